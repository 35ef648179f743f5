import { describe, expect, test } from 'vitest'
import { withLinesJoined } from './join-lines.ts'
import { mapped } from './mapped-text.ts'
import { RepairLog } from './repairs.ts'

const joined = (text: string) => withLinesJoined(mapped(text), new RepairLog()).text
/** A line of so many characters without the end of a sentence. */
const open = (length: number) => '字'.repeat(length)
/** How many lines are left of these. */
const linesLeft = (...lines: readonly string[]) => joined(lines.join('\n')).split('\n').length
/** Five lines that a page broke at 20 characters, and a sixth that ends their sentence. */
const page = [open(20), open(20), open(20), open(20), open(20), '完成。']

describe('lines that end where their sentences do', () => {
  test('stay as they are', () => {
    const text = '第一条 登记。\n登记以后回访。\n第二条 附则'
    expect(joined(text)).toBe(text)
    expect(joined('')).toBe('')
    expect(joined('一行')).toBe('一行')
  })
  test('lose the empty lines between them, and the space at their ends', () => {
    expect(joined('登记。\n\n \n回访。')).toBe('登记。\n回访。')
    expect(joined('登记。\n回访。\n\n附则。')).toBe('登记。\n回访。\n附则。')
  })
})

describe('a line that goes on', () => {
  test('behind a comma is joined, whatever its length', () => {
    for (const end of '，、,') expect(joined(`登记${end}\n回访。`), end).toBe(`登记${end}回访。`)
    expect(joined('登记，再说\n回访。')).toBe('登记，再说\n回访。')
  })
  test('with what closes the line before is joined', () => {
    for (const begin of '，。；、）)》”') expect(joined(`登记\n${begin}回访。`), begin).toBe(`登记${begin}回访。`)
    expect(joined('登记\n回访）完。')).toBe('登记\n回访）完。')
  })
  test('over an empty line is joined without it', () => {
    expect(joined('登记，\n\n回访。')).toBe('登记，回访。')
  })
  test('but begins a clause or an item of a list keeps its line', () => {
    for (const begin of [
      '第二条 ',
      '一、',
      '(二)',
      '1.1 ',
      'Article 2 ',
      '1.',
      '12、',
      '3)',
      '4）',
      '5．',
      '(6)',
      '（12）',
      '①',
      '⑳',
      '•',
      '- ',
    ])
      expect(joined(`登记，\n${begin}回访。`), begin).toBe(`登记，\n${begin}回访。`)
  })
  test('with a number that counts something is no item of a list', () => {
    for (const begin of ['3个工作日', '123.', '(123)', '(三天)', '约1.'])
      expect(joined(`登记，\n${begin}回访。`), begin).toBe(`登记，${begin}回访。`)
  })
})

describe('lines that a page broke at its width', () => {
  test('are one again', () => {
    expect(joined(page.join('\n'))).toBe(page.join(''))
    expect(joined(page.join('\n\n'))).toBe(page.join(''))
  })
  test('of letters or digits get a space between, of Chinese none', () => {
    const english = Array.from({ length: 6 }, () => 'the customer service')
    expect(joined(english.join('\n'))).toBe(english.join(' '))
    const mixed = (end: string, begin: string) =>
      joined([...page.slice(0, 5), `${open(19)}${end}`, `${begin}完成。`].join('\n')).slice(119, -3)
    expect([mixed('a', 'Z'), mixed('9', '0')]).toEqual(['a Z', '9 0'])
    expect([mixed('A', '字'), mixed('字', 'a'), mixed('字', '字')]).toEqual(['A字', '字a', '字字'])
    expect(joined([...page.slice(0, 5), `${open(18)}a字`, 'b完成。'].join('\n'))).toContain('a字b完成')
    expect(joined([...page.slice(0, 5), `${open(19)}a`, '字b完成。'].join('\n'))).toContain('a字b完成')
  })
  test('are at least five', () => {
    expect(linesLeft(...page)).toBe(1)
    expect(linesLeft(...page.slice(1))).toBe(5)
  })
  test('are a quarter of the lines, else they are headings', () => {
    const ended = (count: number) => Array.from({ length: count }, () => '登记。')
    expect(linesLeft(...ended(14), ...page)).toBe(15)
    expect(linesLeft(...ended(15), ...page)).toBe(21)
  })
  test('have at least 12 characters and at most 120', () => {
    const lines = (length: number) => Array.from({ length: 5 }, () => open(length))
    expect([11, 12, 120, 121].map(length => linesLeft(...lines(length), '完成。'))).toEqual([6, 1, 1, 6])
  })
  test('are about as long as the one in their middle: 60 in 100 of them within five characters', () => {
    // Ten lines without an end; of 12 or 40 characters those that are not of the width. A line of 12 keeps its own.
    const among = (same: number) =>
      linesLeft(...Array.from({ length: same }, () => open(30)), ...Array.from({ length: 10 - same }, () => open(12)))
    expect([6, 5].map(among)).toEqual([4, 10])
    const near = (length: number) =>
      linesLeft(open(length), open(length), open(30), open(30), open(30), open(30 + 30 - length), '完成。')
    expect([25, 24].map(near)).toEqual([1, 7])
  })
  test('keep a line that is shorter by seven characters: a heading', () => {
    const heading = (length: number) => linesLeft('完成。', open(length), ...page)
    expect([14, 13].map(heading)).toEqual([2, 3])
  })
  test('keep lines that end a sentence, a heading or a quotation', () => {
    for (const end of [
      '。',
      '；',
      ';',
      '：',
      ':',
      '！',
      '!',
      '？',
      '?',
      '」',
      '』',
      '.',
      '.”',
      '."',
      '。”',
      '。"',
      '。）',
      '。)',
    ])
      expect(linesLeft(...page, `${open(20 - end.length)}${end}`, '字'), end).toBe(3)
    for (const end of ['”', '）', ')', '。字', '.字', '.）', ';”'])
      expect(linesLeft(...page, `${open(20 - end.length)}${end}`, '字'), end).toBe(2)
  })
  test('are not joined with a clause or an item of a list', () => {
    for (const begin of ['第二条 回访。', '1.回访。', '（1）回访。', '①回访。'])
      expect(linesLeft(...page.slice(0, 5), begin), begin).toBe(2)
  })
  test('in any order have the same width', () => {
    expect(linesLeft(open(21), open(19), open(20), open(60), open(22), open(18), open(13), '完成。')).toBe(2)
  })
})

describe('what was joined', () => {
  test('is noted with where it stood and six characters on both sides', () => {
    const log = new RepairLog()
    withLinesJoined(mapped('应当先核对设备的编号，\n\n然后再登记到系统里。\n\n完。'), log)
    expect(log.list()).toEqual([
      { kind: 'line-breaks', count: 1, samples: [{ from: 11, to: 13, was: '设备的编号，', now: '设备的编号，然后再登记到' }] },
    ])
  })
  test('stands where it stood in the original', () => {
    const { text, at } = withLinesJoined(mapped('登记，\n\n回访。\n\n完。'), new RepairLog())
    expect(text).toBe('登记，回访。\n完。')
    expect([...at]).toEqual([0, 1, 2, 5, 6, 7, 8, 10, 11, 12])
  })
})
