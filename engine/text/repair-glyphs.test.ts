import { describe, expect, test } from 'vitest'
import { type MappedText, mapped } from './mapped-text.ts'
import { inSimplified, withoutMarkup, withPlainGlyphs, withTidySpaces } from './repair-glyphs.ts'
import { RepairLog } from './repairs.ts'

const with_ = (repair: (source: MappedText, log: RepairLog) => MappedText) => (text: string) => {
  const log = new RepairLog()
  return {
    text: repair(mapped(text), log).text,
    repairs: log.list().map(({ kind, count, samples }) => [kind, count, samples[0]]),
  }
}
const [unmarked, plain, tidy] = [with_(withoutMarkup), with_(withPlainGlyphs), with_(withTidySpaces)]

describe('markup', () => {
  test('that breaks a line becomes one, other markup nothing', () => {
    for (const tag of ['<p>', '<br/>', '<br />', '<div class="a">', '<TR>', '<li>', '<h2>'])
      expect(unmarked(`甲${tag}乙`).text, tag).toBe('甲\n乙')
    for (const tag of [
      '<span>',
      '<b>',
      '<a href="x">',
      '<td>',
      '<img src="a"/>',
      '</p>',
      '</SPAN>',
      '?/p>',
      '<table>',
      '<strong>',
    ])
      expect(unmarked(`甲${tag}乙`).text, tag).toBe('甲乙')
  })
  test('that is none stays', () => {
    for (const text of ['3<5', '<公司>', '<article>', 'a<b', '&copy;', '&#12;'])
      expect(unmarked(text), text).toEqual({ text, repairs: [] })
  })
  test('of characters becomes them, of spaces a space', () => {
    expect(unmarked('甲&nbsp;乙&ensp;丙&amp;丁&lt;5&gt;3&quot;').text).toBe('甲 乙 丙&丁<5>3"')
    expect(unmarked('&emsp;&#160;&#12288;').text).toBe('   ')
  })
  test('is noted with what it was', () => {
    expect(unmarked('甲&amp;乙').repairs).toEqual([['tags', 1, { from: 1, to: 6, was: '&amp;', now: '&' }]])
  })
})

describe('characters that nobody sees', () => {
  test('go, but for tabs and ends of lines, which become one kind', () => {
    expect(unmarked('甲\u200b\u00ad\ufeff\u0007乙\t丙\n丁').text).toBe('甲乙\t丙\n丁')
    expect(unmarked('甲\r\n乙\r丙\u2028丁\u2029戊\u0085己\f庚').text).toBe('甲\n乙\n丙\n丁\n戊\n己\n庚')
    expect(unmarked('甲\r\n乙\u200b').repairs.map(([kind, count]) => [kind, count])).toEqual([
      ['invisible', 1],
      ['line-breaks', 1],
    ])
  })
  test('an end of a line that is right already is noted by nobody', () => {
    expect(unmarked('甲\n乙').repairs).toEqual([])
  })
})

describe('glyphs', () => {
  test('of radicals, compatibility and full width are the characters they stand for', () => {
    expect(plain('⻓期⺟⼈\uf901２０ＡＢｃ％．').text).toBe('长期母人更20ABc%.')
  })
  test('that look like 第 are it before the number of a clause alone', () => {
    expect([plain('笫一条').text, plain('苐 12 章').text, plain('笫—节').text]).toEqual(['第一条', '第 12 章', '第一节'])
    expect(plain('床笫之间').text).toBe('床笫之间')
  })
  test('of a dash are one in the number of a clause alone', () => {
    expect([plain('第—条').text, plain('(－)').text, plain('（–）').text]).toEqual(['第一条', '(一)', '（一）'])
    expect([plain('甲—乙').text, plain('(—甲)').text]).toEqual(['甲—乙', '(—甲)'])
  })
  test('of letters are digits within numbers alone', () => {
    expect([plain('2O日').text, plain('1о5').text, plain('2o %').text, plain('1l0').text, plain('3I4').text]).toEqual([
      ...['20日', '105', '20 %', '110', '314'],
    ])
    for (const text of ['OK', '2Os', '5l', 'I5', '甲O乙']) expect(plain(text), text).toEqual({ text, repairs: [] })
  })
  test('are noted one by one', () => {
    expect(plain('２０').repairs).toEqual([['glyphs', 2, { from: 0, to: 1, was: '２', now: '2' }]])
  })
})

describe('traditional characters', () => {
  const letters: Readonly<Record<string, string>> = { 規: '规', 則: '则', 務: '务' }
  const simplified = (toSimplified: (text: string) => string) => with_((source, log) => inSimplified(source, toSimplified, log))
  const each = (text: string) => [...text].map(c => letters[c] ?? c).join('')
  test('become simplified, noted as the runs they stand in', () => {
    expect(simplified(each)('本規則，服務')).toEqual({
      text: '本规则，服务',
      repairs: [['traditional', 3, { from: 1, to: 3, was: '規則', now: '规则' }]],
    })
    expect(simplified(each)('規則').text).toBe('规则')
  })
  test('in a text without any stay as they are', () => {
    expect(simplified(each)('本规则')).toEqual({ text: '本规则', repairs: [] })
  })
  test('are taken one by one where the converter changes the length of the text', () => {
    const longer = (text: string) => each(text).replace('务', '业务')
    expect(simplified(longer)('規則服務').text).toBe('规则服務')
  })
})

describe('spaces', () => {
  test('between Chinese characters, punctuation and numbers behind them go', () => {
    for (const [was, now] of [
      ...[
        ['甲 乙', '甲乙'],
        ['甲\u3000\u00a0乙', '甲乙'],
        ['甲， 乙', '甲，乙'],
        ['甲 （乙）', '甲（乙）'],
        ['共 3 个', '共3个'],
        ['甲\t(乙)', '甲(乙)'],
      ],
      ...[
        ['甲\u2003乙', '甲乙'],
        ['甲\u202f乙', '甲乙'],
        ['甲\u200a乙', '甲乙'],
      ],
    ] as const)
      expect(tidy(was).text, was).toBe(now)
  })
  test('of words in letters stay', () => {
    for (const text of ['CRM 系统', 'a b', '甲 B', '5 台', '3 米']) expect(tidy(text), text).toEqual({ text, repairs: [] })
  })
  test('before a unit, and behind 第, go', () => {
    for (const [was, now] of [
      ['3 个', '3个'],
      ['20 工作日', '20工作日'],
      ['5 万', '5万'],
      ['第 A', '第A'],
      ['12 条', '12条'],
    ] as const)
      expect(tidy(was).text, was).toBe(now)
    expect(tidy(`3${' '.repeat(20)}个`).text).toBe('3个')
    expect(tidy(`3${' '.repeat(21)}个`).text).toBe(`3${' '.repeat(21)}个`)
    expect(tidy('3\u2003个').text).toBe('3\u2003个')
    expect(tidy('第 \u2003A').text).toBe('第\u2003A')
  })
  test('at the ends of lines go', () => {
    expect(tidy('  abc \t\n  def  ').text).toBe('abc\ndef')
    expect(tidy('\u2003abc').text).toBe('\u2003abc')
  })
  test('are noted with how many went', () => {
    expect(tidy('甲   乙').repairs).toEqual([
      ['spaces', expect.any(Number), expect.objectContaining({ from: expect.any(Number) })],
    ])
  })
})

describe('punctuation', () => {
  test('between Chinese words is Chinese', () => {
    expect(tidy('甲,乙;丙:丁?戊!己').text).toBe('甲，乙；丙：丁？戊！己')
    expect(tidy('5%,甲').text).toBe('5%，甲')
    expect(tidy('甲:\n乙').text).toBe('甲：\n乙')
  })
  test('of numbers and letters stays', () => {
    for (const text of ['1,000', 'a, b', '甲.乙', '10:30', '甲,B']) expect(tidy(text), text).toEqual({ text, repairs: [] })
  })
})

describe('brackets', () => {
  test('close as they open', () => {
    expect([tidy('(一）').text, tidy('（一)').text, tidy('〔一]').text, tidy('［一)').text, tidy('[X〕').text]).toEqual([
      ...['(一)', '（一）', '〔一〕', '［一］', '[X]'],
    ])
    expect(tidy('(一）').repairs).toEqual([['brackets', 1, { from: 0, to: 3, was: '(一）', now: '(一)' }]])
  })
  test('that are right, far apart or in two lines stay', () => {
    for (const text of ['(一)', '（一）', `(${'一'.repeat(13)}）`, '(一\n二）', '()', '(）'])
      expect(tidy(text), text).toEqual({ text, repairs: [] })
    expect(tidy(`(${'一'.repeat(12)}）`).text).toBe(`(${'一'.repeat(12)})`)
  })
})
