import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, START, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { routesOf } from '../access/access.ts'
import type { AdminLogEntry } from '../admin-log/schema.ts'
import { createPersonAccount } from '../auth/person-account.ts'

let database: TestDatabase
let firm: TestOrganisation
let server: TestApp
let cookie: string
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { now: '2026-10-10 09:00' })
  server = await testApp(database)
  let n = 0
  await createPersonAccount(
    { database, now: START, newId: () => `account-${++n}` },
    { org: firm.org, person: firm.people.administrator, name: '管理员', email: 'admin@log.example', password: PASSWORD },
  )
  cookie = await server.signIn('admin@log.example')
})
type Method = Parameters<TestApp['ask']>[0]
const send = async (method: Method, url: string, body?: unknown) => {
  server.advance(1_000)
  const response = await server.ask(method, url, { cookie, ...(body === undefined ? {} : { body }) })
  if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.body}`)
  return response.json<{ id: string; file: string }>()
}
const entries = async (query = '') =>
  (await server.ask('GET', `/api/admin-log?limit=200${query}`, { cookie })).json<{ items: AdminLogEntry[] }>().items
const make = async (url: string, body: object) => (await send('POST', url, body)).id
const newPerson = (name: string, more: object = {}) => make('/api/people', { name, department: firm.departments.sales, ...more })
const inAnHour = () => new Date(Date.parse(server.deps.clock()) + 3_600_000).toISOString()
const absence = async () =>
  make('/api/organisation/absences', {
    person: await newPerson('休假的人'),
    kind: 'annual',
    from: '2026-11-02',
    to: '2026-11-03',
  })
const shift = async () =>
  make('/api/organisation/shifts', { person: firm.people.serviceDesk, since: server.deps.clock(), until: inAnHour() })
const borrowing = (who: 'implementation' | 'supplyChain', head: 'headOfImplementation' | 'headOfSupplyChain') =>
  make('/api/organisation/borrowings', {
    ...{ person: firm.people[who], role: 'field-engineer', to: firm.departments.customerService },
    ...{ until: inAnHour(), approvedBy: firm.people[head], reason: '旺季支援' },
  })
async function upload(name: string): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员')
  sheet.addRow(['部门', '姓名', '职务'])
  sheet.addRow(['销售部', name, '专员'])
  const payload = Buffer.concat([
    Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="file"; filename="员工.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n',
    ),
    Buffer.from(await book.xlsx.writeBuffer()),
    Buffer.from('\r\n--b--\r\n'),
  ])
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/organisation/import/preview',
    headers: { cookie, origin: 'http://localhost:8080', 'content-type': 'multipart/form-data; boundary=b' },
    payload,
  })
  return response.json<{ file: string }>().file
}

/** For each route that writes, a request that changes something; a route without one fails the walk by name. */
const writes: Readonly<Record<string, () => Promise<unknown>>> = {
  'POST /api/departments': () => make('/api/departments', { name: '海外部', kind: 'sales' }),
  'PATCH /api/departments/:id': () => send('PATCH', `/api/departments/${firm.departments.finance}`, { name: '财务与审计部' }),
  'POST /api/departments/:id/close': async () => {
    const id = await make('/api/departments', { name: '临时部', kind: 'other' })
    return send('POST', `/api/departments/${id}/close`, {})
  },
  'POST /api/people': () => newPerson('新来的'),
  'PATCH /api/people/:id': () => send('PATCH', `/api/people/${firm.people.sales}`, { title: '高级销售经理' }),
  'POST /api/people/:id/password': async () =>
    send('POST', `/api/people/${await newPerson('有账号的', { email: 'a@log.example' })}/password`, { password: PASSWORD }),
  'POST /api/people/:id/hand-over': async () => {
    const post = await make(`/api/organisation/people/${firm.people.research}/posts`, { role: 'liaison' })
    return send('POST', `/api/people/${firm.people.research}/hand-over`, {
      units: [{ source: 'post', unit: post, to: firm.people.implementation }],
    })
  },
  'POST /api/people/:id/close': async () => send('POST', `/api/people/${await newPerson('要走的')}/close`),
  'POST /api/presence': () => send('POST', '/api/presence', { person: firm.people.finance, state: 'leave' }),
  'PUT /api/me/on-duty': () => send('PUT', '/api/me/on-duty', { onDuty: false }),
  'POST /api/organisation/people/:id/posts': () =>
    make(`/api/organisation/people/${firm.people.sales}/posts`, { role: 'quality' }),
  'PATCH /api/organisation/posts/:id': async () => {
    const post = await make(`/api/organisation/people/${firm.people.legal}/posts`, { role: 'quality' })
    return send('PATCH', `/api/organisation/posts/${post}`, { endsNow: true, reason: '调岗' })
  },
  'POST /api/organisation/posts/:id/chair': async () => {
    const post = await make(`/api/organisation/people/${firm.people.finance}/posts`, { role: 'group-member' })
    return send('POST', `/api/organisation/posts/${post}/chair`, { isChair: true })
  },
  'POST /api/organisation/people/:id/superior': () =>
    send('POST', `/api/organisation/people/${firm.people.sales}/superior`, { superior: firm.people.headOfSales }),
  'POST /api/organisation/regions': () => make('/api/organisation/regions', { name: '东南亚', isOverseas: true }),
  'PATCH /api/organisation/regions/:id': async () =>
    send('PATCH', `/api/organisation/regions/${await make('/api/organisation/regions', { name: '华北' })}`, { name: '华北区' }),
  'POST /api/organisation/partners': () => make('/api/organisation/partners', { name: '捷安安装', since: START }),
  'PATCH /api/organisation/partners/:id': async () =>
    send('PATCH', `/api/organisation/partners/${await make('/api/organisation/partners', { name: '迅达', since: START })}`, {
      phone: '021-1',
    }),
  'POST /api/organisation/absences': absence,
  'POST /api/organisation/absences/:id/cancel': async () => send('POST', `/api/organisation/absences/${await absence()}/cancel`),
  'PUT /api/organisation/duty-hours': () =>
    send('PUT', '/api/organisation/duty-hours', {
      role: 'service-desk',
      windows: [{ weekday: 1, starts: '09:00', ends: '18:00' }],
    }),
  'POST /api/organisation/shifts': shift,
  'DELETE /api/organisation/shifts/:id': async () => send('DELETE', `/api/organisation/shifts/${await shift()}`),
  'POST /api/organisation/borrowings': () => borrowing('implementation', 'headOfImplementation'),
  'POST /api/organisation/borrowings/:id/end': async () =>
    send('POST', `/api/organisation/borrowings/${await borrowing('supplyChain', 'headOfSupplyChain')}/end`, {}),
  'POST /api/organisation/import': async () => send('POST', '/api/organisation/import', { file: await upload('表里的人') }),
}
/** Of the other features below these addresses, and where they are tested. */
const elsewhere: Readonly<Record<string, string>> = {
  'POST /api/organisation/import/preview': 'writes nothing: its transaction is taken back (leaving.test.ts)',
  'POST /api/people/:id/unlock': 'of sign-in, and logged there (server/auth)',
  'POST /api/people/:id/second-factor/reset': 'as unlock',
  'POST /api/people/:id/sign-out': 'as unlock',
  'DELETE /api/people/:id/identities/:identity': 'as unlock',
}

describe('the administration log of the organisation', () => {
  test('has an entry, with who did it, for whatever any route of the organisation writes', async () => {
    const written = routesOf(server.app)
      .filter(route => !['GET', 'HEAD', 'OPTIONS'].includes(route.method))
      .filter(route => /^\/api\/(organisation|people|departments|presence|me\/on-duty)(\/|$)/.test(route.url))
      .map(route => `${route.method} ${route.url}`)
      .filter(route => !(route in elsewhere))
    expect(written.filter(route => !(route in writes))).toEqual([])
    expect(written.length).toBeGreaterThan(20)
    for (const route of written) {
      const before = new Set((await entries()).map(e => e.id))
      await writes[route]?.()
      const fresh = (await entries()).filter(e => !before.has(e.id))
      expect(fresh.length, route).toBeGreaterThan(0)
      for (const entry of fresh) expect(entry.actor?.id, route).toBe(firm.people.administrator)
    }
  }, 120_000)

  test('says what stood there before and after, in words and in the language of the reader', async () => {
    const id = await newPerson('林一')
    await send('PATCH', `/api/people/${id}`, { title: '经理', department: firm.departments.legal })
    const [entry] = await entries(`&action=person.changed&person=${id}`)
    expect(entry).toMatchObject({ action: 'person.changed', actor: { name: '管理员' }, subject: { name: '林一' } })
    expect(entry?.change).toMatchObject({
      kind: 'changed',
      fields: [
        { field: 'title', before: null, after: '经理' },
        { field: 'department_id', before: '销售部', after: '法务部' },
      ],
    })
    await send('POST', '/api/presence', { person: id, state: 'leave', substitute: firm.people.sales })
    const [present] = await entries(`&action=presence.changed&person=${id}`)
    expect(present?.change?.fields).toContainEqual({ field: 'presence', before: '在岗', after: '请假' })
    expect(present?.change?.fields).toContainEqual({ field: 'substitute_id', before: null, after: '梁辉' })
    const english = await server.ask('GET', `/api/admin-log?action=presence.changed&person=${id}`, {
      cookie,
      headers: { 'accept-language': 'en' },
    })
    expect(english.json().items[0].change.fields).toContainEqual({ field: 'presence', before: 'On duty', after: 'On leave' })
    await send('POST', `/api/people/${id}/close`)
    expect((await entries('&action=account.closed'))[0]).toMatchObject({ subject: { name: '林一' } })
    const all = JSON.stringify((await entries()).map(e => e.change))
    expect(all).not.toContain('customer-service')
    expect(all).not.toContain(firm.people.sales)
    expect((await entries('&action=duty-hours.changed'))[0]?.change?.fields).toEqual([
      { field: 'windows', before: null, after: '周一 09:00-18:00' },
    ])
  })

  test('leaves no trace of what is refused or tried out', async () => {
    const before = (await entries()).length
    const file = await upload('只是试算')
    await server.ask('PATCH', '/api/people/nobody', { cookie, body: { title: 'x' } })
    expect(file).not.toBe('')
    expect(await entries()).toHaveLength(before)
  })
})
