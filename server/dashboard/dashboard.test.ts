import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { wholeRecord } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import { AskDashboard, type Dashboard } from './schema.ts'
import { viewDashboard } from './view-dashboard.ts'
import { dashboardWorkbook } from './workbook.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const ask = (more: object = {}) => AskDashboard.parse({ from: '2026-03-02', to: '2026-03-15', step: 'week', ...more })

describe('the dashboard of a period', () => {
  test('counts cases by week with what stays open, and duties by how they ended; days give the same sums', async () => {
    const firm = await anOrganisation(database, { now: '2026-02-26 10:00' })
    const desk = firm.as('frontLine')
    await desk.register({ ...wholeRecord, occurredAt: '2026-02-26T01:00:00.000Z' })
    firm.clock.set('2026-03-02 09:00')
    const { id } = await desk.register(wholeRecord)
    await desk.register({ ...wholeRecord, kind: 'request' })
    firm.clock.set('2026-03-10 10:00')
    await desk.register(wholeRecord)
    await desk.act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    firm.clock.set('2026-03-12 10:00')
    const see = (more?: object): Promise<Dashboard> => firm.as('leader').do(ctx => viewDashboard(ctx, ask(more)))
    const weeks = await see()
    expect(weeks.kind).toBe('anomaly')
    expect(
      weeks.buckets.map(({ from, to, opened, closed, open, partial }) => ({ from, to, opened, closed, open, partial })),
    ).toEqual([
      { from: '2026-03-02', to: '2026-03-08', opened: 1, closed: 0, open: 2, partial: false },
      { from: '2026-03-09', to: '2026-03-15', opened: 1, closed: 0, open: 3, partial: true },
    ])
    expect(weeks.cases).toBe(2)
    const days = await see({ step: 'day' })
    // What has not begun is not nought.
    expect(days.buckets.at(-1)!.to).toBe('2026-03-12')
    for (const name of ['opened', 'closed', 'met', 'late', 'missed'] as const)
      expect(days.buckets.reduce((sum, one) => sum + one[name], 0)).toBe(weeks.buckets.reduce((sum, one) => sum + one[name], 0))
    // It was verified a week after it was registered: that duty ended late, in the second week.
    expect(weeks.buckets[1]!.late).toBeGreaterThan(0)
    expect((await see({ kind: 'request' })).cases).toBe(1)
  })

  test('a bar opens the very cases that it counts, of a department as of all', async () => {
    const firm = await anOrganisation(database, { now: '2026-03-02 09:00' })
    const desk = firm.as('frontLine')
    await desk.register({ ...wholeRecord, channel: 'phone' })
    await desk.register({ ...wholeRecord, channel: 'email' })
    await desk.register({ ...wholeRecord, channel: 'email' })
    const { all, rows } = await firm.as('leader').do(async ctx => {
      const view = await viewDashboard(ctx, ask({ by: 'channel' }))
      const rows = []
      for (const row of view.pareto.rows) {
        const filter = {
          kind: view.kind,
          from: view.from,
          to: view.to,
          closed: 'all',
          history: 'all',
          counted: 'yes',
          channel: row.key,
        }
        rows.push({ key: row.key, count: row.count, listed: (await listCases(ctx, ListCases.parse(filter))).items.length })
      }
      return { all: view.cases, rows }
    })
    expect(rows).toEqual([
      { key: 'email', count: 2, listed: 2 },
      { key: 'phone', count: 1, listed: 1 },
    ])
    const departments = await firm.as('leader').do(async ctx => {
      const { departments } = await viewDashboard(ctx, ask())
      const counts = []
      for (const one of departments) counts.push((await viewDashboard(ctx, ask({ department: one.id }))).cases)
      return counts.reduce((sum, one) => sum + one, 0)
    })
    expect(departments).toBe(all)
    expect((await firm.as('leader').do(ctx => viewDashboard(ctx, ask({ department: 'nobody-knows' })))).cases).toBe(0)
  })

  test('a long period is shown in longer parts, one backwards is refused', async () => {
    const firm = await anOrganisation(database, { now: '2026-03-02 09:00' })
    const see = (more: object) => firm.as('leader').do(ctx => viewDashboard(ctx, ask(more)))
    expect((await see({ from: '2025-01-01', to: '2026-03-02', step: 'day' })).step).toBe('week')
    expect((await see({ from: '2023-01-01', to: '2026-03-02', step: 'day' })).step).toBe('month')
    await expect(see({ from: '2026-03-03', to: '2026-03-02' })).rejects.toMatchObject({ code: 'statistics.period-backwards' })
    await expect(see({ from: '2010-01-01', to: '2026-03-02' })).rejects.toMatchObject({ code: 'statistics.too-long' })
  })

  test('the workbook opens again with the same numbers', async () => {
    const firm = await anOrganisation(database, { now: '2026-03-02 09:00' })
    await firm.as('frontLine').register(wholeRecord)
    const view = await firm.as('leader').do(ctx => viewDashboard(ctx, ask({ by: 'channel' })))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await dashboardWorkbook(view, 'zh')) as never)
    const [trend, causes] = book.worksheets
    expect(trend!.getRow(3).getCell(1).value).toBe('2026-03-02 – 2026-03-08')
    expect([2, 3, 4].map(at => trend!.getRow(3).getCell(at).value)).toEqual([1, 0, 1])
    expect(causes!.getRow(2).getCell(2).value).toBe(1)
  })
})
