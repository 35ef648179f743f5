import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { caseRoutes } from '../cases/routes.ts'
import { exportRoutes } from '../export/routes.ts'
import { formRoutes } from '../forms/routes.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { oversightRoutes } from './routes.ts'

onEachEngine('looking after who reads what', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let id: string
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [caseRoutes, exportRoutes, formRoutes, oversightRoutes])
    const [customer] = firm.customers
    id = (
      await firm.as('frontLine').register({
        ...{ title: '停机', customerId: customer!.id },
        customer: { name: '王建国', phone: '13812345678' },
      })
    ).id
  })
  const unmask = (who: PersonName, body: object, url = `/api/cases/${id}/unmask`) => http.ask(who, 'POST', url, { body })
  const log = async (query = '') => (await http.ask('auditor', 'GET', `/api/access-log?${query}`)).json()

  test('a contact is shown in full for a reason, which is written down with who and what, and never the number itself', async () => {
    expect((await unmask('auditor', { field: 'phone', reason: '看' })).json()).toMatchObject({ code: 'input.invalid' })
    expect((await unmask('research', { field: 'phone', reason: '回访核对' })).json()).toMatchObject({ code: 'case.not-found' })
    expect((await unmask('auditor', { field: 'email', reason: '回访核对' })).json()).toMatchObject({
      code: 'unmask.nothing-there',
    })
    const shown = await unmask('auditor', { field: 'phone', reason: '回访核对' })
    expect(shown.json()).toEqual({ field: 'phone', values: { 'contact.phone': '13812345678', 'customer.phone': '13800000001' } })
    expect((await unmask('leader', { field: 'name', reason: '登门致歉' })).json().values).toMatchObject({
      'contact.name': '王建国',
    })
    const { items } = await log(`action=unmask&case=${id}`)
    expect(items).toMatchObject([
      { actor: { id: firm.people.leader }, reason: '登门致歉', case: { id } },
      { actor: { id: firm.people.auditor }, reason: '回访核对', detail: { field: 'phone' } },
    ])
    expect(JSON.stringify(items)).not.toContain('13812345678')
  })

  test('the contact of an event likewise, and that of a customer', async () => {
    const { timeline } = (await http.ask('auditor', 'GET', `/api/cases/${id}`)).json()
    expect(timeline[0].sealed.contact).toEqual({ name: '王**', phone: '138****5678' })
    const shown = await unmask('auditor', { field: 'phone', event: timeline[0].id, reason: '回访核对' })
    expect(shown.json().values).toEqual({ 'contact.phone': '13812345678' })
    const customer = await unmask(
      'auditor',
      { field: 'name', reason: '回访核对' },
      `/api/customers/${firm.customers[0]!.id}/unmask`,
    )
    expect(customer.json().values).toEqual({ 'customer.contact': '林主任' })
  })

  test('exports and prints are in the log, and looking at the log is too', async () => {
    await http.ask('serviceDesk', 'GET', '/api/cases.xlsx?level=major')
    await http.ask('leader', 'GET', `/api/cases/${id}/forms/general-record/print`)
    const { items } = await log('action=export,print')
    expect(items.map((one: { action: string }) => one.action).sort()).toEqual(['export', 'print'])
    expect(items.find((one: { action: string }) => one.action === 'export')).toMatchObject({
      actor: { id: firm.people.serviceDesk },
      detail: { list: '案件', filter: { level: ['major'] } },
    })
    const before = (await log('action=audit-view')).items.length
    expect((await log('action=audit-view')).items.length).toBe(before + 1)
  })

  test('the log is paged, filtered by person and time, and open to those who supervise only', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await log(
        `limit=2&action=unmask${after && `&after=${after}`}`,
      )
      seen.push(...page.items.map(one => one.id))
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(4)
    expect((await log(`action=unmask&person=${firm.people.leader}`)).items).toHaveLength(1)
    expect((await log(`action=unmask&until=2020-01-01T00:00:00.000Z`)).items).toEqual([])
    expect((await log('after=nonsense')).code).toBe('cursor.unreadable')
  })

  test('the history of permissions has posts, settings and who changed them, the newest first', async () => {
    await firm.as('administrator').do(async ctx => {
      await grantPost(ctx, firm.people.research, { role: 'legal' })
      await changeSettings(ctx, { access: { visibility: { sales: 'all' } } })
    })
    const history = async (query = '') => (await http.ask('auditor', 'GET', `/api/permission-history?${query}`)).json()
    const { items } = await history(`kind=setting.changed`)
    expect(items).toMatchObject([{ person: null, by: { id: firm.people.administrator }, what: { zh: '可见范围（销售：全部）' } }])
    const posts = (await history(`kind=post.given&person=${firm.people.research}`)).items
    expect(posts.map((one: { what: { zh: string } }) => one.what.zh.split(' · ').at(-1)).sort()).toEqual(['法务', '研发'])
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = await history(
        `limit=7${after && `&after=${encodeURIComponent(after)}`}`,
      )
      seen.push(...page.items.map(one => one.id))
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(20)
  })

  test('the report on separation names who holds too much, with the clause and what to do', async () => {
    await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.auditor, { role: 'department-head' }))
    const { items } = (await http.ask('administrator', 'GET', '/api/segregation')).json()
    const found = items.find((one: { kind: string }) => one.kind === 'auditor-handles')
    expect(found).toMatchObject({ weight: 'high', people: [{ id: firm.people.auditor, name: '韩审' }] })
    expect(found.suggestion.zh).toContain('不兼任')
    for (const one of items) if (one.clause !== null) expect(one.regulation.title.zh).not.toBe('')
  })

  test('what was read cannot be taken out of the log again', async () => {
    for (const change of [sql`update access_log set reason = 'x'`, sql`delete from access_log`, sql`truncate access_log`])
      await expect(firm.as('administrator').do(({ tx }) => change.execute(tx))).rejects.toThrow('permission denied')
  })
})
