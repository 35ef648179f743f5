import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { periodHolding, periodsBetween } from '../../engine/period-dates.ts'
import { reportDueAt } from '../../engine/periods.ts'
import { wholeRecord } from '../../test/cases.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { receiveReport, submitReport } from './hand-in.ts'
import { listReports, viewReport } from './list-reports.ts'
import { openPeriods, openPeriodsOnce } from './open-periods.ts'
import { ListReports } from './schema.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const list = (firm: TestOrganisation, who: PersonName, filter: Record<string, string | number> = {}) =>
  firm.as(who).do(ctx => listReports(ctx, ListReports.parse(filter)))

describe('periods', () => {
  it('are whole weeks from Monday, months, quarters and years', () => {
    expect(periodHolding('week', '2026-03-01')).toEqual({ start: '2026-02-23', end: '2026-03-01' })
    expect(periodHolding('week', '2026-03-02')).toEqual({ start: '2026-03-02', end: '2026-03-08' })
    expect(periodHolding('month', '2028-02-10')).toEqual({ start: '2028-02-01', end: '2028-02-29' })
    expect(periodHolding('quarter', '2026-12-31')).toEqual({ start: '2026-10-01', end: '2026-12-31' })
    expect(periodHolding('year', '2026-06-01')).toEqual({ start: '2026-01-01', end: '2026-12-31' })
    expect(periodsBetween('month', '2025-12-15', '2026-02-01').map(p => p.start)).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ])
  })

  it('end before the working days that a report has: the week before the National Day holiday is reported on the first day back', async () => {
    const firm = await anOrganisation(database)
    await firm.as('leader').do(async ctx => {
      const { calendar } = ctx.rules
      expect(reportDueAt(calendar, { due: { workdays: 1 } }, periodHolding('week', '2026-03-02'))).toBe(china('2026-03-09 18:00'))
      expect(reportDueAt(calendar, { due: { workdays: 5 } }, periodHolding('month', '2026-09-15'))).toBe(
        china('2026-10-13 18:00'),
      )
    })
  })
})

describe('periodic reports', () => {
  it.skipIf(!hasPostgres)(
    'asked for all day are looked up once on a day, and again where somebody got a post, or the day is another',
    async () => {
      const firm = await anOrganisation(database)
      const asked = async () => {
        const sent = await statementsOf(() => firm.as('leader').do(openPeriodsOnce))
        return sent.filter(({ text }) => text.includes('"reports"')).length
      }
      const there = async () => (await list(firm, 'deputyLeader')).items.length
      // The first opens them, the second finds that none is missing.
      expect(await asked()).toBeGreaterThan(0)
      expect(await asked()).toBeGreaterThan(0)
      expect(await asked()).toBe(0)
      const before = await there()
      firm.clock.set('2026-03-09 10:00')
      expect(await asked()).toBeGreaterThan(0)
      expect(await there()).toBeGreaterThan(before)
      expect(await asked()).toBeGreaterThan(0)
      expect(await asked()).toBe(0)
      // Whatever changes posts or people changes this.
      await firm
        .as('leader')
        .do(ctx => sql`update organisations set roster_version = 'another' where id = ${ctx.org}`.execute(ctx.tx))
      expect(await asked()).toBeGreaterThan(0)
    },
  )

  it('open for every department that has a head and for the deputy leader, once', async () => {
    const firm = await anOrganisation(database)
    expect(await firm.as('leader').do(openPeriods)).toBe(7 + 7)
    expect(await firm.as('leader').do(openPeriods)).toBe(0)
    const mine = (await list(firm, 'headOfImplementation')).items
    expect(mine).toEqual([
      expect.objectContaining({
        rule: 'weekly-general',
        clause: '9',
        department: { id: firm.departments.implementation, name: '项目实施部' },
        periodStart: '2026-03-02',
        periodEnd: '2026-03-08',
        dueAt: china('2026-03-09 18:00'),
        state: 'running',
        canSubmit: true,
      }),
    ])
    expect((await list(firm, 'deputyLeader')).items.map(r => r.rule).sort()).toEqual([
      'monthly-larger',
      'monthly-statistics',
      'quarterly-cases',
      'quarterly-survey',
      'quarterly-training',
      'weekly-general',
      'yearly-drills',
      'yearly-materials',
    ])
    firm.clock.set('2026-03-23 10:00')
    await firm.as('leader').do(openPeriods)
    const later = await list(firm, 'headOfImplementation')
    expect(later.items.map(r => [r.periodStart, r.state])).toEqual([
      ['2026-03-23', 'running'],
      ['2026-03-16', 'due'],
      ['2026-03-09', 'overdue'],
      ['2026-03-02', 'overdue'],
    ])
  })

  it('gather the cases of their level and department, are handed in once with frozen figures, and are received by whom they go to', async () => {
    const firm = await anOrganisation(database)
    const first = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    await firm.as('frontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    firm.clock.set('2026-03-09 10:00')
    const [report] = (await list(firm, 'headOfImplementation', { state: 'due' })).items
    const view = await firm.as('headOfImplementation').do(ctx => viewReport(ctx, report!.id))
    expect(view.figures).toMatchObject({ opened: 1, closed: 0, openAtEnd: 1 })
    expect(view.cases.map(c => c.id)).toEqual([first.id])

    await expect(firm.as('serviceDesk').do(ctx => receiveReport(ctx, report!.id))).rejects.toMatchObject({
      code: 'report.not-submitted',
    })
    await expect(firm.as('headOfSales').do(ctx => submitReport(ctx, report!.id, { text: '代交' }))).rejects.toMatchObject({
      code: 'report.not-yours',
    })
    await firm.as('headOfImplementation').do(ctx => submitReport(ctx, report!.id, { text: '本周一起，仍在处置' }))
    await expect(
      firm.as('headOfImplementation').do(ctx => submitReport(ctx, report!.id, { text: '再交' })),
    ).rejects.toMatchObject({ code: 'report.submitted-already' })
    await firm.as('headOfImplementation').act(first.id, 'note', { text: '继续' })
    expect((await list(firm, 'serviceDesk', { tab: 'received' })).items).toEqual([
      expect.objectContaining({ id: report!.id, state: 'submitted', late: false, canReceive: true }),
    ])
    await expect(firm.as('headOfSales').do(ctx => receiveReport(ctx, report!.id))).rejects.toMatchObject({
      code: 'report.not-yours',
    })
    await firm.as('serviceDesk').do(ctx => receiveReport(ctx, report!.id))
    await expect(firm.as('serviceDesk').do(ctx => receiveReport(ctx, report!.id))).rejects.toMatchObject({
      code: 'report.received-already',
    })
    const done = await firm.as('auditor').do(ctx => viewReport(ctx, report!.id))
    expect(done).toMatchObject({ state: 'received', text: '本周一起，仍在处置', receivedBy: { id: firm.people.serviceDesk } })
    const events = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('type')
          .where('org_id', '=', ctx.org)
          .where('stream_id', '=', 'organisation')
          .orderBy('seq')
          .execute(),
      )
    expect(events.map(e => e.type)).toEqual(['report.submitted', 'report.received'])
  })
})
