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
  // Made within each test: what a file makes while it is loaded belongs to no test of a mutant.
  const made = () => draftPackFrom(read, all, facts)
  test('passes the schema, and each clause carries the company’s own words', () => {
    const draft = made()
    expect(Pack.parse(structuredClone(draft))).toEqual(draft)
    expect(Object.keys(draft.clauses).sort()).toEqual(['1', '2', '3', '4', '4(1)', '4(2)', '5', '6'])
    expect(draft.clauses['3']!.gist.zh).toBe('一线服务人员应当在1小时内上报部门负责人。')
  })
  test('levels, bands of amounts and a duty that is fully known become rules', () => {
    const draft = made()
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
    const draft = made()
    expect(draft.clauses['5']!.manual!.zh).toBe('待确认：权重 40%（“占40%”）')
    expect(draft.clauses['6']!.manual!.zh).toMatch(/^待确认：责任：网点人员/)
    expect(draft.clauses['1']!.manual!.zh).toBe('待确认')
    expect(draft.clauses['3']!.manual).toBeUndefined()
  })
  test('has the headings of books, chapters and sections as clauses where they say more than their name', () => {
    const clausesOf = (source: string) => {
      const one = readRegulation(source)
      const { clauses } = draftPackFrom(one, [], facts)
      return Object.entries(clauses).map(([number, { title, gist }]) => [number, title.zh, gist.zh])
    }
    expect(clausesOf('第一编 总编\n第一章 总则\n第一节 范围\n第一条 甲。')).toEqual([['1', '甲', '甲。']])
    expect(clausesOf('第一章 总则\n本章说明全部。\n第一条 甲。').map(([number]) => number)).toEqual(['1', '第一章'])
    expect(clausesOf('第一章\n第一条 甲。\n第二条\n第三条 乙。')).toEqual([
      ['1', '甲', '甲。'],
      ['2', '2', '2'],
      ['3', '乙', '乙。'],
    ])
  })
  test('has no duty from what is forbidden, or from another kind of candidate', () => {
    const one = readRegulation(
      '第一条 一线服务人员不得在1小时内上报。\n第二条 一线服务人员应当上报。\n第三条 一线服务人员应当立即上报。',
    )
    const { duties, roles, clauses } = draftPackFrom(one, findCandidates(one), facts)
    expect([duties, roles]).toEqual([[], []])
    expect(clauses['1']!.manual!.zh).toContain('禁止：一线服务人员')
    expect(clauses['2']!.manual!.zh).toContain('责任：一线服务人员')
    expect(clauses['3']!.manual!.zh).toContain('立即')
  })
  test('has each level once, where it stands first', () => {
    const one = readRegulation('第一条 一般投诉和重大投诉。\n第二条 重大投诉另行处理。')
    const { levels, clauses } = draftPackFrom(one, findCandidates(one), facts)
    expect(levels.map(({ id, clause, title }) => [id, clause, title.zh])).toEqual([
      ['level-1', '1', '一般'],
      ['level-2', '1', '重大'],
    ])
    expect([clauses['1']!.manual, clauses['2']!.manual!.zh]).toEqual([undefined, '待确认'])
  })
  describe('of bands of amounts', () => {
    const rows = (clause: string) => {
      const one = readRegulation(`第一条 ${clause}。`)
      const { tables, clauses } = draftPackFrom(one, findCandidates(one), facts)
      return {
        rows: tables.flatMap(table => table.rows.map(row => [row.id, row.when.amount, row.then.approver])),
        manual: clauses['1']!.manual?.zh,
      }
    }
    test('has a row from a lower bound, an upper one, or both, in whole 分', () => {
      expect(rows('超过2万元的，由总经理审批').rows).toEqual([['row-1', { gte: 2_000_001 }, '总经理']])
      expect(rows('不超过2万元的，由总经理审批').rows).toEqual([['row-1', { lt: 2_000_001 }, '总经理']])
      expect(rows('2万元以上不满5万元的，由总经理审批')).toEqual({
        rows: [['row-1', { gte: 2_000_000, lt: 5_000_000 }, '总经理']],
        manual: undefined,
      })
    })
    test('leaves to a person what does not say one band and one who decides', () => {
      for (const [clause, open] of [
        ['2万元以上的由总经理审批，5万元以上另定', ['金额不少于 20000 元', '审批：总经理', '金额不少于 50000 元']],
        ['不满2万元的由总经理审批，不满5万元另定', ['金额不满 20000 元', '金额不满 50000 元']],
        ['5万元以上不满2万元的，由总经理审批', ['金额不少于 50000 元', '金额不满 20000 元']],
        ['2万元以上的，由总经理审批，报请董事会批准', ['审批：总经理', '审批：董事会']],
        ['2万元以上不满5万元、8万元以上的，由总经理审批', ['金额不少于 80000 元']],
        ['2万元以上的费用', ['金额不少于 20000 元']],
        ['费用由总经理审批', ['审批：总经理']],
      ] as const) {
        const { rows: made, manual } = rows(clause)
        expect(made, clause).toEqual([])
        for (const words of open) expect(manual, clause).toContain(words)
      }
    })
  })
  test('what nobody confirmed makes no rule', () => {
    const bare = draftPackFrom(read, [], facts)
    expect([bare.levels, bare.tables, bare.duties, bare.roles]).toEqual([[], [], [], []])
    expect(Object.values(bare.clauses).every(c => c.manual?.zh === '待确认')).toBe(true)
  })
  test('runs: the engine compiles it', () => {
    expect(() => compileEdition(made())).not.toThrow()
  })
  test('facts that are none are refused by the schema', () => {
    expect(() => draftPackFrom(read, [], { ...facts, id: 'Not An Id' })).toThrow()
  })
})
