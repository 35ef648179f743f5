import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { bulkRoutes } from '../cases/bulk-routes.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import { caseRoutes } from '../cases/routes.ts'
import { customerRoutes } from '../customers/routes.ts'
import { countDuties } from '../duties/list-duties.ts'
import { dutyRoutes } from '../duties/routes.ts'
import { ListDuties } from '../duties/schema.ts'
import { exportRoutes } from '../export/routes.ts'
import { homeRoutes } from '../home/routes.ts'
import { intakeRoutes } from '../intake/routes.ts'
import { createPerson } from '../organisation/create-person.ts'
import { createPartner } from '../organisation/partners.ts'
import { searchRoutes } from '../search/routes.ts'
import { changeSettings } from '../settings/change-settings.ts'

onEachEngine('who sees which cases', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  /** Of customer service, registered by frontLine. */
  let service: string
  /** Of implementation, registered by otherFrontLine. */
  let site: string

  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    const [customer, other] = firm.customers
    service = (
      await firm.as('frontLine').register({
        ...{ title: '减速机异响', customerId: customer!.id },
        customer: { name: '王建国', phone: '13812345678' },
      })
    ).id
    site = (await firm.as('otherFrontLine').register({ title: '焊枪漏气', customerId: other!.id })).id
    http = await featureApp(database, firm, [
      caseRoutes,
      bulkRoutes,
      customerRoutes,
      dutyRoutes,
      exportRoutes,
      homeRoutes,
      intakeRoutes,
      searchRoutes,
    ])
  })

  const idsIn = async (who: PersonName, url: string): Promise<string[]> => {
    const { items } = (await http.ask(who, 'GET', url)).json() as { items: { id: string; kind?: string }[] }
    return items.map(one => one.id)
  }
  const sees = async (who: PersonName) => (await idsIn(who, '/api/cases')).sort()
  const both = () => [service, site].sort()

  test.each([
    ['frontLine', 'service'],
    // Same post in the same department: the team.
    ['onLeave', 'service'],
    ['otherFrontLine', 'site'],
    ['research', 'none'],
    ['auditor', 'both'],
    ['serviceDesk', 'both'],
    ['administrator', 'both'],
  ] as const)('%s sees %s, in the list, one by one, and in search', async (who, which) => {
    const expected = which === 'both' ? both() : which === 'service' ? [service] : which === 'site' ? [site] : []
    const alone = [...(who === 'onLeave' ? [] : [who])]
    expect(await sees(who)).toEqual(expected)
    for (const one of alone)
      for (const id of both()) {
        const answer = await http.ask(one, 'GET', `/api/cases/${id}`)
        expect([id, answer.statusCode]).toEqual([id, expected.includes(id) ? 200 : 404])
        if (answer.statusCode === 404) expect(answer.json()).toMatchObject({ code: 'case.not-found' })
      }
    for (const [q, id] of [
      ['异响', service],
      ['漏气', site],
    ] as const) {
      const hits = await idsIn(who, `/api/search?q=${encodeURIComponent(q)}`)
      expect(hits.includes(id)).toBe(expected.includes(id))
    }
  })

  test('a head sees the cases of the department and what its people work on', async () => {
    const head = 'headOfImplementation' as const
    await change({ visibility: { 'group-member': 'own' } })
    expect(await sees(head)).toEqual([site])
    await firm.as('deputyLeader').act(service, 'note', { text: '请实施看看', mentions: [firm.people.otherFrontLine] })
    expect(await sees(head)).toEqual(both())
    expect(await sees('otherFrontLine')).toEqual(both())
    await change({ visibility: {} })
  })

  test('the company sets it by post, and every question follows at once: counts, duties, home, bulk, duplicates, customers', async () => {
    await change({ visibility: { 'service-desk': 'own' } })
    expect(await sees('serviceDesk')).toEqual([])
    expect((await http.ask('serviceDesk', 'GET', '/api/cases')).json().total).toBe(0)
    const duties = (await http.ask('serviceDesk', 'GET', '/api/duties?state=open')).json() as {
      items: { owner: { id: string } }[]
    }
    expect(duties.items.filter(d => d.owner.id !== firm.people.serviceDesk)).toEqual([])
    expect((await http.ask('serviceDesk', 'GET', '/api/home')).json().cases.open.count).toBe(0)
    const bulk = await http.ask('serviceDesk', 'POST', '/api/cases/bulk', {
      body: { ids: [service], type: 'note', data: { text: '看不到' } },
    })
    expect(bulk.json()).toMatchObject({ done: 0, items: [{ id: service, number: '', ok: false }] })
    expect(bulk.body).toContain('case.not-found')
    const { id: customer } = firm.customers[0]!
    expect(await idsIn('serviceDesk', `/api/cases/similar?customerId=${customer}`)).toEqual([])
    expect((await http.ask('serviceDesk', 'GET', `/api/customers/${customer}`)).json().openCases).toEqual([])
    expect((await http.ask('serviceDesk', 'POST', '/api/cases/preview', { body: { caseId: service } })).json()).toMatchObject({
      code: 'case.not-found',
    })
    await change({ visibility: {} })
    expect(await sees('serviceDesk')).toEqual(both())
  })

  test('merging into a case that one does not see is refused as into none', async () => {
    const answer = await http.ask('frontLine', 'POST', `/api/cases/${service}/events`, {
      body: { type: 'merge', data: { into: site, reason: '重复' } },
    })
    expect([404, 403]).toContain(answer.statusCode)
    expect(answer.body).not.toContain(site)
  })

  test('whoever is asked to decide sees the case, with what was decided', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    await firm.as('leader').act(id, 'note', { text: '请抓紧' })
    const parts = await partsOf(id)
    expect(parts.get(firm.people.fieldEngineer)).toBe('works')
    expect(parts.get(firm.people.leader)).toBe('past')
    expect(await sees('fieldEngineer')).toContain(id)
    expect(await sees('research')).not.toContain(id)
  })

  test("a partner's people see what they have in hand, nothing else of the customers, and not what they once had", async () => {
    const person = await firm.as('administrator').do(async ctx => {
      const partnerOf = await createPartner(ctx, { name: '安装外包' })
      return createPerson(ctx, { name: '外包师傅', title: '', partnerOf, posts: [{ role: 'installer' }] })
    })
    const ask = (method: 'GET' | 'POST', url: string, body?: object) =>
      http.app.inject({ method, url, headers: { 'x-person': person }, ...(body && { payload: body }) })
    const listed = async (url: string) => ((await ask('GET', url)).json() as { items: { id: string }[] }).items.map(i => i.id)
    expect(await listed('/api/cases')).toEqual([])
    expect(await listed('/api/customers')).toEqual([])
    expect(await listed('/api/customers/lookup?phone=13800000001')).toEqual([])
    expect((await ask('GET', `/api/customers/${firm.customers[0]!.id}`)).json()).toMatchObject({ code: 'customer.not-found' })
    await put(service, person, 'works')
    expect(await listed('/api/cases')).toEqual([service])
    expect(await listed('/api/customers')).toEqual([firm.customers[0]!.id])
    expect((await ask('GET', `/api/cases/${service}`)).statusCode).toBe(200)
    await put(service, person, 'past')
    expect(await listed('/api/cases')).toEqual([])
    expect((await ask('GET', `/api/cases/${service}`)).json()).toMatchObject({ code: 'case.not-found' })
  })

  describe('contacts', () => {
    test('are in full to the posts that the company names and to whoever works on the case, in part to everybody else', async () => {
      const contact = async (who: PersonName) => (await http.ask(who, 'GET', `/api/cases/${service}`)).json().contact.phone
      expect(await contact('frontLine')).toBe('13812345678')
      expect(await contact('serviceDesk')).toBe('13812345678')
      expect(await contact('deputyLeader')).toBe('13812345678')
      for (const who of ['auditor', 'administrator', 'leader'] as const) {
        expect(await contact(who)).toBe('138****5678')
        const whole = await http.ask(who, 'GET', `/api/cases/${service}`)
        expect(whole.json().masked).toBe(true)
        expect(whole.body).not.toContain('13812345678')
        expect(whole.body).not.toContain('王建国')
      }
      await change({ unmasked: ['auditor'] })
      expect(await contact('auditor')).toBe('13812345678')
      expect(await contact('serviceDesk')).toBe('138****5678')
      await change({ unmasked: ['service-desk', 'department-head'] })
    })

    test('of customers, in lists, search, look-up and as Excel', async () => {
      const phone = '13800000002'
      // What is saved is found: the customers of a test stand in no index before.
      await http.ask('serviceDesk', 'PATCH', `/api/customers/${firm.customers[1]!.id}`, { body: { address: '宁波' } })
      for (const url of ['/api/customers', '/api/search?q=宁波', `/api/customers/${firm.customers[1]!.id}`]) {
        expect((await http.ask('auditor', 'GET', encodeURI(url))).body).not.toContain(phone)
        expect((await http.ask('serviceDesk', 'GET', encodeURI(url))).body).toContain(phone)
      }
      expect((await http.ask('auditor', 'GET', '/api/customers/lookup?phone=1380000')).json().items).toEqual([])
      expect((await http.ask('auditor', 'GET', `/api/customers/lookup?phone=${phone}`)).json().items).toHaveLength(1)
    })

    test('that come back in part leave what is known as it is', async () => {
      const { id } = firm.customers[1]!
      const body = { contact: '许**', phone: '138****0002', address: '宁波北仑' }
      expect((await http.ask('leader', 'PATCH', `/api/customers/${id}`, { body })).statusCode).toBe(200)
      expect((await http.ask('serviceDesk', 'GET', `/api/customers/${id}`)).json()).toMatchObject({
        contact: '许经理',
        phone: '13800000002',
        address: '宁波北仑',
      })
    })
  })

  const change = (access: object) => firm.as('administrator').do(ctx => changeSettings(ctx, { access } as never))
  const partsOf = (id: string) =>
    firm.as('administrator').do(async ({ tx, org }) => {
      const rows = await tx
        .selectFrom('case_people')
        .select(['party_id', 'part'])
        .where('org_id', '=', org)
        .where('case_id', '=', id)
        .execute()
      return new Map(rows.map(r => [r.party_id, r.part]))
    })
  const put = (id: string, person: string, part: string) =>
    firm.as('administrator').do(({ tx, org }) =>
      sql`insert into case_people (org_id, case_id, party_id, part) values (${org}, ${id}, ${person}, ${part})
        on conflict (org_id, case_id, party_id) do update set part = excluded.part`.execute(tx),
    )

  test('is the same whether the cases are looked up first or asked for one by one', async () => {
    for (const who of Object.keys(firm.people) as PersonName[]) {
      const lists = await firm.as(who).do(async ctx => {
        const seen = async (many: boolean) => {
          const asked = { ...ctx, sight: { ...ctx.sight, many } }
          const { items, total } = await listCases(asked, ListCases.parse({ closed: 'all' }))
          return { ids: items.map(one => one.id), total, duties: await countDuties(asked, ListDuties.parse({ state: 'open' })) }
        }
        return [await seen(false), await seen(true)]
      })
      expect(lists[1], who).toEqual(lists[0])
    }
  })
})
