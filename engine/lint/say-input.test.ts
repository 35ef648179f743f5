import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { cleanPack } from './clean-pack.fixture.ts'
import { axisOfPacks, fieldTitle, sayRegion, saySample, valueTitle } from './say-input.ts'

const words = (zh: string, en: string) => ({ zh, en })
const pack: Pack = {
  ...cleanPack,
  levels: [{ ...cleanPack.levels[0]!, id: 'minor', title: words('轻微', 'minor level') }],
  categories: [
    {
      id: 'fault',
      clause: '1',
      title: words('故障', 'fault'),
      subtypes: [{ id: 'noise', clause: '1', title: words('异响', 'noise') }],
    },
  ] as unknown as Pack['categories'],
}
const axes = {
  lossFen: { kind: 'int', min: 0, unit: '分', title: words('损失', 'loss') },
  days: { kind: 'int', title: words('天数', 'days') },
} as const

describe('a field', () => {
  test('is called by the words of the events, else of a table, else of a record, else by itself', () => {
    expect(fieldTitle([pack], 'amountFen')).toEqual({ zh: '金额', en: 'amount' })
    expect(fieldTitle([pack], 'lossFen')).toEqual({ zh: '损失', en: '损失' })
    expect(fieldTitle([pack], 'passed')).toEqual({ zh: '合格', en: '合格' })
    expect(fieldTitle([pack], 'unheardOf')).toEqual({ zh: 'unheardOf', en: 'unheardOf' })
    const { records: _, ...without } = pack
    expect(fieldTitle([without], 'passed').zh).toBe('passed')
    expect(fieldTitle([without, pack], 'passed').zh).toBe('合格')
    const named = {
      ...pack,
      tables: [{ ...pack.tables[0]!, axes: { passed: { kind: 'enum' as const, title: words('通过', 'pass') } } }],
    }
    expect(fieldTitle([named as unknown as Pack], 'passed')).toEqual({ zh: '通过', en: 'pass' })
  })
  test('has the axis of the first table that has it', () => {
    expect(axisOfPacks([{ ...pack, tables: [] }, pack], 'lossFen')).toBe(pack.tables[0]!.axes.lossFen)
    expect(axisOfPacks([pack], 'days')).toBeUndefined()
  })
})

describe('a value', () => {
  test('is called by the regulation where its field has names there, else by the words of the events', () => {
    expect(valueTitle([pack], 'level', 'minor')).toEqual({ zh: '轻微', en: 'minor level' })
    expect(valueTitle([pack], 'category', 'fault')).toEqual({ zh: '故障', en: 'fault' })
    expect(valueTitle([pack], 'subtype', 'noise')).toEqual({ zh: '异响', en: 'noise' })
    expect(valueTitle([pack], 'part', 'motor')).toEqual({ zh: '电机', en: '电机' })
    expect(valueTitle([pack], 'channel', 'phone')).toEqual({ zh: '电话', en: 'phone' })
    for (const [field, value] of [
      ['channel', 'minor'],
      ['level', 'fault'],
      ['category', 'noise'],
      ['subtype', 'fault'],
      ['passed', 'motor'],
      ['part', 'gear'],
    ] as const)
      expect(valueTitle([pack], field, value), `${field} ${value}`).toBeUndefined()
    const { records: _, ...without } = pack
    expect(valueTitle([without], 'part', 'motor')).toBeUndefined()
  })
})

describe('one input', () => {
  test('is each field with its value', () => {
    expect(saySample([pack], axes, { lossFen: 1_000_000, channel: 'phone' })).toEqual({
      zh: expect.stringMatching(/^损失 .*1 ?万元、渠道 电话$/),
      en: expect.stringMatching(/^loss .*10,000.*, channel phone$/),
    })
    expect(saySample([pack], axes, { level: 'minor' })).toEqual({ zh: '等级 轻微', en: 'level minor level' })
    expect(saySample([pack], axes, {})).toEqual({ zh: '', en: '' })
  })
})

describe('a region of inputs', () => {
  const say = (region: Parameters<typeof sayRegion>[2]) => sayRegion([pack], axes, region)
  test('of numbers is from where on and up to where, or exactly one', () => {
    expect(say({ days: { gte: 3, lt: 8 } })).toEqual({ zh: '天数 3至不满 8', en: 'days 3 to below 8' })
    expect(say({ days: { gte: 3 } })).toEqual({ zh: '天数 3及以上', en: 'days 3 or more' })
    expect(say({ days: { lt: 8 } })).toEqual({ zh: '天数不满 8', en: 'days below 8' })
    expect(say({ days: { gte: 3, lt: 4 } })).toEqual({ zh: '天数正好 3', en: 'days exactly 3' })
    expect(say({ days: { gte: 3, lt: 5 } })).toEqual({ zh: '天数 3至不满 5', en: 'days 3 to below 5' })
  })
  test('begins nowhere where it begins with the least that there is', () => {
    expect(say({ lossFen: { gte: 0, lt: 100_000_000 } }).zh).toMatch(/^损失不满/)
    expect(say({ lossFen: { gte: 1, lt: 100_000_000 } }).zh).toMatch(/^损失 .*至不满/)
    expect(say({ lossFen: { gte: 0 } })).toEqual({ zh: '', en: '' })
    expect(say({ days: { gte: 0 } }).zh).toBe('天数 0及以上')
  })
  test('of values lists them, of yes and no says the field itself', () => {
    expect(say({ channel: ['phone', 'web'] })).toEqual({ zh: '渠道为电话、网站', en: 'channel phone, web' })
    expect(say({ channel: ['phone'] })).toEqual({ zh: '渠道为电话', en: 'channel phone' })
    expect(say({ urgent: [true] })).toEqual({ zh: '加急', en: 'urgent' })
    expect(say({ urgent: [false] })).toEqual({ zh: '非加急', en: 'not urgent' })
    expect(say({ urgent: [false], channel: ['web'] })).toEqual({ zh: '非加急、渠道为网站', en: 'not urgent, channel web' })
  })
  test('leaves out what says no such thing: a range of values, one with other ends, a field that is free', () => {
    for (const region of [
      { channel: { gte: 3 } },
      { days: { gt: 3 } },
      { days: { lte: 3 } },
      { days: { gt: 3, lt: 9 } },
    ] as const)
      expect(say(region as never)).toEqual({ zh: '', en: '' })
    expect(say({ lossFen: { gte: 0 }, urgent: [true] })).toEqual({ zh: '加急', en: 'urgent' })
  })
})
