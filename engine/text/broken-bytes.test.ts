import { describe, expect, test } from 'vitest'
import { withBytesRepaired } from './broken-bytes.ts'
import { mapped } from './mapped-text.ts'
import { RepairLog } from './repairs.ts'

const decoder = new TextDecoder('gb18030')
const codes = new Map<string, readonly [number, number]>()
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
const bytesOf = (text: string): number[] => [...text].flatMap(character => codes.get(character) ?? [character.charCodeAt(0)])
const decoded = (bytes: readonly number[]): string => decoder.decode(Uint8Array.from(bytes))

/**
 * What such a site makes of `word` behind `before`: the last byte of the one and the first of the other look to it like a third character, whose pinyin it puts
 * behind them. The first byte of the word is lost, and the rest is read shifted by one byte.
 */
function damaged(before: string, word: string, gloss = 'shì'): { text: string; between: string } {
  const [trail, [lead, ...rest]] = [bytesOf(before).at(-1)!, bytesOf(word) as [number, ...number[]]]
  return { text: `?${gloss})${decoded(rest)}`, between: decoded([trail, lead]) }
}
const repaired = (text: string) => {
  const log = new RepairLog()
  const { text: made, damage } = withBytesRepaired(mapped(text), log)
  return { text: made.text, damage, repairs: log.list(), at: made.at }
}
/** A text that uses these words, so that one knows which characters stand side by side in it. */
const elsewhere = (...words: string[]) => `${words.join('。')}。\n`

// The second byte of 镕 is that of an ASCII letter: there the shifted characters fall in step again.
const { text: broken, between } = damaged('事', '故琉镕')
const before = elsewhere('事故琉镕报告', '另一事故')

describe('characters whose bytes a pinyin tool shifted', () => {
  test('are put back where an ASCII letter falls in step, with what was lost as the rest of the text has it', () => {
    expect(broken).toMatch(/^\?shì\).*[@-~]$/)
    const source = `${before}本次事${broken}报告`
    const { text, damage, repairs } = repaired(source)
    expect(text).toBe(`${before}本次事故琉镕报告`)
    expect(damage).toEqual([])
    const from = source.indexOf('?')
    expect(repairs).toEqual([
      {
        ...{ kind: 'broken-bytes', count: 1 },
        samples: [{ from, to: from + broken.length, was: broken, now: '故琉镕' }],
      },
    ])
  })

  test('are known by the pinyin of the character between, where the text glosses that one', () => {
    const glossed = `${elsewhere('琉镕报告', '事故', '故琉')}${between}(shì)。\n`
    expect(repaired(`${glossed}事${broken}报告`).text).toBe(`${glossed}事故琉镕报告`)
  })

  test('may have pinyin behind the one before, and among them', () => {
    const [first, ...rest] = broken.slice('?shì)'.length)
    const among = `?shì)${first}(lǐ)${rest.join('')}`
    expect(repaired(`${before}本次事(shì)${among}报告`).text).toBe(`${before}本次事(shì)故琉镕报告`)
  })

  test('are put back at each place, and each character knows where it stood', () => {
    const source = `${before}甲事${broken}报告。乙事${broken}报告。`
    const { text, repairs, at } = repaired(source)
    expect(text).toBe(`${before}甲事故琉镕报告。乙事故琉镕报告。`)
    expect(repairs[0]!.count).toBe(2)
    expect(at[text.indexOf('乙')]).toBe(source.indexOf('乙'))
    expect(at[text.length]).toBe(source.length)
  })

  test('are put back up to the last whole one where the line ends within a character', () => {
    // Of the last character only the first byte is left, as the second half of a shifted one.
    const cut = damaged('事', '故报告').text.replace(/.$/u, '')
    const text = elsewhere('事故报告', '事故报')
    expect(repaired(`${text}本次事${cut}\n下一行`).text).toMatch(/本次事故报?\n下一行$/)
  })
})

describe('a byte that was lost', () => {
  const [, trail] = bytesOf('故')
  // Another character with the same second byte: what is left of the two is the same.
  const twin = decoded([0xb0, trail!])
  test('is that of the character which the rest of the text has more often between its neighbours', () => {
    const often = elsewhere('事故琉镕报告', `事${twin}琉镕报告`, `事${twin}琉镕报告`)
    expect(repaired(`${often}本次事${broken}报告`).text).toBe(`${often}本次事${twin}琉镕报告`)
  })
  test('is that of the pinyin all the same, where the text glosses the character between', () => {
    const often = `${elsewhere('事故琉镕报告', `事${twin}琉镕报告`, `事${twin}琉镕报告`)}${between}(shì)。\n`
    expect(repaired(`${often}本次事${broken}报告`).text).toBe(`${often}本次事故琉镕报告`)
    // A gloss of another character says nothing, nor does another gloss.
    for (const gloss of ['这(shì)。\n', `${between}(lù)。\n`]) {
      const other = elsewhere(`事${twin}琉镕报告`) + gloss
      expect(repaired(`${other}本次事${broken}报告`).text).toBe(`${other}本次事${twin}琉镕报告`)
    }
  })
  test('behind a comma that was wide once is known by the comma', () => {
    const { text: shifted, between: third } = damaged('，', '故琉镕')
    const source = `${elsewhere('故琉镕报告', '，故')}${third}(shì)。\n`
    expect(repaired(`${source}本次,${shifted}报告`).text).toBe(`${source}本次,故琉镕报告`)
  })
  test('is one of two, where a question mark that was wide once stands for the others', () => {
    const first = decoded([0xb9, 0xa3])
    const [, second, ...rest] = bytesOf('口镕')
    const text = elsewhere(`事${first}口镕报告`)
    expect(repaired(`${text}本次事??${decoded([second!, ...rest])}报告`).text).toBe(`${text}本次事${first}口镕报告`)
  })
})

describe('a run of shifted characters that ends at another mark', () => {
  const shifted = decoded([bytesOf('故')[1]!, bytesOf('报')[0]!])
  test('ends with the character of that pinyin', () => {
    const text = `${elsewhere('事故报告')}${between}(shì)报(bào)。\n`
    expect(repaired(`${text}本次事?shì)${shifted}?bào)告`)).toMatchObject({ text: `${text}本次事故报告`, damage: [] })
  })
  test('is one character of which both bytes were lost, where the marks follow each other', () => {
    const text = `${elsewhere('事故报告', '事顾')}故(gù)顾(gù)。\n`
    expect(repaired(`${text}本次事?shì)?gù)报告`).text).toBe(`${text}本次事故报告`)
    expect(repaired(`${elsewhere('事故报告')}本次事?shì)?gù)报告`).damage).not.toEqual([])
  })
})

describe('what the rest of the text must know of it', () => {
  const source = (...words: string[]) => `${elsewhere(...words)}本次事${broken}报告`
  test('is half of the characters side by side, those around it too', () => {
    expect(repaired(source('事故琉')).damage).toEqual([])
    expect(repaired(source('事故')).damage).toHaveLength(1)
    expect(repaired(source('事故', '琉镕')).damage).toEqual([])
    expect(repaired(source('事故', '镕报')).damage).toEqual([])
    // At the end of a line nothing stands behind it.
    expect(repaired(`${elsewhere('事故', '故琉')}本次事${broken}\n报告`).damage).toEqual([])
    expect(repaired(`${elsewhere('事故')}本次事${broken}\n报告`).damage).toHaveLength(1)
  })
  test('is that it has each character, where no byte had to be guessed', () => {
    const sure = (...words: string[]) => repaired(`${elsewhere(...words)}${between}(shì)。\n本次事${broken}报告`).damage
    expect(sure('故', '琉', '镕')).toEqual([])
    expect(sure('故', '琉')).toHaveLength(1)
    expect(sure('琉', '镕')).toHaveLength(1)
    expect(repaired(source('故', '琉', '镕')).damage).toHaveLength(1)
  })
  test('is looked for behind the pinyin of what follows, and before that of what stands in front', () => {
    const text = elsewhere('事故', '镕报')
    expect(repaired(`${text}本次事(shì)${broken}报告`).damage).toEqual([])
    expect(repaired(`${text}本次事${broken}(lǐ)报告`).damage).toEqual([])
  })
  test('is less where nothing stands behind it, at the end of a line', () => {
    const short = damaged('事', '故镕').text
    expect(repaired(`${elsewhere('事故')}本次事${short}\n报告`).damage).toEqual([])
    expect(repaired(`${elsewhere('事故')}本次事${short}报告`).damage).toHaveLength(1)
  })
  test('decides at which of two letters it ends: the first may have been a wide one', () => {
    const word = `故${decoded([0xb9, 0xa3])}${decoded([0xc1, 0xb0])}镕`
    const shifted = damaged('事', word).text
    expect(shifted).toContain('Ａ')
    const text = elsewhere(`事${word}报告`)
    expect(repaired(`${text}本次事${shifted.replace('Ａ', 'A')}报告`)).toMatchObject({
      text: `${text}本次事${word}报告`,
      damage: [],
    })
  })
  test('is looked for through sixty characters, and not for ever', () => {
    const long = (count: number) => {
      const word = `故${'琉'.repeat(count)}镕`
      const text = elsewhere(`事${word}报告`)
      return repaired(`${text}本次事${damaged('事', word).text}报告`).damage.length
    }
    expect([long(50), long(70)]).toEqual([0, 1])
  })
})

describe('a place that cannot be put back', () => {
  test('is damage, with some characters around it, and stays as it is', () => {
    const source = `甲乙丙丁。事${broken}报告`
    const { text, damage, repairs } = repaired(source)
    expect(text).toBe(source)
    expect(repairs).toEqual([])
    const from = source.indexOf('?')
    expect(damage).toEqual([
      { from, to: Math.min(source.length, from + '?shì)'.length + 8), text: source.slice(from, from + '?shì)'.length + 8) },
    ])
  })
  test('at the end of the text ends with it', () => {
    const { damage } = repaired('甲乙?shì)丙')
    expect(damage).toEqual([{ from: 2, to: 8, text: '?shì)丙' }])
  })
  test.each(['真的吗?是的', '(shì)事', '事shì)故', '什么?(shì)', '甲?shì)。', 'what?abc'])('is none in %s', text => {
    expect(repaired(text)).toMatchObject({ text, damage: [], repairs: [] })
  })
  test('is looked for five hundred times at most', () => {
    const { damage } = repaired('甲?shì)丙。'.repeat(600))
    expect(damage).toHaveLength(500)
  })
})
