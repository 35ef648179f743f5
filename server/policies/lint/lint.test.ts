import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../../../engine/pack.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { publishEdition } from '../publish-edition.ts'
import { lintRoutes } from './routes.ts'
import type { LintView } from './schema.ts'
import { blockingFindings } from './view-lint.ts'

let database: TestDatabase
let firm: TestOrganisation
let http: FeatureApp
const path = '/api/policies/robot/editions/2026-01-01'
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  http = await featureApp(database, firm, [lintRoutes])
})
const look = async (who: 'auditor' | 'legal' = 'auditor', at = path): Promise<LintView> => {
  const response = await http.ask(who, 'GET', `${at}/lint`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const publish = (pack: Pack) => firm.as('administrator').do(ctx => publishEdition(ctx, pack, ctx.actor.person))
const nothing: Partial<Pack> = { primaryFor: [], lifecycles: [], statements: [], terms: [] }

describe('the findings of an edition', () => {
  it('come errors first, with the words of their clauses and the reading that settles a note', async () => {
    const view = await look()
    expect(view.counts.error).toBe(0)
    expect(view.counts.warning).toBeGreaterThan(10)
    const order = view.findings.map(f => ['error', 'warning', 'note'].indexOf(f.severity))
    expect(order).toEqual([...order].sort())
    const boundary = view.findings.find(f => f.kind === 'boundary-owned-twice')
    expect(boundary).toMatchObject({
      severity: 'note',
      sampleSays: { zh: '预计解决时间 1 工作日' },
      reading: { id: 'one-workday' },
    })
    expect(boundary?.reading?.says.zh.length).toBeGreaterThan(5)
    expect(boundary?.clauses[0]).toMatchObject({ clause: '7(1)', edition: '2026-01-01', title: expect.anything() })
  })

  it('count who holds which post: one that nobody holds is told, once', async () => {
    const view = await look()
    const vacant = view.findings.filter(f => f.kind === 'duty-nobody-can-hold')
    expect(vacant.flatMap(f => f.about)).not.toContain('service-desk')
    await firm
      .as('administrator')
      .do(ctx => ctx.tx.deleteFrom('posts').where('org_id', '=', ctx.org).where('role', '=', 'service-desk').execute())
    await firm
      .as('administrator')
      .do(ctx => ctx.tx.updateTable('organisations').set({ roster_version: 'after' }).where('id', '=', ctx.org).execute())
    const after = (await look()).findings.filter(f => f.kind === 'duty-nobody-can-hold').map(f => f.about)
    expect(after).toContainEqual(['service-desk'])
  })

  it('see the other regulations in force, and those that come into force later', async () => {
    const duty = robot.duties.find(d => d.id === 'verify')!
    const other: Pack = {
      ...robot,
      ...nothing,
      id: 'other',
      title: { zh: '另一部制度' },
      levels: [],
      levelMaps: [],
      duties: [{ ...duty, within: { minutes: 20 } }],
    }
    await publish(other)
    await publish({
      ...other,
      edition: '2026-06-01',
      inForce: { from: '2026-06-01' },
      duties: [{ ...duty, within: { minutes: 10 } }],
    })
    const view = await look()
    expect(view.together.map(t => t.edition)).toEqual(['2026-01-01', '2026-06-01'])
    const conflict = view.findings.find(f => f.kind === 'time-conflict' && f.about.includes('other:verify'))
    expect(conflict?.says.zh).toContain('20 分钟')
    expect(conflict?.clauses.map(c => c.regulation)).toEqual(['robot', 'other'])
    // Its own page tells the same conflict, and nothing that concerns the first one alone.
    const theirs = await look('auditor', '/api/policies/other/editions/2026-06-01')
    expect(theirs.findings.some(f => f.kind === 'time-conflict')).toBe(true)
    expect(theirs.findings.every(f => f.regulation === 'other' || f.clauses.some(c => c.regulation === 'other'))).toBe(true)
  })

  it('are refused by name where there is no such edition', async () => {
    const response = await http.ask('auditor', 'GET', '/api/policies/robot/editions/1999-01-01/lint')
    expect(response.json()).toMatchObject({ status: 404, code: 'edition.not-found' })
  })
})

describe('a warning', () => {
  const waive = (finding: string, who: 'legal' | 'frontLine' = 'legal', reason = '条文明年修订') =>
    http.ask(who, 'POST', `${path}/waivers`, { body: { finding, reason } })

  it('is let pass by name and reason, and the waiver can be withdrawn; both stay on record', async () => {
    const before = await look('legal')
    const warning = before.findings.find(f => f.kind === 'violation-without-sanction')!
    const blocking = () => firm.as('legal').do(async ctx => (await blockingFindings(ctx, robot)).map(f => f.id))
    expect(await blocking()).toContain(warning.id)
    const made = await waive(warning.id)
    expect(made.statusCode).toBe(201)
    const after = await look('legal')
    expect(after.findings.find(f => f.id === warning.id)?.waiver).toMatchObject({ reason: '条文明年修订', by: { name: '罗文' } })
    expect(after.counts).toEqual({ ...before.counts, warning: before.counts.warning - 1, waived: 1 })
    expect(await blocking()).not.toContain(warning.id)
    firm.clock.pass({ minutes: 1 })
    expect((await http.ask('legal', 'DELETE', `${path}/waivers/${made.json().id}`)).statusCode).toBe(204)
    expect((await look('legal')).waivers).toEqual([])
    expect(await blocking()).toContain(warning.id)
    const again = await http.ask('legal', 'DELETE', `${path}/waivers/${made.json().id}`)
    expect(again.json()).toMatchObject({ status: 404, code: 'waiver.not-found' })
    const rows = await firm
      .as('legal')
      .do(ctx => ctx.tx.selectFrom('edition_waivers').selectAll().where('org_id', '=', ctx.org).execute())
    expect(rows.map(row => row.withdrawn).sort()).toEqual([false, true])
  })

  it('only: neither a note nor an error nor what is not found can be waived', async () => {
    const note = (await look()).findings.find(f => f.severity === 'note')!
    expect((await waive(note.id)).json()).toMatchObject({ status: 409, code: 'finding.not-waivable' })
    expect((await waive('table-gap:robot:nothing')).json()).toMatchObject({ status: 404, code: 'finding.not-found' })
    const gap = { ...robot, id: 'torn', primaryFor: [], gates: [{ ...robot.gates[0]!, needs: [{ evidence: 'never' }] }] }
    await publish(gap)
    const torn = await look('legal', '/api/policies/torn/editions/2026-01-01')
    const error = torn.findings.find(f => f.severity === 'error')!
    const refused = await http.ask('legal', 'POST', '/api/policies/torn/editions/2026-01-01/waivers', {
      body: { finding: error.id, reason: '先发布' },
    })
    expect(refused.json()).toMatchObject({ status: 409, code: 'finding.not-waivable' })
  })

  it('needs a reason', async () => {
    const warning = (await look()).findings.find(f => f.severity === 'warning')!
    expect((await waive(warning.id, 'legal', '  ')).statusCode).toBe(400)
    expect((await look('auditor')).mayWaive).toBe(false)
  })
})

it('goes to a spreadsheet as it stands on the page', async () => {
  const response = await http.ask('auditor', 'GET', `${path}/lint.xlsx`)
  expect(response.headers['content-disposition']).toContain('xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(response.rawPayload as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]!
  const view = await look()
  expect(sheet.rowCount).toBe(view.findings.length + 1)
  expect((sheet.getRow(2).values as string[]).slice(1, 3)).toEqual(['提醒', expect.any(String)])
})
