import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { begin, comeBack, cookiesIn, signInThrough, walk } from '../../test/sign-in-provider.ts'
import { aVendorServer, dingtalkApp, feishuApp, type VendorServer, wecomApp } from '../../test/vendor-server.ts'
import { inOrganisation } from '../database/transaction.ts'

let database: TestDatabase
let server: TestApp
let vendors: VendorServer
let administrator: string
let li: string
const ids: Record<string, string> = {}

const applications = {
  wecom: { clientId: wecomApp.corpid, secret: wecomApp.secret, config: { agentId: wecomApp.agentid } },
  dingtalk: { clientId: dingtalkApp.id, secret: dingtalkApp.secret, config: { tenant: dingtalkApp.corpId } },
  feishu: { clientId: feishuApp.id, secret: feishuApp.secret, config: { tenant: feishuApp.tenant } },
}
const kinds = Object.keys(applications) as (keyof typeof applications)[]

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'admin', email: 'admin@a.example', roles: ['administrator'] },
      { id: 'li', email: 'li@a.example' },
      { id: 'wang', email: 'wang@a.example' },
      { id: 'gone', email: 'gone@a.example' },
    ],
  })
  await inOrganisation(database, 'a', async tx => {
    await tx.updateTable('people').set({ phone: '138 0000 0002' }).where('id', '=', 'wang').execute()
    await tx.updateTable('people').set({ phone: '13800000003', is_active: false }).where('id', '=', 'gone').execute()
  })
  vendors = await aVendorServer()
  server = await testApp(database)
  administrator = await server.signIn('admin@a.example')
  li = await server.signIn('li@a.example')
  for (const kind of kinds) {
    const made = await server.ask('POST', '/api/sign-in/providers', {
      cookie: administrator,
      body: { kind, name: kind, ...applications[kind], config: configOf(kind) },
    })
    ids[kind] = made.json().id
  }
})
afterAll(() => vendors.close())
beforeEach(() => {
  vendors.person = { userid: 'LiXiao', unionId: 'union-li', name: '李晓' }
})

const configOf = (kind: keyof typeof applications, more: object = {}) => ({
  ...{ ...applications[kind].config, loginBase: vendors.url, apiBase: vendors.url, ...more },
})
const change = (kind: keyof typeof applications, body: object) =>
  server.ask('PATCH', `/api/sign-in/providers/${ids[kind]}`, { cookie: administrator, body })
const meOf = async (cookies: string | string[] | undefined) =>
  (await server.ask('GET', '/api/me', { cookie: cookiesIn(cookies) })).json()
const link = async (kind: string, session: string) => {
  const started = await server.ask('POST', `/api/sign-in/${ids[kind]}/link`, { cookie: session })
  return comeBack(server, await walk(started.json().location), {
    cookie: `${session}; ${cookiesIn(started.headers['set-cookie'])}`,
  })
}

describe.each(kinds)('%s', kind => {
  test('opens nothing to an account that nobody has linked, whatever e-mail and phone it shows', async () => {
    vendors.person = { ...vendors.person, mobile: '13800000002', email: 'wang@a.example' }
    expect((await signInThrough(server, ids[kind]!)).json()).toMatchObject({ status: 403, code: 'sso.person-unknown' })
  })

  test('signs in whoever has linked it', async () => {
    expect((await link(kind, li)).headers.location).toBe('/settings/security?linked=1')
    const back = await signInThrough(server, ids[kind]!)
    expect([back.statusCode, back.headers.location]).toEqual([302, '/cases'])
    expect(await meOf(back.headers['set-cookie'])).toMatchObject({ person: { id: 'li' } })
    const { sessions } = (
      await server.ask('GET', '/api/account/security', { cookie: cookiesIn(back.headers['set-cookie']) })
    ).json()
    expect(sessions).toContainEqual(expect.objectContaining({ isCurrent: true, method: kind }))
  })

  test('takes an answer once, in the browser that began, within ten minutes', async () => {
    const { location, cookie } = await begin(server, ids[kind]!)
    const address = await walk(location)
    expect((await comeBack(server, address)).json()).toMatchObject({ code: 'sso.state-foreign' })
    expect((await comeBack(server, address, { cookie })).statusCode).toBe(302)
    expect((await comeBack(server, address, { cookie })).json()).toMatchObject({ status: 409, code: 'sso.replayed' })

    // The used code under a state of another sign-in: the vendor itself refuses it.
    const other = await begin(server, ids[kind]!)
    const injected = new URL(address)
    injected.searchParams.set('state', new URL(other.location).searchParams.get('state')!)
    expect((await comeBack(server, injected.toString(), { cookie: other.cookie })).json()).toMatchObject({
      code: 'sso.code-refused',
    })
  })

  test('refuses an expired code and an invented one', async () => {
    const { location, cookie } = await begin(server, ids[kind]!)
    const address = await walk(location)
    vendors.expireCodes()
    expect((await comeBack(server, address, { cookie })).json()).toMatchObject({ status: 401, code: 'sso.code-refused' })
    const again = await begin(server, ids[kind]!)
    const invented = new URL(await walk(again.location))
    for (const name of ['code', 'authCode']) if (invented.searchParams.has(name)) invented.searchParams.set(name, 'invented')
    expect((await comeBack(server, invented.toString(), { cookie: again.cookie })).json()).toMatchObject({
      code: 'sso.code-refused',
    })
  })

  test('without a code, nobody has agreed', async () => {
    const { location, cookie } = await begin(server, ids[kind]!)
    const address = new URL(await walk(location))
    for (const name of ['code', 'authCode']) address.searchParams.delete(name)
    expect((await comeBack(server, address.toString(), { cookie })).json()).toMatchObject({ code: 'sso.denied' })
  })

  test('says that the secret is wrong, when signing in and when trying it out', async () => {
    const check = () => server.ask('POST', `/api/sign-in/providers/${ids[kind]}/check`, { cookie: administrator })
    expect((await check()).json()).toEqual({ ok: true })
    await change(kind, { secret: 'wrong' })
    expect((await check()).json()).toMatchObject({ status: 503, code: 'provider.client-refused' })
    expect((await signInThrough(server, ids[kind]!)).json()).toMatchObject({ code: 'provider.client-refused' })
    await change(kind, { secret: applications[kind].secret })
  })

  test('wants its secret, and is unreachable where nobody answers', async () => {
    const without = { kind, name: 'x', clientId: 'x', config: configOf(kind) }
    expect((await server.ask('POST', '/api/sign-in/providers', { cookie: administrator, body: without })).json()).toMatchObject({
      code: 'provider.secret-missing',
    })
    await change(kind, { config: configOf(kind, { apiBase: 'http://127.0.0.1:1' }) })
    expect((await signInThrough(server, ids[kind]!)).json()).toMatchObject({ status: 503, code: 'provider.unreachable' })
    await change(kind, { config: configOf(kind) })
  })
})

test('WeCom: somebody who is no member of the company is refused', async () => {
  vendors.person = { openid: 'guest', unionId: '', name: '' }
  expect((await signInThrough(server, ids.wecom!)).json()).toMatchObject({ status: 403, code: 'sso.not-a-member' })
})

test('Feishu: whoever may not use the application there is told so, and not that a code is wrong', async () => {
  vendors.person = { ...vendors.person, isShutOut: true }
  expect((await signInThrough(server, ids.feishu!)).json()).toMatchObject({ status: 403, code: 'sso.denied' })
})

test.each(['dingtalk', 'feishu'] as const)('%s: an account of another company is refused', async kind => {
  vendors.person = { ...vendors.person, corpId: 'ding-other', tenant: 'other' }
  expect((await signInThrough(server, ids[kind]!)).json()).toMatchObject({ status: 403, code: 'sso.tenant-foreign' })
})

test.each(['dingtalk', 'feishu'] as const)(
  '%s: where the company says so, people are found by their phone, unless they have left',
  async kind => {
    await change(kind, { config: configOf(kind, { matchBy: 'phone' }) })
    vendors.person = { unionId: 'union-wang', name: '王', mobile: '13800000002' }
    expect(await meOf((await signInThrough(server, ids[kind]!)).headers['set-cookie'])).toMatchObject({ person: { id: 'wang' } })
    vendors.person = { unionId: 'union-gone', name: '离', mobile: '13800000003' }
    expect((await signInThrough(server, ids[kind]!)).json()).toMatchObject({ code: 'person.inactive' })
  },
)

test('the addresses asked are those that the vendors document', () => {
  expect(new Set(vendors.calls)).toEqual(
    new Set([
      'GET /wwlogin/sso/login',
      'GET /cgi-bin/gettoken',
      'GET /cgi-bin/auth/getuserinfo',
      'GET /oauth2/auth',
      'POST /v1.0/oauth2/userAccessToken',
      'GET /v1.0/contact/users/me',
      'POST /v1.0/oauth2/accessToken',
      'GET /open-apis/authen/v1/authorize',
      'POST /open-apis/authen/v2/oauth/token',
      'GET /open-apis/authen/v1/user_info',
      'POST /open-apis/auth/v3/tenant_access_token/internal',
    ]),
  )
})
