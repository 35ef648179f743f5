import { describe, expect, test } from 'vitest'
import { mapped } from './mapped-text.ts'
import { adjacentPairs, withoutPinyin } from './pinyin-gloss.ts'
import { RepairLog } from './repairs.ts'

describe('pinyin behind a character', () => {
  test('goes, in brackets of both widths, where it has a tone', () => {
    const log = new RepairLog()
    expect(withoutPinyin(mapped('重(zhòng)要（yào）的(de)系统(app)'), log).text).toBe('重要的(de)系统(app)')
    expect(log.list()).toEqual([
      {
        ...{ kind: 'pinyin', count: 2 },
        samples: [
          { from: 1, to: 8, was: '重(zhòng)', now: '重' },
          { from: 9, to: 14, was: '要（yào）', now: '要' },
        ],
      },
    ])
  })
  test('stays behind a letter, or with more than six letters', () => {
    for (const text of ['A(zhòng)', '(zhòng)', '重(zhuàngá)', '重(zhòng'])
      expect(withoutPinyin(mapped(text), new RepairLog()).text, text).toBe(text)
    expect(withoutPinyin(mapped('重(zhuàng)'), new RepairLog()).text).toBe('重')
  })
})

describe('characters side by side', () => {
  test('are counted without the pinyin between them', () => {
    const pairs = adjacentPairs('重(zhòng)要，重要(de)')
    expect([pairs.of('重', '要'), pairs.of('要', '，'), pairs.of('要', '('), pairs.of('要', '重'), pairs.of('重', '(')]).toEqual([
      2, 1, 1, 0, 0,
    ])
    expect([pairs.has('重'), pairs.has(')'), pairs.has('ò'), pairs.has('甲')]).toEqual([true, true, false, false])
  })
  test('of one pinyin are known by it, each once', () => {
    const { glossed } = adjacentPairs('时(shí)实(shí)时(shí)系统(app)')
    expect([...glossed]).toEqual([['shí', ['时', '实']]])
  })
  test('are none in a text of one character', () => {
    expect(adjacentPairs('甲').of('甲', '')).toBe(0)
    expect(adjacentPairs('').has('')).toBe(false)
  })
})
