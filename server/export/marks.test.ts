import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { START, type TestApp, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { createPersonAccount } from '../auth/person-account.ts'
import { readPdf } from '../forms/read-pdf.fixture.ts'
import { marked, noFiles, unmarked } from './file-routes.ts'
import { withNumber } from './mark-exports.ts'

const login = 'head@a.example'
const password = 'correct horse battery'

describe('what leaves as a file', () => {
  let server: TestApp
  let firm: TestOrganisation
  let cookie: string
  beforeAll(async () => {
    const database = await testDatabase()
    server = await testApp(database)
    firm = await anOrganisation(database)
    await createPersonAccount(
      { database, now: START, newId: randomUUID },
      { org: firm.org, person: firm.people.deputyLeader, name: '陈敏', email: login, password },
    )
    cookie = await server.signIn(login, password)
    await firm.as('frontLine').register({ title: '六轴异响', customerId: firm.customers[0]!.id })
  })
  const take = (url: string) => server.ask('GET', url, { cookie })
  const logged = (number: string) =>
    firm
      .as('auditor')
      .do(({ tx, org }) =>
        tx
          .selectFrom('access_log')
          .select(['actor', 'action', 'detail', 'subject'])
          .where('org_id', '=', org)
          .where('number', '=', number)
          .orderBy('subject')
          .execute(),
      )

  it('is in the list, route by route', () => {
    const known = new Set([...Object.keys(marked), ...Object.keys(unmarked)])
    const { fileRoutes } = server.app
    expect(fileRoutes.filter(route => !known.has(route) && !noFiles.some(one => one.test(route)))).toEqual([])
    expect([...known].filter(route => !fileRoutes.includes(route))).toEqual([])
  })

  it('has a number by which the log finds who took what, when, with which filter and how many rows', async () => {
    const answer = await take('/api/cases.xlsx?kind=anomaly')
    const number = String(answer.headers['export-number'])
    expect(number).toMatch(/^DC-2026-\d{6}$/)
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(
      new RegExp(`案件 2026-10-10 ${number}\\.xlsx$`),
    )
    expect(await logged(number)).toEqual([
      {
        actor: firm.people.deputyLeader,
        action: 'export',
        subject: 'list',
        detail: { list: '案件', filter: expect.objectContaining({ kind: ['anomaly'] }) },
      },
      { actor: firm.people.deputyLeader, action: 'export', subject: 'rows', detail: { rows: 1 } },
    ])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    expect(book.worksheets[0]!.headerFooter.oddFooter).toContain(`陈敏 2026-10-10 09:00 ${number}`)
    expect(await propertiesOf(answer.rawPayload)).toContain(number)
  })

  it.each(['/api/dashboard.xlsx?from=2026-09-01&to=2026-09-30', '/api/supervision/findings.xlsx'])(
    'is marked also where it is written at once: %s',
    async url => {
      const answer = await take(url)
      expect(answer.statusCode).toBe(200)
      const number = String(answer.headers['export-number'])
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
      for (const sheet of book.worksheets) expect(sheet.headerFooter.oddFooter).toContain(number)
      expect(await propertiesOf(answer.rawPayload)).toContain(number)
      expect((await logged(number)).map(entry => entry.subject)).toEqual(['list', 'rows'])
    },
  )

  it('shows on paper who printed it and when', async () => {
    const { items } = await firm
      .as('frontLine')
      .do(async ({ tx, org }) => ({ items: await tx.selectFrom('cases').select('id').where('org_id', '=', org).execute() }))
    const answer = await take(`/api/cases/${items[0]!.id}/forms/general-record/pdf`)
    expect(answer.statusCode).toBe(200)
    const number = String(answer.headers['export-number'])
    expect(readPdf(answer.rawPayload).pages.join('').replace(/\s/g, '')).toContain(number)
    expect((await logged(number)).map(entry => entry.action)).toEqual(['print'])
  })

  it('keeps its ending in both forms of the name', () => {
    expect(withNumber(`attachment; filename="__ 2026.xlsx"; filename*=UTF-8''%E6%A1%88%202026.xlsx`, 'DC-2026-000001')).toBe(
      `attachment; filename="__ 2026 DC-2026-000001.xlsx"; filename*=UTF-8''%E6%A1%88%202026%20DC-2026-000001.xlsx`,
    )
  })

  const propertiesOf = async (file: Buffer) => (await JSZip.loadAsync(file)).file('docProps/core.xml')!.async('string')
})
