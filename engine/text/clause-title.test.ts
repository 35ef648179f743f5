import { describe, expect, test } from 'vitest'
import { titleOf } from './clause-title.ts'

describe('a clause is called', () => {
  test('by its heading, without the colon after it', () => {
    expect(titleOf('投诉受理', 'article', '3')).toBe('投诉受理')
    expect(titleOf('投诉受理：\n客服受理投诉。', 'article', '3')).toBe('投诉受理')
    expect(titleOf('投诉受理\n客服在四小时内受理投诉。', 'article', '3')).toBe('投诉受理')
    expect(titleOf('  总则  ', 'chapter', '1')).toBe('总则')
  })
  test('of a chapter by its first forty characters, whatever they are', () => {
    expect(titleOf(`总则，${'长'.repeat(50)}`, 'chapter', '1')).toBe(`总则，${'长'.repeat(37)}`)
    expect(titleOf(`总则，${'长'.repeat(50)}`, 'book', '1')).toHaveLength(40)
    expect(titleOf(`总则，${'长'.repeat(50)}`, 'section', '1')).toHaveLength(40)
  })
  test('by what stands before its colon, or its first words, cut where they are long', () => {
    expect(titleOf('受理时限：客服在四小时内受理投诉。', 'article', '3')).toBe('受理时限')
    expect(titleOf('客服受理投诉，并登记。', 'article', '3')).toBe('客服受理投诉')
    expect(titleOf(`${'长'.repeat(24)}，其余。`, 'article', '3')).toBe('长'.repeat(24))
    expect(titleOf(`${'长'.repeat(25)}，其余。`, 'article', '3')).toBe(`${'长'.repeat(23)}…`)
  })
  test('by a line of up to 24 characters as it stands, unless it is a sentence', () => {
    expect(titleOf('受理时限：四小时', 'article', '3')).toBe('受理时限：四小时')
    expect(titleOf(`${'长'.repeat(20)}：四小时`, 'article', '3')).toBe(`${'长'.repeat(20)}：四小时`)
    expect(titleOf(`${'长'.repeat(20)}：四个小时`, 'article', '3')).toBe('长'.repeat(20))
    for (const end of ['。', '；', ';', '，', ',']) expect(titleOf(`受理：四小时${end}`, 'article', '3')).toBe('受理')
  })
  test('by a name before the colon even where a heading runs into its text', () => {
    expect(titleOf('服务公司应当明确要求：客服在四小时内受理。', 'decimal', '3')).toBe('服务公司应当明确要求')
  })
  test('by a heading that runs into its text, but for articles, whose text begins at once', () => {
    const text = '服务质量公司应当在四小时内受理投诉，并登记在册，另行通知客户。'
    expect(titleOf(text, 'decimal', '3')).toBe('服务质量')
    expect(titleOf(text, 'article', '3')).toBe('服务质量公司应当在四小时内受理投诉')
  })
  test('by a line without words that end it, as it is', () => {
    expect(titleOf(`，${'长'.repeat(30)}`, 'article', '3')).toBe(`，${'长'.repeat(22)}…`)
  })
  test('by its number where it has no words', () => {
    expect(titleOf('', 'article', '3.2')).toBe('3.2')
    expect(titleOf('  \n后文', 'article', '3.2')).toBe('3.2')
  })
})
