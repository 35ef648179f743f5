import { describe, expect, test } from 'vitest'
import { findAmounts, findApprovals } from './find-approvals.ts'

const who = (text: string) => findApprovals(text).map(({ value }) => (value.kind === 'approval' ? value.by : ''))
const amounts = (text: string) =>
  findAmounts(text).map(({ from, to, value }) => [
    text.slice(from, to),
    value.kind === 'amount' ? `${value.bound} ${value.fen}` : '',
  ])

describe('who decides', () => {
  test('is named behind 经, 由, 报 and 须, and before the verb alone', () => {
    expect(who('经财务总监批准后')).toEqual(['财务总监'])
    expect(who('由总经理审批')).toEqual(['总经理'])
    expect(who('报请分管领导同意')).toEqual(['分管领导'])
    expect(who('须法务部会签')).toEqual(['法务部'])
    expect(who('5万元以下:部门经理审批;')).toEqual(['部门经理'])
    expect(who('征得客户本人的书面同意')).toEqual(['客户本人'])
    expect(who('经三分之二以上董事同意')).toEqual(['三分之二以上董事'])
  })
  test('is named without the words around the name', () => {
    expect(who('事先须经由部门负责人书面批准')).toEqual(['部门负责人'])
    expect(who('经总经理和财务总监双方共同签字')).toEqual(['总经理和财务总监'])
    for (const before of ['必要时须', '需', '需要', '应', '应当', '一律'])
      expect(who(`经${before}总经理批准`), before).toEqual(['总经理'])
    expect(who('经总经理统一组织审批')).toEqual(['总经理'])
    expect(findApprovals('应征得客户本人的书面同意').map(({ from, to }) => [from, to])).toEqual([[1, 12]])
  })
  test('of several in a row are each named, with where they stand', () => {
    const text = '经财务经理复核、总会计师批准,并报总经理审批'
    expect(who(text)).toEqual(['财务经理', '总会计师', '总经理'])
    expect(findApprovals(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '经财务经理复核',
      '、总会计师批准',
      ',并报总经理审批',
    ])
  })
  test('are told in the order of the text, and each once', () => {
    expect(who('由总经理审批。须经三分之二以上股东表决通过。经客服主管审核。')).toEqual([
      '总经理',
      '三分之二以上股东',
      '客服主管',
    ])
  })
  test('is nobody of another word, or of one character', () => {
    for (const text of ['经理审批流程', '已经批准', '未经允许', '曾经确认', '由甲审批', '按审批权限', '由总经理审批流程'])
      expect(who(text), text).toEqual([])
  })
})

describe('bounds of amounts', () => {
  test('before the number', () => {
    for (const [bound, words] of [
      ['lt', ['不满', '未满', '不足', '低于', '少于', '小于', '未达', '<']],
      ['lte', ['不超过', '不得超过', '不高于', '不大于', '至多', '最高', '上限为', '限额', '≤']],
      ['gt', ['超过', '超出', '高于', '大于', '多于', '>']],
      ['gte', ['不低于', '不少于', '不小于', '达到', '至少', '起点为', '≥']],
    ] as const)
      for (const word of words) expect(amounts(`${word}5万元`), word).toEqual([[`${word}5万元`, `${bound} 5000000`]])
    expect(amounts('不超过人民币5000元')).toEqual([['不超过人民币5000元', 'lte 500000']])
  })
  test('behind the number', () => {
    for (const [after, bound] of [
      ...([
        ['以上', 'gte'],
        ['及以上', 'gte'],
        ['以下', 'lte'],
        ['及以下', 'lte'],
        ['以内', 'lte'],
        ['之内', 'lte'],
      ] as const),
      ...([
        ['以外', 'gt'],
        ['≤', 'gte'],
        ['<', 'gt'],
        ['(不含)以上', 'gt'],
        ['(不含)以下', 'lt'],
        ['(含)以上', 'gte'],
        ['(含)以下', 'lte'],
      ] as const),
    ])
      expect(amounts(`金额5万元${after}的`), after).toEqual([[`5万元${after}`, `${bound} 5000000`]])
  })
  test('before the number count where both stand there', () => {
    expect(amounts('超过5万元以下')).toEqual([['超过5万元以下', 'gt 5000000']])
  })
  test('of a range are both its ends', () => {
    for (const to of ['-', '~', '—', '至', '到'])
      expect(amounts(`2万元${to}5万元`), to).toEqual([
        [`2万元${to}`, 'gte 2000000'],
        ['5万元', 'lte 5000000'],
      ])
    expect(amounts('2万元至5万元,另付8万元')).toHaveLength(2)
    expect(amounts('2万元至5万元以下').map(([, bound]) => bound)).toEqual(['gte 2000000', 'lte 5000000'])
  })
  test('of a sum that bounds nothing are none', () => {
    expect([amounts('支付5万元'), amounts('5万元至今'), amounts('超过5万')]).toEqual([[], [], []])
  })
  test('are in 分, of figures and of words', () => {
    expect(amounts('3,000元以上、12.5元以下、一百万元以上').map(([, bound]) => bound)).toEqual([
      'gte 300000',
      'lte 1250',
      'gte 100000000',
    ])
  })
})
