import { describe, expect, test } from 'vitest'
import { rankOf, roleNamed, triggersOf } from './draft-words.ts'
import { sayCandidate } from './say-candidate.ts'

describe('a post of a text', () => {
  test('is the role of the product that it surely means', () => {
    const roles = {
      各部门负责人: 'department-head',
      一线人员: 'front-line',
      客服专员: 'service-desk',
      维修工程师: 'field-engineer',
      总经理: 'principal',
      法务部: 'legal',
      审计部门: 'auditor',
    }
    for (const [name, role] of Object.entries(roles)) expect(roleNamed(name), name).toBe(role)
    for (const name of ['', '客服', '总经理助理', '副总经理', '甲部门负责人']) expect(roleNamed(name), name).toBeUndefined()
  })
})

describe('what a duty asks for', () => {
  test('runs between the events that its verb means, where it means one', () => {
    expect(triggersOf('在1小时内上报')).toMatchObject({ start: 'case.opened', stop: 'case.reported', act: 'report' })
    expect(triggersOf('核实情况')).toMatchObject({ stop: 'case.verified' })
    expect(triggersOf('回访客户')).toMatchObject({ start: 'handling.completed', stop: 'customer.answered' })
    expect(triggersOf('组织复盘')).toMatchObject({ stop: 'retrospective.recorded' })
    expect([triggersOf('核实后上报'), triggersOf('保管'), triggersOf('填写报告记录')]).toEqual([undefined, undefined, undefined])
  })
})

describe('the rank of a level', () => {
  test('is told by its name, the lightest first', () => {
    expect(['轻微', '一般', '较大', '重大', '特别重大', '四级', '三级', '二级', '一级', '其他'].map(rankOf)).toEqual([
      1, 2, 3, 4, 5, 1, 2, 3, 4, 0,
    ])
  })
})

describe('a confirmed candidate in words', () => {
  const say = (value: Parameters<typeof sayCandidate>[0]['value'], words = '原文') => sayCandidate({ value, words })
  test('says what it is, with the words of the text', () => {
    expect(say({ kind: 'duty', who: '客服部', what: '', isForbidden: false })).toBe('责任：客服部（“原文”）')
    expect(say({ kind: 'duty', who: '', what: '', isForbidden: false })).toBe('责任：未写明何人（“原文”）')
    expect(say({ kind: 'duty', who: '客服部', what: '', isForbidden: true })).toBe('禁止：客服部（“原文”）')
    expect(say({ kind: 'duty', who: '', what: '', isForbidden: true })).toBe('禁止：未写明何人（“原文”）')
    expect(say({ kind: 'approval', by: '总经理' })).toBe('审批：总经理（“原文”）')
    expect(say({ kind: 'amount', bound: 'gte', fen: 250 })).toBe('金额不少于 2.5 元（“原文”）')
    expect(say({ kind: 'level', name: '重大' })).toBe('等级：重大（“原文”）')
    expect(say({ kind: 'weight', percent: 40, of: '' })).toBe('权重 40%（“原文”）')
    expect(say({ kind: 'penalty', measure: '警告' })).toBe('处罚：警告（“原文”）')
    expect(say({ kind: 'undefined', word: '[X]', isPlaceholder: true })).toBe('未填写 [X]（“原文”）')
    expect(say({ kind: 'undefined', word: '多次', isPlaceholder: false })).toBe('未定量：多次（“原文”）')
  })
  test('says each kind of clock', () => {
    const clock = (clock: Extract<Parameters<typeof say>[0], { kind: 'clock' }>['clock']) =>
      say({ kind: 'clock', clock }).replace('（“原文”）', '')
    expect(clock({ rule: 'within', duration: { hours: 2 } })).toBe('时限 2小时')
    expect(clock({ rule: 'ahead', duration: { workdays: 2 } })).toBe('提前 2个工作日')
    expect(clock({ rule: 'at-least', duration: { years: 3 } })).toBe('至少 3年')
    expect([clock({ rule: 'at-once' }), clock({ rule: 'same-day' })]).toEqual(['立即', '当日'])
    expect([clock({ rule: 'every', every: 'week', count: 1 }), clock({ rule: 'every', every: 'month', count: 3 })]).toEqual([
      '每周',
      '每3个月',
    ])
    expect([clock({ rule: 'by', day: 5 }), clock({ rule: 'by', month: 4, day: 30 })]).toEqual(['每月5日前', '每年4月30日前'])
  })
  test('has its words in one line, 60 characters at most', () => {
    expect(say({ kind: 'level', name: '重大' }, '甲 \n 乙')).toBe('等级：重大（“甲 乙”）')
    expect(say({ kind: 'level', name: '重大' }, '甲'.repeat(61))).toBe(`等级：重大（“${'甲'.repeat(60)}”）`)
  })
})
