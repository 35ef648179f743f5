import { beforeAll, describe, expect, it } from 'vitest'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { wholeRecord } from '../../../test/cases.ts'
import { china } from '../../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { aDemoCompany } from '../../../test/demo-company.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { furnitureMaker } from '../../demo/furniture-maker.ts'
import { submitReport } from '../../reports/hand-in.ts'
import { listReports } from '../../reports/list-reports.ts'
import { ringOrganisation } from '../../reports/ring-reports.ts'
import { measureCoverage } from '../coverage/measure-coverage.ts'
import { CoveragePeriod } from '../coverage/schema.ts'
import { createDraft } from '../drafts/draft-pack.ts'
import { interpret, review, viewUpkeep } from './upkeep.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

describe('the yearly review', () => {
  it('is due a year after the last one, and counts again from the day somebody reviews', async () => {
    const firm = await anOrganisation(database)
    firm.clock.set('2026-12-21 09:00')
    const before = await firm.as('auditor').do(ctx => viewUpkeep(ctx, 'robot'))
    // The edition that ships was reviewed on 2025-12-20; that day a year later is a Sunday, so that Monday is the last day.
    expect(before).toMatchObject({ lastReview: { on: '2025-12-20' }, reviewDue: '2026-12-21', isReviewOverdue: false })
    firm.clock.set('2026-12-22 09:00')
    expect((await firm.as('auditor').do(ctx => viewUpkeep(ctx, 'robot'))).isReviewOverdue).toBe(true)
    const after = await firm
      .as('administrator')
      .do(ctx => review(ctx, 'robot', { edition: '2026-01-01', result: 'unchanged', remarks: '与现行做法一致' }))
    expect(after).toMatchObject({ lastReview: { on: '2026-12-22' }, isReviewOverdue: false })
    expect(after.reviews).toMatchObject([{ result: 'unchanged', remarks: '与现行做法一致' }])
    await expect(
      firm.as('administrator').do(ctx => review(ctx, 'robot', { edition: '2020-01-01', result: 'unchanged', remarks: '无' })),
    ).rejects.toMatchObject({ code: 'edition.not-found' })
  })
})

describe('the review as a duty', () => {
  const reviews = (firm: TestOrganisation, who: PersonName) =>
    firm.as(who).do(ctx => listReports(ctx, { tab: 'mine', about: 'reviews', limit: 50 }))

  it('is owed by the post of the company setting where the regulation is silent, with its clock, until it is recorded', async () => {
    const firm = await anOrganisation(database)
    firm.clock.set('2026-12-01 09:00')
    const { items } = await reviews(firm, 'legal')
    expect(items).toMatchObject([
      {
        rule: 'edition-review',
        clause: '',
        title: { zh: expect.stringContaining('制度年度复核') },
        dueAt: china('2026-12-21 18:00'),
        reviewOf: { id: 'robot', edition: '2026-01-01' },
        canSubmit: false,
      },
    ])
    expect((await reviews(firm, 'frontLine')).items).toEqual([])
    // It is no report that one hands in.
    await expect(firm.as('legal').do(ctx => submitReport(ctx, items[0]!.id, { text: '看过' }))).rejects.toMatchObject({
      code: 'report.by-review',
    })
    const input = { edition: '2026-01-01', result: 'unchanged', remarks: '与现行做法一致' } as const
    await expect(firm.as('frontLine').do(ctx => review(ctx, 'robot', input))).rejects.toMatchObject({ code: 'report.not-yours' })
    // It rings a month before, once.
    const ring = () => firm.as('auditor').do(ctx => ringOrganisation(ctx))
    expect([(await ring()) > 0, await ring()]).toEqual([true, 0])
    await firm.as('legal').do(ctx => review(ctx, 'robot', input))
    const next = (await reviews(firm, 'legal')).items
    expect(next.map(one => one.dueAt)).toEqual([china('2027-12-01 18:00')])
    // A second one of the same day stands in the list and meets nothing more.
    const view = await firm.as('legal').do(ctx => review(ctx, 'robot', input))
    expect([view.reviews.length, view.duty?.dueAt]).toEqual([2, china('2027-12-01 18:00')])
    expect((await reviews(firm, 'legal')).items.map(one => one.id)).toEqual(next.map(one => one.id))
  })

  it('goes to the post that the regulation names, by its clause', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const owed = await firm.as('gao.yuan').do(ctx => viewUpkeep(ctx, 'furn'))
    expect(owed).toMatchObject({ mayReview: true, duty: { role: 'service-committee', clause: '1.3' } })
    expect(await firm.as('an.ran').do(ctx => viewUpkeep(ctx, 'furn'))).toMatchObject({ mayReview: false })
    expect(await firm.as('gao.yuan').do(ctx => viewUpkeep(ctx, 'penal'))).toMatchObject({ duty: { clause: null } })
  })
})

describe('a written interpretation', () => {
  it('stands under its clause; a later one takes its place and the earlier stays readable', async () => {
    const firm = await anOrganisation(database)
    const give = (clause: string, answer: string, replaces?: string) =>
      firm
        .as('administrator')
        .do(ctx =>
          interpret(ctx, 'robot', { clause, question: '何时起算？', answer, ...(replaces === undefined ? {} : { replaces }) }),
        )
    const first = await give('8(2)', '自核实之时起算。')
    await give('8(2)', '自发现之时起算。', first.id)
    const { interpretations } = await firm.as('auditor').do(ctx => viewUpkeep(ctx, 'robot'))
    expect(interpretations.map(({ answer, replaced }) => [answer, replaced]).sort()).toEqual([
      ['自发现之时起算。', false],
      ['自核实之时起算。', true],
    ])
    await expect(give('9', '另一条', first.id)).rejects.toMatchObject({ code: 'interpretation.not-found' })
    for (const clause of ['999', '__proto__', 'constructor'])
      await expect(give(clause, '没有这一条')).rejects.toMatchObject({ code: 'clause.unknown' })
    const other = await anOrganisation(database)
    expect((await other.as('auditor').do(ctx => viewUpkeep(ctx, 'robot'))).interpretations).toEqual([])
  })
})

describe('a draft', () => {
  it('is not there for those who have no business with it, nor is what of it would run', async () => {
    const firm = await anOrganisation(database)
    const name = { from: { id: 'robot', edition: '2026-01-01' }, edition: '2027-01-01' }
    await firm.as('administrator').do(ctx => createDraft(ctx, name))
    const covered = (who: 'frontLine' | 'auditor') =>
      firm.as(who).do(ctx => measureCoverage(ctx, 'robot', '2027-01-01', '2026-03-01', '2026-03-31'))
    await expect(covered('frontLine')).rejects.toMatchObject({ code: 'edition.not-found' })
    expect((await covered('auditor')).counts.automatic).toBe(0)
  })
})

describe('coverage', () => {
  it('counts by clause what was applied in the period, what came in time and what late, with cases to show', async () => {
    const firm = await anOrganisation(database)
    const found = await firm.as('otherFrontLine').register({ ...wholeRecord, category: robot.categories[1]!.id })
    const during = await firm.as('auditor').do(ctx => measureCoverage(ctx, 'robot', '2026-01-01', '2026-03-01', '2026-03-31'))
    const clause = (number: string) => during.clauses.find(one => one.number === number)!
    expect(clause('8(1)')).toMatchObject({ state: 'automatic', onTime: 0, late: 0 })
    expect(clause('8(1)').open).toBeGreaterThan(0)
    expect(clause('8(1)').evidence).toEqual([{ id: found.id, number: found.number }])
    // Sorted and graded by them, though neither owes anybody anything.
    const { categories, levels } = robot
    expect(clause(categories[2]!.clause).state).toBe('unused')
    expect(clause(categories[1]!.clause)).toMatchObject({
      state: 'automatic',
      evidence: [{ id: found.id, number: found.number }],
    })
    expect(clause(levels.find(one => one.id === found.level)!.clause).applied).toBe(1)
    expect(clause(levels.find(one => one.id !== found.level)!.clause).state).toBe('unused')
    // The posts of the team that 第五条 names: nothing in it could run.
    expect(clause('5').state).toBe('words')
    expect(during.counts.manual).toBeGreaterThan(0)
    expect(Object.values(during.counts).reduce((a, b) => a + b, 0)).toBe(during.clauses.length)
    const before = await firm.as('auditor').do(ctx => measureCoverage(ctx, 'robot', '2026-01-01', '2026-01-01', '2026-02-28'))
    expect(before.counts.automatic).toBe(0)
    expect(before.clauses.find(one => one.number === '8(1)')?.state).toBe('unused')
    await expect(
      firm.as('auditor').do(ctx => measureCoverage(ctx, 'robot', '2026-01-01', '2026-03-02', '2026-03-01')),
    ).rejects.toMatchObject({ code: 'period.reversed' })
    expect(CoveragePeriod.safeParse({ from: '2026-01-01', to: '9999-12-31' }).success).toBe(false)
    expect(CoveragePeriod.safeParse({ from: '2026-01-01', to: '9999-12-30' }).success).toBe(true)
  })
  it('counts the gates and permits that an act was held against once the act is done', async () => {
    const firm = await anOrganisation(database)
    const applied = async () => {
      const { clauses } = await firm
        .as('auditor')
        .do(ctx => measureCoverage(ctx, 'robot', '2026-01-01', '2026-03-01', '2026-03-31'))
      return new Map(clauses.map(one => [one.number, one.applied]))
    }
    const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, category: 'after-sales' })
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const before = await applied()
    await firm.as('headOfImplementation').act(id, 'classify', { level: 'general', facts: {} })
    const after = await applied()
    const gates = robot.gates.filter(gate => gate.act === 'classify' && gate.when === undefined)
    expect(gates.length).toBeGreaterThan(0)
    for (const { clause } of gates) expect(after.get(clause), clause).toBeGreaterThan(before.get(clause) ?? 0)
  })
})
