import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallOrganisation, PASSWORD, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { codeOf } from '../../test/second-factor.ts'
import { cookiesIn } from '../../test/sign-in-provider.ts'

let database: TestDatabase
let server: TestApp
let administrator: string

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'admin', email: 'admin@a.example', roles: ['administrator'] },
      { id: 'li', email: 'li@a.example', roles: ['finance'] },
      { id: 'wang', email: 'wang@a.example', roles: ['legal'] },
      { id: 'zhao', email: 'zhao@a.example' },
    ],
  })
  server = await testApp(database)
  administrator = await server.signIn('admin@a.example')
})

const post = (url: string, cookie: string, body: object = {}) => server.ask('POST', url, { cookie, body })
const security = async (cookie: string) => (await server.ask('GET', '/api/account/security', { cookie })).json()
const logged = async (person: string) =>
  (await server.ask('GET', `/api/admin-log?person=${person}&limit=200`, { cookie: administrator }))
    .json()
    .items.map((entry: { action: string }) => entry.action)
/** Password right, code still to come. */
const half = async (email: string) => {
  const answer = await server.ask('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })
  expect(answer.json()).toMatchObject({ twoFactorRedirect: true })
  return cookiesIn(answer.headers['set-cookie'])
}
const enrol = async (cookie: string) => {
  const { totpURI, backupCodes } = (await post('/api/auth/two-factor/enable', cookie, { password: PASSWORD })).json()
  const done = await post('/api/auth/two-factor/verify-totp', cookie, { code: await codeOf(totpURI) })
  expect(done.statusCode).toBe(200)
  return { totpURI, backupCodes, cookie: cookiesIn(done.headers['set-cookie']) }
}

describe('a code generator', () => {
  test('is switched on with the password and a first code, is asked for at sign-in, and goes with the password', async () => {
    const first = await server.signIn('li@a.example')
    expect((await post('/api/auth/two-factor/enable', first, { password: 'wrong' })).json()).toMatchObject({
      code: 'password.wrong',
    })
    const { totpURI, cookie } = await enrol(first)
    expect(await security(cookie)).toMatchObject({ code: { isOn: true, backupCodesLeft: 10 } })

    const waiting = await half('li@a.example')
    expect((await post('/api/auth/two-factor/verify-totp', waiting, { code: '000000' })).json()).toMatchObject({
      code: 'second-factor.wrong',
    })
    const done = await post('/api/auth/two-factor/verify-totp', waiting, { code: await codeOf(totpURI), trustDevice: true })
    const session = cookiesIn(done.headers['set-cookie'])
    expect((await security(session)).sessions).toContainEqual(
      expect.objectContaining({ isCurrent: true, method: 'password+code' }),
    )
    expect(session, 'no device is trusted for a month').not.toContain('trust_device')

    expect((await post('/api/auth/two-factor/disable', session, { password: 'wrong' })).json()).toMatchObject({
      code: 'password.wrong',
    })
    const off = await post('/api/auth/two-factor/disable', session, { password: PASSWORD })
    expect(off.statusCode).toBe(200)
    expect(await security(cookiesIn(off.headers['set-cookie']))).toMatchObject({ code: { isOn: false } })
    expect(await logged('li')).toEqual(
      expect.arrayContaining(['second-factor.enabled', 'second-factor.failed', 'sign-in', 'second-factor.disabled']),
    )
  })

  test('has ten backup codes, each good once; new ones end the old', async () => {
    const { backupCodes, cookie } = await enrol(await server.signIn('zhao@a.example'))
    const use = async (code: string) => post('/api/auth/two-factor/verify-backup-code', await half('zhao@a.example'), { code })
    expect((await use(backupCodes[0])).statusCode).toBe(200)
    expect((await use(backupCodes[0])).json()).toMatchObject({ code: 'second-factor.wrong' })
    expect(await security(cookie)).toMatchObject({ code: { backupCodesLeft: 9 } })
    const renewed = await post('/api/auth/two-factor/generate-backup-codes', cookie, { password: PASSWORD })
    expect((await use(backupCodes[1])).json()).toMatchObject({ code: 'second-factor.wrong' })
    expect((await use(renewed.json().backupCodes[1])).statusCode).toBe(200)
    expect(await logged('zhao')).toEqual(expect.arrayContaining(['backup-code.used', 'backup-codes.renewed']))
  })

  test('ten wrong codes lock it for everybody, with the time left; an administrator unlocks', async () => {
    let last: { code: string; detail?: string } = { code: '' }
    for (let round = 0; round < 4 && last.code !== 'sign-in.too-many'; round++) {
      const waiting = await half('zhao@a.example')
      for (let i = 0; i < 5 && last.code !== 'sign-in.too-many'; i++)
        last = (await post('/api/auth/two-factor/verify-totp', waiting, { code: '000000' })).json()
    }
    expect(last).toMatchObject({ code: 'sign-in.too-many', detail: expect.stringContaining('分钟') })
    const seen = () => server.ask('GET', '/api/people/zhao/sign-in', { cookie: administrator })
    expect((await seen()).json()).toMatchObject({ hasCode: true, lockedUntil: expect.any(String) })
    expect((await post('/api/people/zhao/unlock', administrator)).json()).toEqual({ done: true })
    expect((await seen()).json()).toMatchObject({ lockedUntil: null })
  })

  test('that was lost is taken away by an administrator, and the person is signed out', async () => {
    expect((await post('/api/people/zhao/second-factor/reset', administrator)).json()).toEqual({ done: true })
    expect((await post('/api/people/zhao/second-factor/reset', administrator)).json()).toMatchObject({
      code: 'second-factor.not-on',
    })
    expect(await server.signIn('zhao@a.example')).toContain('session_token')
    expect(await logged('zhao')).toContain('second-factor.reset')
  })
})

describe('where the company asks certain posts for a second factor', () => {
  beforeAll(async () => {
    const body = { security: { secondFactorRoles: ['legal'] } }
    expect((await server.ask('PUT', '/api/settings', { cookie: administrator, body })).statusCode).toBe(200)
  })

  test('nothing opens but the way to one, until there is one', async () => {
    const cookie = await server.signIn('wang@a.example')
    expect((await server.ask('GET', '/api/cases', { cookie })).json()).toMatchObject({
      status: 403,
      code: 'second-factor.required',
    })
    expect((await post('/api/cases', cookie, { kind: 'anomaly', title: 'x' })).json()).toMatchObject({
      code: 'second-factor.required',
    })
    expect((await server.ask('GET', '/api/me', { cookie })).json()).toMatchObject({ secondFactorMissing: true })
    expect(await security(cookie)).toMatchObject({ secondFactorRequired: true, secondFactorMissing: true })
    const { cookie: with2 } = await enrol(cookie)
    expect((await server.ask('GET', '/api/cases', { cookie: with2 })).statusCode).not.toBe(403)
    expect((await server.ask('GET', '/api/me', { cookie: with2 })).json()).not.toHaveProperty('secondFactorMissing')
  })

  test('changing the password does not lose it, switching it off does', async () => {
    await post('/api/people/wang/second-factor/reset', administrator)
    const { cookie } = await enrol(await server.signIn('wang@a.example'))
    const changed = await post('/api/auth/change-password', cookie, {
      currentPassword: PASSWORD,
      newPassword: 'another good one',
    })
    const after = cookiesIn(changed.headers['set-cookie'])
    expect((await server.ask('GET', '/api/me', { cookie: after })).json()).not.toHaveProperty('secondFactorMissing')
    const off = await post('/api/auth/two-factor/disable', after, { password: 'another good one' })
    expect((await server.ask('GET', '/api/me', { cookie: cookiesIn(off.headers['set-cookie']) })).json()).toMatchObject({
      secondFactorMissing: true,
    })
  })

  test('others are left alone, and so are keys', async () => {
    const cookie = await server.signIn('zhao@a.example')
    expect((await server.ask('GET', '/api/me', { cookie })).json()).not.toHaveProperty('secondFactorMissing')
  })
})

describe('a lock after ten wrong passwords', () => {
  test('says the time left, is in the log, and ends when an administrator says so', async () => {
    const from = '198.51.100.7'
    const attempt = (password: string) =>
      server.ask('POST', '/api/auth/sign-in/email', { body: { email: 'li@a.example', password }, from })
    for (let i = 0; i < 10; i++) await attempt('wrong')
    server.advance(3 * 60_000)
    const locked = await attempt(PASSWORD)
    expect(locked.json()).toMatchObject({
      status: 429,
      code: 'sign-in.too-many',
      detail: '还需等待约 12 分钟。',
    })
    expect(await logged('li')).toEqual(expect.arrayContaining(['sign-in.failed', 'sign-in.locked']))
    expect((await server.ask('GET', '/api/people/li/sign-in', { cookie: administrator })).json().lockedUntil).toBe(
      '2026-10-10T01:15:00.000Z',
    )
    await post('/api/people/li/unlock', administrator)
    expect((await attempt(PASSWORD)).statusCode).toBe(200)
    expect(await logged('li')).toContain('sign-in.unlocked')
  })
})

describe('sessions', () => {
  test('are listed with their device, and ended one by one or all but this', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36'
    const here = await server.signIn('li@a.example')
    const there = await server.ask('POST', '/api/auth/sign-in/email', {
      body: { email: 'li@a.example', password: PASSWORD },
      headers: { 'user-agent': agent },
    })
    await server.signIn('li@a.example')
    const { sessions } = await security(here)
    const other = sessions.find((one: { device: string }) => one.device === 'Chrome · Windows')
    expect(other).toMatchObject({ isCurrent: false, method: 'password', address: '127.0.0.1' })
    expect((await server.ask('DELETE', `/api/account/sessions/${other.id}`, { cookie: administrator })).json()).toMatchObject({
      code: 'session.not-found',
    })
    expect((await server.ask('DELETE', `/api/account/sessions/${other.id}`, { cookie: here })).json()).toEqual({ ended: 1 })
    expect((await server.ask('GET', '/api/me', { cookie: cookiesIn(there.headers['set-cookie']) })).statusCode).toBe(401)
    await post('/api/account/sessions/end-others', here)
    expect((await security(here)).sessions).toHaveLength(1)
  })
})
