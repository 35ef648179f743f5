import { describe, expect, test } from 'vitest'
import type { Found } from './candidate-schema.ts'
import { findLevels, findPenalties, findUndefined, findWeights } from './find-words.ts'

const words = (find: (text: string) => Found[]) => (text: string) => find(text).map(({ from, to }) => text.slice(from, to))

describe('weights', () => {
  const weights = (text: string) =>
    findWeights(text).map(({ from, to, value }) => [
      text.slice(from, to),
      value.kind === 'weight' ? `${value.of} ${value.percent}` : '',
    ])
  test('are shares of something, with what they are of', () => {
    expect(weights('考核：满意度占40%，及时率权重为百分之二十五。')).toEqual([
      ['占40%', '满意度 40'],
      ['权重为百分之二十五', '及时率 25'],
    ])
    expect(weights('出勤比重12.5％')).toEqual([['比重12.5％', '出勤 12.5']])
  })
  test('given one after the other are each a weight, with the words of the first alone', () => {
    expect(weights('评分权重分别为70%、20%和10%。')).toEqual([
      ['权重分别为70%', '评分 70'],
      ['20%', ' 20'],
      ['10%', ' 10'],
    ])
    expect(weights('权重分别为30%和30%，其他')).toEqual([
      ['权重分别为30%', ' 30'],
      ['30%', ' 30'],
    ])
    expect(findWeights('权重分别为30%和30%').map(({ from, to }) => [from, to])).toEqual([
      [0, 8],
      [9, 12],
    ])
  })
  test('that only follow in a list are one', () => {
    expect(weights('满意度占70%、30%为其他')).toEqual([['占70%', '满意度 70']])
  })
  test('are none where they are what something must reach', () => {
    for (const between of ['不低于', '不少于', '不高于', '不超过', '达到', '超过', '大于', '小于', '以上为'])
      expect(weights(`占比${between}90%`), between).toEqual([])
    expect([weights('占比90%以上'), weights('占比90%以下')]).toEqual([[], []])
    expect(weights('以上占比90%，以下从略')).toEqual([['占比90%', '以上 90']])
  })
})

describe('levels', () => {
  test('are names before what has levels, or in a list of them', () => {
    expect(words(findLevels)('重大投诉与一般异常，三级响应')).toEqual(['重大', '一般', '三级'])
    expect(words(findLevels)('分为轻微、一般、严重三级')).toEqual(['轻微', '一般', '严重'])
    expect(words(findLevels)('一般情况下')).toEqual([])
  })
  test('are named as they stand there', () => {
    expect(findLevels('特别重大事故').map(({ value }) => value)).toEqual([{ kind: 'level', name: '特别重大' }])
    expect(findLevels('Ⅱ级预警').map(({ value }) => value)).toEqual([{ kind: 'level', name: 'Ⅱ级' }])
    expect(findLevels('较大和紧急类').map(({ value }) => value)).toEqual([
      { kind: 'level', name: '较大' },
      { kind: 'level', name: '紧急' },
    ])
  })
})

describe('penalties', () => {
  test('are called by one name, whatever the words', () => {
    const measures = (text: string) => findPenalties(text).map(({ value }) => (value.kind === 'penalty' ? value.measure : ''))
    expect(measures('给予书面警告、记大过、辞退')).toEqual(['警告', '记过', '解除劳动合同'])
    expect(measures('处500元罚款，扣除当月奖金，绩效考核扣5分，调离岗位')).toEqual(['罚款', '扣除绩效', '扣分', '调岗'])
    expect(words(findPenalties)('给予书面警告、处500元罚款')).toEqual(['书面警告', '处500元罚款'])
  })
  test('are none where they are not imposed', () => {
    for (const before of ['不予', '免予', '免于', '不得', '可以', '缴纳'])
      expect(findPenalties(`${before}降级`), before).toEqual([])
    expect(words(findPenalties)('可以先降级')).toEqual(['降级'])
    expect(words(findPenalties)('可以申诉，缴纳后仍予降职')).toEqual(['降职'])
    expect(words(findPenalties)('降级')).toEqual(['降级'])
  })
})

describe('what is left open', () => {
  test('are vague words and blanks, in the order of the text', () => {
    expect(findUndefined('罚款__元，必要时[X]日内及时处理，多次的酌情')).toEqual([
      { from: 2, to: 4, value: { kind: 'undefined', word: '__', isPlaceholder: true } },
      { from: 6, to: 9, value: { kind: 'undefined', word: '必要时', isPlaceholder: false } },
      { from: 9, to: 12, value: { kind: 'undefined', word: '[X]', isPlaceholder: true } },
      { from: 14, to: 16, value: { kind: 'undefined', word: '及时', isPlaceholder: false } },
      { from: 19, to: 21, value: { kind: 'undefined', word: '多次', isPlaceholder: false } },
      { from: 22, to: 24, value: { kind: 'undefined', word: '酌情', isPlaceholder: false } },
    ])
  })
  test('is nothing within another word', () => {
    expect(words(findUndefined)('及时率、及时性、分级及时限')).toEqual([])
    expect(words(findUndefined)('(甲)')).toEqual([])
  })
})
