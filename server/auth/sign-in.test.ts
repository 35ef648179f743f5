import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallOrganisation, ORIGIN, PASSWORD, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { codeOf } from '../../test/second-factor.ts'
import { inOrganisation } from '../database/transaction.ts'
import { replacePassword } from './person-account.ts'

let database: TestDatabase
let server: TestApp

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'li', email: 'Li@A.example', roles: ['service-desk'] },
      { id: 'wang', email: 'wang@a.example' },
      { id: 'zhao', email: 'zhao@a.example' },
    ],
  })
  await aSmallOrganisation(database, 'demo', { isDemo: true, people: [{ id: 'demo-li', email: 'li@demo.example' }] })
  server = await testApp(database)
})

const signIn = (email: string, password: string, more = {}) =>
  server.ask('POST', '/api/auth/sign-in/email', { body: { email, password }, ...more })

describe('signing in', () => {
  test('with e-mail and password gives a cookie that scripts cannot read', async () => {
    const response = await signIn('li@a.example', PASSWORD)
    expect(response.statusCode).toBe(200)
    const cookie = response.cookies.find(({ name }) => name === 'bihuan.session_token')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie).not.toHaveProperty('secure')
    const me = await server.ask('GET', '/api/me', { cookie: `${cookie!.name}=${encodeURIComponent(cookie!.value)}` })
    expect(me.json()).toMatchObject({ person: { id: 'li' }, organisation: { id: 'a' } })
  })

  test('over https the cookie is Secure', async () => {
    const secure = await testApp(database, { publicUrl: 'https://bihuan.example' })
    const response = await secure.ask('POST', '/api/auth/sign-in/email', {
      body: { email: 'li@a.example', password: PASSWORD },
      headers: { origin: 'https://bihuan.example' },
    })
    const cookie = response.cookies.find(({ name }) => name === '__Host-bihuan.session_token')
    expect(cookie).toMatchObject({ secure: true, httpOnly: true })
    const me = await secure.ask('GET', '/api/me', { cookie: `${cookie!.name}=${encodeURIComponent(cookie!.value)}` })
    expect(me.statusCode).toBe(200)
  })

  test('with a wrong password, or as nobody, is refused in the same words', async () => {
    const [wrong, nobody] = [await signIn('li@a.example', 'not this one'), await signIn('nobody@a.example', 'not this one')]
    for (const response of [wrong, nobody]) {
      expect(response.statusCode).toBe(401)
      expect(response.headers['content-type']).toContain('application/problem+json')
      expect(response.json()).toMatchObject({ code: 'sign-in.wrong', title: '邮箱或密码不对' })
    }
  })

  test('a forged cookie is nobody', async () => {
    const cookie = await server.signIn('li@a.example')
    const response = await server.ask('GET', '/api/me', { cookie: `${cookie.slice(0, -6)}AAAA%3D` })
    expect(response.json()).toMatchObject({ status: 401, code: 'session.required' })
  })

  test('signing up, and whatever else of better-auth is not offered, does not exist', async () => {
    for (const path of [
      'sign-up/email',
      'api-key/create',
      'update-user',
      'delete-user',
      'change-email',
      'request-password-reset',
      'set-password',
      'link-social',
      'revoke-session',
      'two-factor/get-totp-uri',
    ]) {
      const response = await server.ask('POST', `/api/auth/${path}`, {
        body: { email: 'x@a.example', password: PASSWORD, name: 'X' },
      })
      expect(response.json(), path).toMatchObject({ status: 404, code: 'route.not-found' })
    }
  })

  test('signing out ends the session at once', async () => {
    const cookie = await server.signIn('li@a.example')
    expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(200)
    expect((await server.ask('POST', '/api/auth/sign-out', { cookie, body: {} })).statusCode).toBe(200)
    expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(401)
  })
})

describe('demo accounts', () => {
  test('sign in on this computer only', async () => {
    expect((await signIn('li@demo.example', PASSWORD)).statusCode).toBe(200)
    expect((await signIn('li@demo.example', PASSWORD, { from: '::1' })).statusCode).toBe(200)
    const away = await signIn('li@demo.example', PASSWORD, { from: '192.168.1.7' })
    expect(away.json()).toMatchObject({ status: 403, code: 'demo.loopback-only' })
    expect(away.cookies).toEqual([])
  })

  test('a proxy on this computer does not make others local, and nobody makes himself local by a header', async () => {
    const proxied = await signIn('li@demo.example', PASSWORD, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    const liar = await signIn('li@demo.example', PASSWORD, {
      from: '203.0.113.9',
      headers: { 'x-forwarded-for': '127.0.0.1', 'x-bihuan-local': 'yes' },
    })
    for (const response of [proxied, liar]) expect(response.json()).toMatchObject({ status: 403, code: 'demo.loopback-only' })
  })

  test('a demo session that leaves this computer is worth nothing, and cannot change the password', async () => {
    const cookie = await server.signIn('li@demo.example')
    expect((await server.ask('GET', '/api/me', { cookie, from: '192.168.1.7' })).json()).toMatchObject({
      code: 'demo.loopback-only',
    })
    const change = await server.ask('POST', '/api/auth/change-password', {
      cookie,
      body: { currentPassword: PASSWORD, newPassword: 'something else entirely' },
    })
    expect(change.json()).toMatchObject({ status: 403, code: 'demo.unchangeable' })
  })
})

test('a deactivated person is refused, with an open session within seconds and at the door', async () => {
  const cookie = await server.signIn('wang@a.example')
  expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(200)
  await inOrganisation(database, 'a', tx => tx.updateTable('people').set({ is_active: false }).where('id', '=', 'wang').execute())
  server.advance(6_000)
  expect((await server.ask('GET', '/api/me', { cookie })).json()).toMatchObject({ status: 403, code: 'person.inactive' })
  expect((await signIn('wang@a.example', PASSWORD)).json()).toMatchObject({ status: 403, code: 'person.inactive' })
})

test('after ten failures the account is locked for that address, for fifteen minutes, even with the right password', async () => {
  const from = '198.51.100.1'
  const attempts = await Promise.all(Array.from({ length: 12 }, () => signIn('zhao@a.example', 'a wrong guess', { from })))
  expect(attempts.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(10).fill(401), 429, 429])
  const locked = await signIn('ZHAO@a.example', PASSWORD, { from })
  expect(locked.json()).toMatchObject({ status: 429, code: 'sign-in.too-many' })
  expect(Number(locked.headers['retry-after'])).toBe(900)
  expect((await signIn('zhao@a.example', PASSWORD)).statusCode, 'from elsewhere').toBe(200)
  server.advance(15 * 60_000)
  expect((await signIn('zhao@a.example', PASSWORD, { from })).statusCode).toBe(200)
})

test('changing the password wants the old one and a good new one, and ends all other sessions', async () => {
  const [here, elsewhere] = [await server.signIn('zhao@a.example'), await server.signIn('zhao@a.example')]
  const change = (currentPassword: string, newPassword: string) =>
    server.ask('POST', '/api/auth/change-password', { cookie: here, body: { currentPassword, newPassword } })
  expect((await change(PASSWORD, '1234567890')).json()).toMatchObject({ status: 422, code: 'password.weak' })
  expect((await change('not the old one', 'a better password')).json()).toMatchObject({ status: 422, code: 'password.wrong' })
  expect((await change(PASSWORD, 'a better password')).statusCode).toBe(200)
  expect((await server.ask('GET', '/api/me', { cookie: elsewhere })).statusCode).toBe(401)
  expect((await signIn('zhao@a.example', PASSWORD)).statusCode).toBe(401)
  expect((await signIn('zhao@a.example', 'a better password')).statusCode).toBe(200)
})

test('an administrator replaces a forgotten password, which signs the person out', async () => {
  const cookie = await server.signIn('zhao@a.example', 'a better password')
  await replacePassword(
    { database, now: server.deps.clock(), newId: server.deps.newId },
    { org: 'a', person: 'zhao', password: 'from the administrator' },
  )
  server.app.sessions.forget()
  expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(401)
  expect((await signIn('zhao@a.example', 'from the administrator')).statusCode).toBe(200)
})

test('two accounts cannot share an e-mail', async () => {
  await expect(aSmallOrganisation(database, 'b', { people: [{ id: 'li', email: 'LI@a.example' }] })).rejects.toMatchObject({
    code: 'account.email-taken',
  })
})

test('a second factor stands between password and session', async () => {
  const cookie = await server.signIn('li@a.example')
  const enabled = await server.ask('POST', '/api/auth/two-factor/enable', { cookie, body: { password: PASSWORD } })
  const code = (stepsAhead: number) => codeOf(enabled.json().totpURI, stepsAhead)
  expect(
    (await server.ask('POST', '/api/auth/two-factor/verify-totp', { cookie, body: { code: await code(0) } })).statusCode,
  ).toBe(200)

  const first = await signIn('li@a.example', PASSWORD)
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  const pending = first.cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')
  expect((await server.ask('GET', '/api/me', { cookie: pending })).statusCode).toBe(401)
  const wrong = await server.ask('POST', '/api/auth/two-factor/verify-totp', { cookie: pending, body: { code: '000000' } })
  expect(wrong.json()).toMatchObject({ status: 422, code: 'second-factor.wrong' })
  const second = await server.ask('POST', '/api/auth/two-factor/verify-totp', {
    cookie: pending,
    body: { code: await code(1) },
    headers: { origin: ORIGIN },
  })
  expect(second.cookies.map(({ name }) => name)).toContain('bihuan.session_token')
})
