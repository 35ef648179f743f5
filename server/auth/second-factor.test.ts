import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aSmallOrganisation, PASSWORD, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { codeOf } from '../../test/second-factor.ts'
import { cookiesIn } from '../../test/sign-in-provider.ts'

let database: TestDatabase
let server: TestApp
let administrator: string

// Codes are verified by the machine's clock; each counts once, so that half a minute passes between two.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())
const nextCode = (totpURI: string) => {
  vi.setSystemTime(Date.now() + 30_000)
  return codeOf(totpURI)
}

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'admin', email: 'admin@a.example', roles: ['administrator'] },
      { id: 'li', email: 'li@a.example', roles: ['finance'] },
      { id: 'wang', email: 'wang@a.example', roles: ['legal'] },
      { id: 'zhao', email: 'zhao@a.example' },
      { id: 'chen', email: 'chen@a.example' },
      { id: 'sun', email: 'sun@a.example' },
      { id: 'qian', email: 'qian@a.example' },
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
  const done = await post('/api/auth/two-factor/verify-totp', cookie, { code: await nextCode(totpURI) })
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
    const done = await post('/api/auth/two-factor/verify-totp', waiting, { code: await nextCode(totpURI), trustDevice: true })
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

  test('takes a code once: a second time it is refused, also at another server on the same database, and so is an earlier one', async () => {
    const { totpURI, cookie } = await enrol(await server.signIn('chen@a.example'))
    const elsewhere = await testApp(database)
    const use = async (code: string, at = server) =>
      at.ask('POST', '/api/auth/two-factor/verify-totp', { cookie: await half('chen@a.example'), body: { code } })
    const enrolled = await codeOf(totpURI)
    expect((await use(enrolled)).json()).toMatchObject({ status: 422, code: 'second-factor.used' })

    const earlier = await nextCode(totpURI)
    const code = await nextCode(totpURI)
    const both = await Promise.all([use(code), use(code, elsewhere)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
    expect((await use(code, elsewhere)).json()).toMatchObject({ code: 'second-factor.used' })
    expect((await use(earlier)).json()).toMatchObject({ code: 'second-factor.used' })
    expect((await post('/api/auth/two-factor/verify-totp', cookie, { code })).json()).toMatchObject({
      code: 'second-factor.used',
    })
    expect((await use(await nextCode(totpURI))).statusCode).toBe(200)
  })

  test('a used code counts as a wrong one towards the lock', async () => {
    const { totpURI } = await enrol(await server.signIn('qian@a.example'))
    const code = await codeOf(totpURI)
    let last: { code: string } = { code: '' }
    for (let i = 0; i < 11; i++)
      last = (await post('/api/auth/two-factor/verify-totp', await half('qian@a.example'), { code })).json()
    expect(last).toMatchObject({ code: 'sign-in.too-many' })
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

  test('who has one shows that very one: a session without it puts no other in its place', async () => {
    await post('/api/people/wang/second-factor/reset', administrator)
    await enrol(await server.signIn('wang@a.example'))
    // As single sign-on begins it, where the provider is not trusted with the second factor.
    const { rows } = await database.pool.query<{ id: string }>(`select id from "user" where email = 'wang@a.example'`)
    const begun = { userId: rows[0]!.id, method: 'wecom', hasSecondFactor: false, headers: new Headers() } as const
    const session = cookiesIn((await server.deps.auth.signInAs(begun)).cookies)
    expect((await server.ask('GET', '/api/me', { cookie: session })).json()).toMatchObject({ secondFactorMissing: true })
    const attempts = [
      await post('/api/auth/two-factor/disable', session, { password: PASSWORD }),
      await post('/api/auth/two-factor/enable', session, { password: PASSWORD }),
      await post('/api/auth/two-factor/generate-backup-codes', session, { password: PASSWORD }),
      await server.ask('GET', '/api/auth/passkey/generate-register-options', { cookie: session }),
      await post('/api/auth/passkey/verify-registration', session, { response: {} }),
      await post('/api/auth/passkey/delete-passkey', session, { id: 'x' }),
      await post('/api/account/sessions/end-others', session),
    ]
    for (const attempt of attempts) expect(attempt.json()).toMatchObject({ status: 403, code: 'second-factor.required' })
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

describe('wrong passwords in a session', () => {
  test('lock it as they do at the door, and an administrator sees and ends it', async () => {
    const cookie = await server.signIn('sun@a.example')
    const guess = (i: number) =>
      i % 2
        ? post('/api/auth/two-factor/enable', cookie, { password: `guess ${i}` })
        : post('/api/auth/change-password', cookie, { currentPassword: `guess ${i}`, newPassword: 'another good one' })
    const answers = []
    for (let i = 0; i < 11; i++) answers.push((await guess(i)).json().code)
    expect(answers).toEqual([...Array(10).fill('password.wrong'), 'sign-in.too-many'])
    expect((await post('/api/auth/two-factor/enable', cookie, { password: PASSWORD })).json()).toMatchObject({
      code: 'sign-in.too-many',
    })
    expect(await logged('sun')).toContain('sign-in.locked')
    const seen = () => server.ask('GET', '/api/people/sun/sign-in', { cookie: administrator })
    expect((await seen()).json()).toMatchObject({ lockedUntil: expect.any(String) })
    await post('/api/people/sun/unlock', administrator)
    expect((await seen()).json()).toMatchObject({ lockedUntil: null })
    expect((await post('/api/auth/two-factor/enable', cookie, { password: PASSWORD })).statusCode).toBe(200)
  })
})

test('a cookie between the two steps that makes no sense is no failure of the server', async () => {
  const answer = await post('/api/auth/two-factor/verify-totp', 'bihuan.two_factor=%E0%A4%A', { code: '000000' })
  expect(answer.json()).toMatchObject({ status: 410, code: 'second-factor.expired' })
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
