import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { receiveReport } from '../reports/hand-in.ts'
import { viewReport } from '../reports/list-reports.ts'
import { manyComplaints } from './analysis.fixture.ts'
import { analysisRoutes } from './routes.ts'
import type { AnalysisReportView, AnalysisView } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
let api: FeatureApp
const february = 'kind=complaint&from=2026-02-01&to=2026-02-28'
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [robot, penal], now: '2026-02-10 09:00' })
  firm.clock.set('2026-03-02 09:00')
  await manyComplaints(firm, 300)
  api = await featureApp(database, firm, [analysisRoutes])
})
const get = async <T>(who: 'serviceDesk' | 'managementOne' | 'fieldEngineer', url: string): Promise<T> => {
  const answer = await api.ask(who, 'GET', url)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as T
}
const issue = (who: 'serviceDesk' | 'fieldEngineer', body: object) => api.ask(who, 'POST', '/api/analysis/reports', { body })

it('the monthly analysis that the regulation asks for is met by issuing it, frozen, and goes to whom the regulation names', async () => {
  const { document, owed, canIssue } = await get<AnalysisView>('serviceDesk', `/api/analysis?${february}`)
  expect(owed).toMatchObject({ clause: '五(一)1', canSubmit: true, to: ['management'] })
  expect(canIssue).toBe(true)
  const asked = { kind: 'complaint', from: '2026-02-01', to: '2026-02-28', depth: 2 }
  expect((await issue('serviceDesk', asked)).statusCode).toBe(400)
  expect((await issue('fieldEngineer', { ...asked, comments: { conclusion: '平稳' } })).json().code).toBe('analysis.not-whole')
  const answer = await issue('serviceDesk', { ...asked, comments: { conclusion: '交付投诉最多', trend: '持平' } })
  expect(answer.statusCode, answer.body).toBe(201)
  const { id } = answer.json() as { id: string }

  const report = await firm.as('managementOne').do(ctx => viewReport(ctx, owed!.id))
  expect(report).toMatchObject({ state: 'submitted', text: '交付投诉最多', analysis: id, canReceive: true })
  await firm.as('managementOne').do(ctx => receiveReport(ctx, owed!.id))
  expect((await get<AnalysisView>('serviceDesk', `/api/analysis?${february}`)).owed).toBeNull()

  const issued = await get<AnalysisReportView>('managementOne', `/api/analysis/reports/${id}`)
  expect(issued).toMatchObject({ intact: true, changed: [], report: owed!.id, comments: { trend: '持平' } })
  expect(issued.document).toMatchObject({ scope: 'company', cases: document.cases, depth: 2 })

  // A case merged afterwards changes today's numbers and not those that were issued.
  const victim = await firm.as('administrator').do(async ({ tx, org }) => {
    const one = await tx
      .selectFrom('cases')
      .select(['id', 'channel'])
      .where('org_id', '=', org)
      .where('kind', '=', 'complaint')
      .where('merged_into', 'is', null)
      .where('sealed_for', 'is', null)
      .where('opened_at', '>=', '2026-02-03T00:00:00.000Z')
      .where('opened_at', '<', '2026-02-26T00:00:00.000Z')
      .executeTakeFirstOrThrow()
    await tx.updateTable('cases').set({ merged_into: 'other' }).where('org_id', '=', org).where('id', '=', one.id).execute()
    return one
  })
  const later = await get<AnalysisReportView>('managementOne', `/api/analysis/reports/${id}`)
  expect(later.document.cases).toBe(document.cases)
  expect(later.intact).toBe(true)
  expect(later.changed[0]).toMatchObject({ issued: document.cases, now: document.cases - 1 })
  expect(later.changed.map(one => one.what.zh).join()).toContain({ phone: '电话', web: '网站', wechat: '微信' }[victim.channel]!)
})

it('prints what was issued with its pictures, and gives its tables as a workbook with numbers', async () => {
  const { items } = await get<{ items: { id: string }[] }>('serviceDesk', '/api/analysis/reports')
  const pdf = await api.ask('serviceDesk', 'GET', `/api/analysis/reports/${items[0]!.id}/pdf`)
  expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ])
  const answer = await api.ask('serviceDesk', 'GET', `/api/analysis.xlsx?${february}&table=trend`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(answer.rawPayload as never)
  expect(book.worksheets.map(sheet => sheet.name)).toEqual(['口径', '趋势'])
  expect(typeof book.worksheets[1]!.getRow(2).getCell(2).value).toBe('number')
}, 60_000)

it('refuses a period that ends before it begins, and one of more than five years', async () => {
  const code = async (query: string) => (await api.ask('serviceDesk', 'GET', `/api/analysis?${query}`)).json().code
  expect(await code('from=2026-02-02&to=2026-02-01')).toBe('statistics.period-backwards')
  expect(await code('from=2019-02-02&to=2026-02-01')).toBe('statistics.too-long')
  expect(await code('from=gestern&to=2026-02-01')).toBe('input.invalid')
})
