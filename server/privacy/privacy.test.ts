import JSZip from 'jszip'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, nextSalt, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { testFiles } from '../../test/files.ts'
import { archiveRoutes } from '../archive/routes.ts'
import { tables } from '../archive/tables.ts'
import { asOwner } from '../auth/tables.ts'
import { commitment } from '../events/seal.ts'
import type { FileStore } from '../files/file-store.ts'
import { eraseInBackground, ringRequests } from './erase.ts'
import { privacyRoutes } from './routes.ts'
import type { PrivacyPage, PrivacyView } from './schema.ts'
import { dueOfRequest } from './take-request.ts'

const name = '郗若兰'
const phone = '13712345678'

describe('requests of persons about their own data', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let files: FileStore
  let customer: string
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    files = await testFiles(database, firm.clock.now)
    http = await featureApp(database, firm, [privacyRoutes, archiveRoutes])
    customer = nextId()
    await firm.as('administrator').do(async ({ tx, org, now }) => {
      const own = { org_id: org, customer_id: customer, created_at: now }
      await sql`insert into customers (org_id, id, name, contact, phone, phone_digits, address, search_text, created_at) values (${org}, ${customer}, ${name}, ${name}, ${phone}, ${phone}, '平江路 1 号', ${name}, ${now})`.execute(
        tx,
      )
      await tx
        .insertInto('customer_contacts')
        .values({
          ...own,
          id: nextId(),
          site_id: null,
          name,
          role: '本人',
          phone,
          phone_digits: phone,
          email: 'x@example.com',
          ended_on: null,
        })
        .execute()
    })
  })
  const deps = () => ({ database, clock: firm.clock.now, newId: nextId, newSalt: nextSalt, files })
  const eraseAll = () => eraseInBackground(deps(), firm.clock.now(), 'all')
  const view = async (id: string, who: PersonName = 'legal') =>
    (await http.ask(who, 'GET', `/api/privacy/requests/${id}`)).json<PrivacyView>()
  const take = async (more: object = {}, who: PersonName = 'legal') =>
    http.ask(who, 'POST', '/api/privacy/requests', {
      body: {
        ...{ kind: 'erasure', law: 'pipl', about: 'customer', subject: customer, name, answerTo: phone, asks: '请删除我的信息' },
        ...{ identity: '回拨登记的电话核实', receivedOn: '2026-03-02', ...more },
      },
    })
  const decide = (id: string, granted: boolean, who: PersonName = 'legal') =>
    http.ask(who, 'POST', `/api/privacy/requests/${id}/decide`, {
      body: { granted, decision: granted ? '同意删除' : '无法核实身份' },
    })
  const answer = (id: string) =>
    http.ask('legal', 'POST', `/api/privacy/requests/${id}/answer`, { body: { answer: '已按您的请求处理' } })
  const caseOf = async (title: string, closedAt?: string) => {
    const { id, number } = await firm.as('frontLine').register({ title, customerId: customer, customer: undefined })
    if (closedAt !== undefined)
      await firm.as('administrator').do(async ({ tx, org }) => {
        await tx
          .updateTable('duties')
          .set({ outcome: 'cancelled', closed_at: closedAt })
          .where('org_id', '=', org)
          .where('case_id', '=', id)
          .execute()
        await sql`update cases set is_closed = true, closed_at = ${closedAt}, state = state || '{"closed": true}' where org_id = ${org} and id = ${id}`.execute(
          tx,
        )
      })
    return { id, number }
  }

  it('have a time that is counted by the calendar, with the source of each figure', async () => {
    const { rules } = await firm.as('legal').do(async ctx => ctx)
    const pipl = dueOfRequest(rules.calendar, '2026-09-18', { law: 'pipl', workdays: 15 })
    // 15 working days around the holidays of October; 30 days would be later.
    expect(pipl.lines.map(line => [line.until, line.counts])).toEqual([
      ['2026-10-15', true],
      ['2026-10-19', false],
    ])
    const gdpr = dueOfRequest(rules.calendar, '2026-01-30', { law: 'gdpr', workdays: 40 })
    expect(gdpr.lines.find(line => line.counts)).toMatchObject({
      until: '2026-02-28',
      says: { en: 'GDPR art. 12(3): one month' },
    })
    const extended = dueOfRequest(rules.calendar, '2026-01-30', { law: 'gdpr', workdays: 15, isExtended: true })
    expect(extended.lines.find(line => line.counts)?.until).toBe('2026-04-30')
  })

  it('are taken in and decided by those whom the company names, and by nobody about themselves', async () => {
    expect((await take({}, 'frontLine')).json()).toMatchObject({ code: 'archive.not-yours' })
    expect((await take({ about: 'contact', subject: undefined })).json()).toMatchObject({ code: 'input.invalid' })
    expect((await http.ask('research', 'GET', '/api/privacy/requests')).json()).toMatchObject({ code: 'archive.not-yours' })
    const { id } = (await take({ kind: 'access', about: 'staff', subject: firm.people.legal, name: '罗文' })).json<{
      id: string
    }>()
    expect((await decide(id, true)).json()).toMatchObject({ code: 'privacy.own' })
    expect((await decide(id, true, 'auditor')).json()).toMatchObject({ status: 403 })
    expect(
      (await http.ask('legal', 'POST', `/api/privacy/requests/${id}/extend`, { body: { reason: '案卷较多' } })).json(),
    ).toMatchObject({ code: 'privacy.not-extendable' })
    expect((await answer(id)).json()).toMatchObject({ code: 'privacy.not-decided' })
    expect((await decide(id, false, 'administrator')).json()).toMatchObject({ state: 'refused' })
    expect((await answer(id)).json()).toMatchObject({ state: 'refused', answer: { text: '已按您的请求处理' } })
    expect((await http.ask('auditor', 'GET', '/api/privacy/requests?state=refused')).json<PrivacyPage>()).toMatchObject({
      canTake: false,
      items: [{ id }],
    })
  })

  it('find what is held, and give a copy for machines and for people that says who took it', async () => {
    const { number } = await caseOf('水龙头漏水')
    const { id } = (await take({ kind: 'access' })).json<{ id: string }>()
    const { held } = await view(id)
    expect(held.map(group => group.id)).toEqual(expect.arrayContaining(['customer', 'contacts', 'cases', 'records']))
    const file = await http.ask('legal', 'GET', `/api/privacy/requests/${id}/copy.zip`)
    const zip = await JSZip.loadAsync(file.rawPayload)
    const data = JSON.parse(await zip.file('data.json')!.async('string'))
    expect(data.export).toMatch(/^罗文 2026-03-02 \d\d:\d\d DC-2026-\d{6}$/)
    expect(data.groups.find((group: { id: string }) => group.id === 'cases').rows).toMatchObject([{ number }])
    const page = await zip.file('data.html')!.async('string')
    expect(page).toContain(data.export)
    expect(page).toContain(name)
    expect(page).not.toContain('<script')
    const logged = await firm
      .as('auditor')
      .do(({ tx, org }) =>
        tx
          .selectFrom('access_log')
          .select(['actor', 'detail'])
          .where('org_id', '=', org)
          .where('number', '=', data.export.split(' ').at(-1))
          .executeTakeFirstOrThrow(),
      )
    expect(logged).toMatchObject({ actor: firm.people.legal, detail: { list: '个人信息副本', rows: expect.any(Number) } })
  })

  it('erase now what nothing keeps, keep the rest until its day out of sight, and erase it then; every commitment stays', async () => {
    const [past, kept] = [await caseOf('旧案', '2022-01-05T02:00:00.000Z'), await caseOf('近案', '2025-01-06T02:00:00.000Z')]
    // The open case of the test before ends too.
    await firm.as('administrator').do(async ({ tx, org }) => {
      await tx
        .updateTable('duties')
        .set({ outcome: 'cancelled' })
        .where('org_id', '=', org)
        .where('outcome', 'is', null)
        .execute()
      await sql`update cases set is_closed = true, closed_at = '2022-01-05T02:00:00.000Z', state = state || '{"closed": true}' where org_id = ${org} and customer_id = ${customer} and not is_closed`.execute(
        tx,
      )
    })
    const { id } = (await take()).json<{ id: string }>()
    const plan = (await view(id)).plan
    expect(plan.find(item => item.case === past.id)).toMatchObject({ state: 'waiting', keptUntil: null })
    expect(plan.find(item => item.case === kept.id)).toMatchObject({
      ...{ state: 'kept', keptUntil: '2028-01-06' },
      because: [{ zh: expect.stringContaining('第 8(7) 条：保管至 2028-01-06') }],
    })
    const bytes = await firm
      .as('legal')
      .do(({ tx, org }) =>
        tx
          .selectFrom('events')
          .select(['id', 'bytes'])
          .where('org_id', '=', org)
          .where('stream_id', 'in', [past.id, kept.id])
          .orderBy('id')
          .execute(),
      )
    const granted = (await decide(id, true)).json<PrivacyView>()
    expect(granted.draft).toContain(kept.number)
    // Kept, and out of the sight of everybody else.
    await expect(firm.as('frontLine').view(kept.id)).resolves.toBeDefined()
    const seen = await firm
      .as('serviceDesk')
      .do(async ctx => (await import('../access/case-visibility.ts')).visibleAmong(ctx, [kept.id, past.id]))
    expect([...seen]).toEqual([])
    await eraseAll()
    await answer(id)
    expect(await whereStands()).toEqual(expect.arrayContaining(['privacy_requests']))
    expect(await left()).toMatchObject({
      customer: '—',
      cases: [
        { id: past.id, title: '—' },
        { id: kept.id, title: '近案' },
      ],
    })
    // A hold placed in between keeps it beyond its day.
    const hold = (
      await http.ask('legal', 'POST', '/api/archive/holds', { body: { kind: 'case', subject: kept.id, reason: '客户起诉' } })
    ).json<{ id: string }>()
    firm.clock.pass({ days: 366 * 2 })
    await eraseAll()
    expect((await view(id)).plan.find(item => item.label === kept.number)).toMatchObject({ state: 'kept' })
    await http.ask('administrator', 'POST', `/api/archive/holds/${hold.id}/lift`, { body: { reason: '已经调解' } })
    await Promise.all([eraseAll(), eraseAll()])
    await eraseAll()
    expect(await view(id)).toMatchObject({
      state: 'done',
      name: '郗**',
      asks: '—',
      plan: [{ state: 'done' }, { state: 'done' }, { state: 'done' }, { state: 'done' }],
    })
    expect(
      await firm
        .as('legal')
        .do(({ tx, org }) =>
          tx
            .selectFrom('events')
            .select(['id', 'bytes'])
            .where('org_id', '=', org)
            .where('stream_id', 'in', [past.id, kept.id])
            .orderBy('id')
            .execute(),
        ),
    ).toEqual(bytes)
    // What was committed to can no longer be opened, and anybody who still has it could not prove it without the salt.
    expect(JSON.parse(bytes[0]!.bytes).sealed.title).not.toBe(commitment('', '旧案'))
    expect((await whereStands()).filter(table => table !== 'privacy_requests')).toEqual([])
  })

  it('ring before they are due and when they are overdue, once each, and know a person by the telephone number alone', async () => {
    firm.clock.pass({ days: 1 })
    const today = firm.clock.now().slice(0, 10)
    await firm.as('frontLine').register({ title: '来电', customer: { name: '匿名', phone: '139 1111 2222' } })
    const { id } = (
      await take({
        kind: 'restriction',
        about: 'contact',
        subject: undefined,
        phone: '13911112222',
        name: '匿名',
        receivedOn: today,
      })
    ).json<{ id: string }>()
    expect((await view(id)).held.find(group => group.id === 'cases')).toMatchObject({ count: 1 })
    const told = () =>
      firm
        .as('legal')
        .do(({ tx, org }) =>
          tx
            .selectFrom('notifications')
            .select('id')
            .where('org_id', '=', org)
            .where('id', 'like', `privacy:${id}:%`)
            .where('person_id', '=', firm.people.legal)
            .execute(),
        )
    await ringRequests(deps(), firm.clock.now())
    expect(await told()).toHaveLength(0)
    firm.clock.pass({ days: 60 })
    await ringRequests(deps(), firm.clock.now())
    await ringRequests(deps(), firm.clock.now())
    expect((await told()).map(one => one.id.split(':')[2])).toEqual(['overdue'])
  })

  const left = () =>
    firm.as('legal').do(async ({ tx, org }) => ({
      customer: (
        await tx
          .selectFrom('customers')
          .select('name')
          .where('org_id', '=', org)
          .where('id', '=', customer)
          .executeTakeFirstOrThrow()
      ).name,
      cases: await tx
        .selectFrom('cases')
        .select(['id', 'title'])
        .where('org_id', '=', org)
        .where('title', 'in', ['近案', '—'])
        .where('opened_at', '>', '2000-01-01T00:00:00.000Z')
        .where('title', '!=', '水龙头漏水')
        .orderBy('id')
        .limit(5)
        .execute()
        .then(rows => rows.filter(row => row.title === '近案' || row.id !== '').slice(-2)),
    }))
  const whereStands = () =>
    asOwner(database, async tx => {
      await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
      const found: string[] = []
      for (const table of Object.keys(tables)) {
        const { rows } = await sql<{
          n: number
        }>`select count(*)::int as n from ${sql.table(table)} t where t::text like any(${[`%${name}%`, `%${phone}%`]})`.execute(
          tx,
        )
        if (rows[0]!.n > 0) found.push(table)
      }
      return found
    })
})
