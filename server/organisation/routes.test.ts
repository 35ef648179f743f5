import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, START, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { createPersonAccount } from '../auth/person-account.ts'

let database: TestDatabase
let firm: TestOrganisation
let app: TestApp
const cookies = new Map<PersonName, string>()
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { now: START })
  app = await testApp(database)
  for (const who of ['administrator', 'sales', 'headOfSales', 'headOfLegal'] as const) {
    await createPersonAccount(
      { database, now: START, newId: () => `account-${nextNumber()}` },
      { org: firm.org, person: firm.people[who], name: who, email: `${who}@example.cn`, password: PASSWORD },
    )
    cookies.set(who, await app.signIn(`${who}@example.cn`))
  }
})
let number = 0
const nextNumber = () => ++number
const ask = (who: PersonName, method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown, key?: string) =>
  app.ask(method, url, {
    cookie: cookies.get(who)!,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  })

describe('the routes of duties, approvals, home, settings, people, reports and policies', () => {
  it('answer everybody signed in with what their schemas say', async () => {
    for (const url of [
      '/api/duties?mine=1',
      '/api/duties/load',
      '/api/approvals',
      '/api/receipts',
      '/api/home',
      '/api/settings',
      '/api/settings/history',
      '/api/calendar/days?from=2026-09-28&to=2026-10-11',
      '/api/people',
      '/api/departments',
      '/api/reports',
      '/api/policies',
      '/api/policies/robot/editions/2026-01-01',
    ]) {
      const response = await ask('sales', 'GET', url)
      expect([url, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([url, 200, ''])
      expect((await app.ask('GET', url)).statusCode).toBe(401)
    }
  })

  it('keep settings, people and departments for administrators', async () => {
    for (const [url, body] of [
      ['/api/departments', { name: '质量部', kind: 'other' }],
      ['/api/people', { name: '某', department: firm.departments.sales }],
      ['/api/settings/calendar/preview', { calendar: {} }],
    ] as const) {
      expect((await ask('sales', 'POST', url, body)).json()).toMatchObject({ code: 'role.missing' })
    }
    expect((await ask('administrator', 'POST', '/api/settings/calendar/preview', { calendar: {} })).json()).toEqual({
      items: [],
      total: 0,
      cases: 0,
    })
  })

  it('make a person who can sign in at once, and the same request again makes no second one', async () => {
    const body = { name: '新同事', title: '客服', department: firm.departments.customerService, posts: [{ role: 'front-line' }] }
    const first = await ask('administrator', 'POST', '/api/people', body, 'one')
    const again = await ask('administrator', 'POST', '/api/people', body, 'one')
    expect([first.statusCode, again.json()]).toEqual([201, first.json()])
    const withAccount = { ...body, name: '能登录', email: 'fresh@example.cn', password: 'a long enough secret' }
    expect((await ask('administrator', 'POST', '/api/people', withAccount)).statusCode).toBe(201)
    expect((await ask('administrator', 'POST', '/api/people', withAccount)).json()).toMatchObject({ code: 'account.email-taken' })
    expect(await app.signIn('fresh@example.cn', 'a long enough secret')).toContain('session_token')
    const { items } = (await ask('administrator', 'GET', '/api/people?q=能登录')).json<{ items: { hasAccount: boolean }[] }>()
    expect(items).toEqual([expect.objectContaining({ hasAccount: true })])
  })

  it('put a person off duty and on again', async () => {
    expect((await ask('sales', 'POST', '/api/presence', { state: 'off-duty' })).statusCode).toBe(200)
    const me = async () =>
      (await ask('sales', 'GET', `/api/people?ids=${firm.people.sales}`)).json<{ items: { presence: string }[] }>().items[0]
        ?.presence
    expect(await me()).toBe('off-duty')
    expect((await ask('sales', 'POST', '/api/presence', { state: 'on-duty', person: firm.people.legal })).json()).toMatchObject({
      code: 'presence.not-yours',
    })
    const leave = { state: 'leave', person: firm.people.sales }
    expect((await ask('headOfLegal', 'POST', '/api/presence', leave)).json()).toMatchObject({ code: 'presence.not-yours' })
    expect((await ask('headOfSales', 'POST', '/api/presence', leave)).statusCode).toBe(200)
    await ask('sales', 'POST', '/api/presence', { state: 'on-duty' })
    expect(await me()).toBe('on-duty')
  })
})
