import { describe, expect, test } from 'vitest'
import { Pack } from '../pack.ts'
import { compileEdition } from '../rules.ts'
import { draftPackFrom } from './draft-pack.ts'
import { findCandidates } from './find-candidates.ts'
import { readRegulation } from './read-regulation.ts'

const text = `售后服务管理办法
第一章 总则
第一条 本办法适用于全体员工。
第二章 处理
第二条 投诉分为一般投诉和重大投诉。
第三条 一线服务人员应当在1小时内上报部门负责人。
第四条 审批权限
（一）赔付金额不满2万元的，由售后经理审批；
（二）赔付金额2万元以上的，由总经理审批。
第五条 客户满意度占40%。
第六条 网点人员应当在2日内回访客户。`
const facts = {
  id: 'after-sales',
  title: '售后服务管理办法',
  edition: '2026-12-01',
  inForceFrom: '2027-01-01',
  reviewed: { on: '2026-11-22', by: '制度部' },
}
const read = readRegulation(text)
const all = findCandidates(read)

describe('a draft from an imported text', () => {
  const draft = draftPackFrom(read, all, facts)
  test('passes the schema, and each clause carries the company’s own words', () => {
    expect(Pack.parse(structuredClone(draft))).toEqual(draft)
    expect(Object.keys(draft.clauses).sort()).toEqual(['1', '2', '3', '4', '4(1)', '4(2)', '5', '6'])
    expect(draft.clauses['3']!.gist.zh).toBe('一线服务人员应当在1小时内上报部门负责人。')
  })
  test('levels, bands of amounts and a duty that is fully known become rules', () => {
    expect(draft.levels.map(l => [l.title.zh, l.rank])).toEqual([
      ['一般', 2],
      ['重大', 4],
    ])
    expect(draft.tables[0]!.rows.map(r => [r.clause, r.when, r.then])).toEqual([
      ['4(1)', { amount: { lt: 2_000_000 } }, { approver: '售后经理' }],
      ['4(2)', { amount: { gte: 2_000_000 } }, { approver: '总经理' }],
    ])
    expect(draft.duties).toMatchObject([
      { clause: '3', within: { hours: 1 }, owner: { role: 'front-line' }, acts: ['report'], start: [{ on: 'case.opened' }] },
    ])
    expect(draft.roles).toMatchObject([{ id: 'front-line', title: { zh: '一线服务人员' } }])
  })
  test('what is confirmed but not known well enough waits in its clause, in words', () => {
    expect(draft.clauses['5']!.manual!.zh).toBe('待确认：权重 40%（“占40%”）')
    expect(draft.clauses['6']!.manual!.zh).toMatch(/^待确认：责任：网点人员/)
    expect(draft.clauses['1']!.manual!.zh).toBe('待确认')
    expect(draft.clauses['3']!.manual).toBeUndefined()
  })
  test('what nobody confirmed makes no rule', () => {
    const bare = draftPackFrom(read, [], facts)
    expect([bare.levels, bare.tables, bare.duties, bare.roles]).toEqual([[], [], [], []])
    expect(Object.values(bare.clauses).every(c => c.manual?.zh === '待确认')).toBe(true)
  })
  test('runs: the engine compiles it', () => {
    expect(() => compileEdition(draft)).not.toThrow()
  })
  test('facts that are none are refused by the schema', () => {
    expect(() => draftPackFrom(read, [], { ...facts, id: 'Not An Id' })).toThrow()
  })
})
