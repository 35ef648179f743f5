import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import mammoth from 'mammoth'
import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import type { TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { readPdf } from '../forms/read-pdf.fixture.ts'
import { listReports } from './list-reports.ts'
import { reportRoutes } from './routes.ts'
import { ListReports, type ReportNow, type ReportRow, type ReportView } from './schema.ts'

let database: TestDatabase
let firm: StandingCompany
let first: { id: string; number: string }
let second: { id: string; number: string }
let ask: Awaited<ReturnType<typeof featureApp>>['ask']
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker, '2026-03-02 09:00')
  // Who asks is said by login.
  const people = Object.fromEntries(firm.found.staff)
  const api = await featureApp(database, { org: firm.org, clock: firm.clock, people } as unknown as TestOrganisation, [
    reportRoutes,
  ])
  ask = api.ask
  const complain = (title: string, level: 'major' | 'minor') =>
    firm.as('an.ran').register({
      ...{
        kind: 'complaint',
        title,
        description: '台面开裂',
        demand: '更换',
        occurredAt: firm.clock.now(),
        category: 'product-quality',
      },
      ...{ customerId: firm.found.customers[1]!, facts: level === 'major' ? { effect: 'several' } : {} },
    })
  first = await complain('䶮字餐桌开裂', 'major')
  second = await complain('抽屉卡滞', 'minor')
  firm.clock.set('2026-04-03 10:00')
})
const send = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
  ask(who as never, method, url, body === undefined ? {} : { body })
const view = async (who: string, id: string) => (await send(who, 'GET', `/api/reports/${id}`)).json<ReportView>()
const owed = async (who: string, rule: string, state: string): Promise<ReportRow> => {
  const { items } = await firm.as(who).do(ctx => listReports(ctx, ListReports.parse({ tab: 'all', state, limit: 200 })))
  return items.find(one => one.rule === rule)!
}

it('the monthly report says what 6.4.2 orders, is drafted, saved, signed and frozen under a hash, and opens as Word, Excel and PDF with Chinese type', async () => {
  // April runs: nobody signs its figures yet.
  const april = await owed('an.ran', 'monthly-report', 'running')
  expect((await send('an.ran', 'POST', `/api/reports/${april.id}/submit`, { text: '四月' })).json()).toMatchObject({
    ...{ code: 'report.period-running', clause: '6.4.1(1)' },
    detail: expect.stringContaining('2026-04-30'),
  })
  expect(await view('an.ran', april.id)).toMatchObject({ canSubmit: true, signAfter: '2026-04-30' })
  const { id } = await owed('an.ran', 'monthly-report', 'due')
  const drafted = await view('an.ran', id)
  expect(drafted.document.sections.map(one => [one.id, one.clause, one.shows])).toEqual([
    ['figures', '6.4.2', 'figures'],
    ['targets', '6.4.2', 'indicators'],
    ['odd-complaints', '6.4.2', 'odd-complaints'],
    ['improvements', '6.4.2', 'actions'],
  ])
  const [figures, targets, odd] = drafted.document.sections
  expect(figures!.figures.find(one => one.key === 'opened')).toMatchObject({ value: 2 })
  expect(targets!.figures.length).toBeGreaterThan(3)
  // Both are out of their times by April; the reading says which grounds there are.
  expect(odd!.tables[0]!.rows).toHaveLength(2)
  expect(odd!.draft.zh).toContain('异常投诉 2 件')

  const comments = { 'odd-complaints': '两件均已约定上门日期', nobody: '不存在的部分' }
  expect((await send('an.ran', 'PUT', `/api/reports/${id}/draft`, { text: '初稿', comments })).statusCode).toBe(200)
  expect((await view('an.ran', id)).draft).toMatchObject({ text: '初稿' })
  expect((await send('du.wei', 'PUT', `/api/reports/${id}/draft`, { text: '代写', comments: {} })).json().code).toBe(
    'report.not-yours',
  )
  const signed = await send('an.ran', 'POST', `/api/reports/${id}/submit`, { text: '本月投诉集中在台面', comments })
  expect(signed.statusCode, signed.body).toBe(200)
  const [paper] = signed.json<ReportView>().papers
  expect(paper).toMatchObject({ version: 1, intact: true, signedBy: { name: '安然' }, verdict: null })

  const file = async (format: string) => (await send('gao.yuan', 'GET', `/api/reports/${id}/file?format=${format}`)).rawPayload
  const pdf = readPdf(await file('pdf')).pages.join('')
  const { value: docx } = await mammoth.extractRawText({ buffer: await file('docx') })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await file('xlsx')) as never)
  const sheets = book.worksheets.map(one => one.name)
  expect(sheets).toEqual(['封面', '本期概况', 'KPI 达成情况', '异常投诉清单', '改进措施有效性'])
  expect(book.getWorksheet('封面')!.getCell('A1').value).toBe('木屿家居股份有限公司')
  const cells: unknown[] = []
  book.getWorksheet('异常投诉清单')!.eachRow(row => row.eachCell(cell => cells.push(cell.value)))
  for (const text of [pdf, docx, cells.join(' ')]) {
    expect(text).toContain('䶮字餐桌开裂')
    expect(text).toContain('两件均已约定上门日期')
    expect(text).not.toContain('不存在的部分')
  }
  for (const text of [pdf, docx]) {
    expect(text).toContain('客服月度报告')
    expect(text).toContain('本月投诉集中在台面')
    expect(text).toContain('签署：安然')
  }
  expect(pdf).toContain('木屿家居股份有限公司')
  expect(pdf).toContain(paper!.hash)

  // A case of March that is told of later changes the figure of now, never that of the report.
  firm.clock.pass({ hours: 1 })
  await firm.as('an.ran').register({
    ...{
      kind: 'complaint',
      title: '补记',
      description: '色差',
      demand: '退货',
      occurredAt: firm.clock.now(),
      category: 'product-quality',
    },
    customerId: firm.found.customers[1]!,
  })
  const now = async () => (await send('gao.yuan', 'GET', `/api/reports/${id}/now`)).json<ReportNow>()
  const figure = (found: ReportNow, key: string) => found.items.find(one => one.key === key)!
  const before = await now()
  expect(figure(before, 'figures opened')).toMatchObject({ reported: 2, now: 2, isSame: true, differences: [] })
  expect(before.items.filter(one => one.key.startsWith('targets ') && !one.isSame)).toEqual([])
  // Both were one: the second is merged away, and the figure says which case went, and by what.
  await firm.as('an.ran').act(second.id, 'merge', { into: first.id, reason: '同一件事' })
  const merged = await now()
  expect(figure(merged, 'figures opened')).toMatchObject({
    ...{ reported: 2, now: 1, isSame: false, more: 0 },
    differences: [
      {
        caseId: second.id,
        number: second.number,
        then: { numerator: 1, denominator: null },
        now: null,
        because: [{ by: '安然' }],
      },
    ],
  })
  expect(figure(merged, 'odd-complaints out-of-time')).toMatchObject({
    reported: 2,
    now: 1,
    differences: [{ caseId: second.id }],
  })
  // What stands behind a figure is part of what was signed.
  await expect(firm.as('an.ran').do(ctx => sql`update report_paper_items set numerator = 0`.execute(ctx.tx))).rejects.toThrow(
    /permission denied/,
  )
  const later = await view('gao.yuan', id)
  expect(later.document.sections[0]!.figures.find(one => one.key === 'opened')).toMatchObject({ value: 2 })
  expect(later.papers[0]).toMatchObject({ intact: true })
}, 60_000)

it('the annual report by internal control is on file once audit has passed it; what audit sends back is signed again as the next version', async () => {
  firm.clock.set('2027-01-20 10:00')
  const { id } = await owed('pei.yan', 'annual-report', 'due')
  expect((await send('pei.yan', 'POST', `/api/reports/${id}/submit`, { text: '年度报告' })).json<ReportView>()).toMatchObject({
    ...{ state: 'submitted', review: 'waiting', canSubmit: false, late: false },
  })
  expect((await send('qiu.shi', 'POST', `/api/reports/${id}/receive`)).json().code).toBe('report.not-reviewed')
  expect((await send('pei.yan', 'POST', `/api/reports/${id}/review`, { passed: true })).json().code).toBe('report.not-yours')
  expect((await send('qiu.shi', 'POST', `/api/reports/${id}/review`, { passed: false, opinion: '' })).statusCode).toBe(400)
  const back = await send('qiu.shi', 'POST', `/api/reports/${id}/review`, { passed: false, opinion: '缺少改进成效' })
  expect(back.json<ReportView>()).toMatchObject({ state: 'sent-back', review: 'sent-back' })
  expect((await send('qiu.shi', 'POST', `/api/reports/${id}/review`, { passed: true })).json().code).toBe(
    'report.reviewed-already',
  )

  // Handed in again after its time: the lateness is that of the first time.
  firm.clock.set('2027-02-10 10:00')
  expect(
    (await send('pei.yan', 'POST', `/api/reports/${id}/submit`, { text: '年度报告（补成效）' })).json<ReportView>(),
  ).toMatchObject({
    ...{ late: false, review: 'waiting' },
  })
  const passed = (await send('qiu.shi', 'POST', `/api/reports/${id}/review`, { passed: true })).json<ReportView>()
  expect(passed).toMatchObject({ state: 'received', review: 'passed', receivedBy: { name: '邱实' }, text: '年度报告（补成效）' })
  expect(passed.papers.map(one => [one.version, one.intact, one.verdict?.passed])).toEqual([
    [2, true, true],
    [1, true, false],
  ])
  expect((await send('qiu.shi', 'GET', `/api/reports/${id}/file?format=pdf&version=1`)).statusCode).toBe(200)
  expect((await send('qiu.shi', 'GET', `/api/reports/${id}/file?format=pdf&version=3`)).json().code).toBe('report.not-found')
}, 60_000)

it('lateness is counted by report: what was handed in after its time, and what is still owed', async () => {
  const { items } = (await send('gao.yuan', 'GET', '/api/reports/lateness?year=2026')).json<{
    items: { rule: string; owed: number; inTime: number; late: number; overdue: number; lateHours: number }[]
  }>()
  const monthly = items.find(one => one.rule === 'monthly-report')!
  expect(monthly).toMatchObject({ owed: 11, inTime: 1, late: 0, overdue: 10 })
  expect(monthly.lateHours).toBeGreaterThan(24 * 30)
})
