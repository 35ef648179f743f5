import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aSmallOrganisation, PASSWORD, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOidcServer } from '../../test/oidc-server.ts'
import { codeOf } from '../../test/second-factor.ts'
import { begin, comeBack, cookiesIn, type Jar, signInThrough, visit, walk } from '../../test/sign-in-provider.ts'
import { asOwner } from '../auth/tables.ts'
import { inOrganisation } from '../database/transaction.ts'

let database: TestDatabase
let server: TestApp
let provider: Awaited<ReturnType<typeof anOidcServer>>
let administrator: string
let id: string
let wait = 0

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'admin', email: 'admin@a.example', roles: ['administrator'] },
      { id: 'li', email: 'li@a.example', roles: ['service-desk'] },
      { id: 'wang' },
      { id: 'gone', email: 'gone@a.example' },
      { id: 'zhao', email: 'zhao@a.example' },
    ],
  })
  await aSmallOrganisation(database, 'b', { people: [{ id: 'admin', email: 'admin@b.example', roles: ['administrator'] }] })
  await inOrganisation(database, 'a', async tx => {
    await tx.updateTable('people').set({ is_active: false }).where('id', '=', 'gone').execute()
    await tx.updateTable('people').set({ email: 'wang@a.example' }).where('id', '=', 'wang').execute()
  })
  provider = await anOidcServer()
  // The provider lives in real time, so our server does too.
  server = await testApp(database, { clock: () => new Date(Date.now() + wait).toISOString() })
  administrator = await server.signIn('admin@a.example')
  const made = await server.ask('POST', '/api/sign-in/providers', {
    cookie: administrator,
    body: {
      ...{ kind: 'oidc', name: '公司统一认证', clientId: provider.clientId, secret: provider.secret },
      config: { issuer: provider.issuer, matchBy: 'email' },
    },
  })
  expect(made.statusCode).toBe(201)
  id = made.json().id
  provider.allow(made.json().callbackUrl, made.json().signOutUrl)
})
afterAll(() => provider.close())
beforeEach(() => {
  wait = 0
  provider.account = { sub: 'subject-li', email: 'LI@a.example', email_verified: true, name: '李' }
})

const change = (body: object) => server.ask('PATCH', `/api/sign-in/providers/${id}`, { cookie: administrator, body })
const meOf = async (cookies: string | string[] | undefined) =>
  (await server.ask('GET', '/api/me', { cookie: cookiesIn(cookies) })).json()
const logged = async (action: string) =>
  (await server.ask('GET', `/api/admin-log?action=${action}`, { cookie: administrator })).json().items

describe('single sign-on', () => {
  test('finds the person by a verified e-mail, links them, and goes where they wanted', async () => {
    const back = await signInThrough(server, id)
    expect([back.statusCode, back.headers.location]).toEqual([302, '/cases'])
    expect(await meOf(back.headers['set-cookie'])).toMatchObject({ person: { id: 'li' }, organisation: { id: 'a' } })
    expect((await logged('sign-in'))[0]).toMatchObject({
      actor: { id: 'li' },
      detail: { method: 'oidc', provider: '公司统一认证' },
    })
    expect((await logged('identity.linked'))[0]).toMatchObject({ subject: { id: 'li' }, detail: { label: 'li@a.example' } })
  })

  test('knows a linked person by the subject, whatever becomes of the e-mail', async () => {
    provider.account = { sub: 'subject-li', email: 'another@elsewhere.example', email_verified: false }
    const back = await signInThrough(server, id)
    expect(await meOf(back.headers['set-cookie'])).toMatchObject({ person: { id: 'li' } })
  })

  test('opens an account to somebody who has none yet and no password', async () => {
    provider.account = { sub: 'subject-wang', email: 'wang@a.example', email_verified: true }
    const back = await signInThrough(server, id)
    const cookie = cookiesIn(back.headers['set-cookie'])
    expect(await meOf(back.headers['set-cookie'])).toMatchObject({ person: { id: 'wang' } })
    const security = (await server.ask('GET', '/api/account/security', { cookie })).json()
    expect(security).toMatchObject({ hasPassword: false, identities: [{ provider: '公司统一认证', label: 'wang@a.example' }] })
    expect(security.sessions).toEqual([expect.objectContaining({ isCurrent: true, method: 'oidc' })])
  })

  test.each([
    ['whom nobody here is', { sub: 'x', email: 'nobody@a.example', email_verified: true }, 'sso.person-unknown'],
    [
      'whose e-mail the provider does not vouch for',
      { sub: 'y', email: 'zhao@a.example', email_verified: false },
      'sso.email-unverified',
    ],
    ['who has left', { sub: 'z', email: 'gone@a.example', email_verified: true }, 'person.inactive'],
    [
      'who got the e-mail of somebody linked',
      { sub: 'new', email: 'wang@a.example', email_verified: true },
      'sso.person-unknown',
    ],
    ['who does not agree', null, 'sso.denied'],
  ])('refuses somebody %s', async (_, account, code) => {
    provider.account = account
    const back = await signInThrough(server, id)
    expect(back.json()).toMatchObject({ code })
    expect(back.cookies.filter(({ name }) => name.includes('session'))).toEqual([])
    expect((await logged('sign-in.refused'))[0]).toMatchObject({ actor: null, detail: { reason: code } })
  })

  test('refuses e-mails of other domains where the company names its own', async () => {
    await change({ config: { issuer: provider.issuer, matchBy: 'email', emailDomains: ['a.example'] } })
    provider.account = { sub: 'w', email: 'zhao@b.example', email_verified: true }
    expect((await signInThrough(server, id)).json()).toMatchObject({ code: 'sso.domain-foreign' })
  })

  test('makes people only where the company says so, and then without any post', async () => {
    await change({ config: { issuer: provider.issuer, matchBy: 'email', createsPeople: true, department: 'service' } })
    provider.account = { sub: 'newcomer', email: 'new@a.example', email_verified: true, name: '新同事' }
    const back = await signInThrough(server, id)
    expect(await meOf(back.headers['set-cookie'])).toMatchObject({
      person: { name: '新同事', roles: [] },
      organisation: { id: 'a' },
    })
    await change({ config: { issuer: provider.issuer, matchBy: 'email' } })
  })
})

describe('the way back', () => {
  const refusedIn = async (address: string, options: { cookie?: string } = {}) =>
    (await comeBack(server, address, options)).json().code

  test('counts in the browser that began, and with its state', async () => {
    const { location, cookie } = await begin(server, id)
    const address = await walk(location)
    expect(await refusedIn(address)).toBe('sso.state-foreign')
    expect(await refusedIn(address, { cookie: 'bihuan.sign_in=another' })).toBe('sso.state-foreign')
    const wrong = new URL(address)
    wrong.searchParams.set('state', 'f'.repeat(64))
    expect(await refusedIn(wrong.toString(), { cookie })).toBe('sso.state-foreign')
    // None of these used it up.
    expect((await comeBack(server, address, { cookie })).statusCode).toBe(302)
  })

  test('counts once, and a code counts once under another state too', async () => {
    const { location, cookie } = await begin(server, id)
    const address = await walk(location)
    expect((await comeBack(server, address, { cookie })).statusCode).toBe(302)
    expect(await refusedIn(address, { cookie })).toBe('sso.replayed')
    const other = await begin(server, id)
    const injected = new URL(address)
    injected.searchParams.set('state', new URL(other.location).searchParams.get('state')!)
    expect(await refusedIn(injected.toString(), { cookie: other.cookie })).toBe('sso.code-refused')
  })

  test('is too late after ten minutes', async () => {
    const { location, cookie } = await begin(server, id)
    const address = await walk(location)
    wait = 11 * 60_000
    expect(await refusedIn(address, { cookie })).toBe('sso.state-expired')
  })

  test('takes no cookie of somebody else’s making for the browser', async () => {
    const made = await server.ask('GET', `/api/sign-in/${id}/start`, { cookie: 'bihuan.sign_in=short' })
    expect(cookiesIn(made.headers['set-cookie'])).toMatch(/^bihuan\.sign_in=[\w-]{40,}$/)
    const secure = await testApp(database, { publicUrl: 'https://bihuan.example', clock: server.deps.clock })
    const started = await secure.ask('GET', `/api/sign-in/${id}/start`)
    expect(started.cookies).toEqual([
      expect.objectContaining({ name: '__Host-bihuan.sign_in', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }),
    ])
    expect(started.cookies[0]).not.toHaveProperty('domain')
  })

  test('must come from the issuer itself (mix-up)', async () => {
    const { location, cookie } = await begin(server, id)
    const address = new URL(await walk(location))
    address.searchParams.set('iss', 'https://evil.example')
    expect(await refusedIn(address.toString(), { cookie })).toBe('sso.issuer-wrong')
  })

  test('sends a browser to the sign-in page with the name of the refusal', async () => {
    const back = await server.ask('GET', `/api/sign-in/${id}/callback?state=x&code=y`, { headers: { accept: 'text/html' } })
    expect([back.statusCode, back.headers.location]).toEqual([302, '/sign-in?refused=sso.state-foreign'])
  })

  test('goes back to our own pages only', async () => {
    const leadsTo = async (path: string) => {
      const started = await server.ask('GET', `/api/sign-in/${id}/start?return=${encodeURIComponent(path)}`)
      const address = await walk(String(started.headers.location))
      return (await comeBack(server, address, { cookie: cookiesIn(started.headers['set-cookie']) })).headers.location
    }
    for (const evil of [
      '//evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      'https://evil.example/',
      'javascript:alert(1)',
      '/api/docs',
    ])
      expect(await leadsTo(evil), evil).toBe('/')
    expect(await leadsTo('/cases?q=停机\r\nSet-Cookie: x=1#a')).toBe('/cases?q=%E5%81%9C%E6%9C%BASet-Cookie:%20x=1#a')
  })
})

describe('signing out', () => {
  /** Signs in with a browser that keeps the provider's cookies, and gives the session. */
  const signInWith = async (jar: Jar) => {
    const { location, cookie } = await begin(server, id)
    const back = await comeBack(server, await walk(location, jar), { cookie })
    return cookiesIn(back.headers['set-cookie'])
  }
  const signOut = async (cookie: string) => server.ask('POST', '/api/auth/sign-out', { cookie, body: {} })
  /** Whether the provider would let this browser in again without asking. */
  const isSignedInThere = async (jar: Jar) => {
    const silent = new URL((await begin(server, id)).location)
    silent.searchParams.set('prompt', 'none')
    return !(await walk(silent.toString(), new Map(jar))).includes('error=login_required')
  }

  test('ends the session here, then leads to the provider, which ends its own and sends the browser back to the sign-in page', async () => {
    const jar: Jar = new Map()
    const session = await signInWith(jar)
    expect(await isSignedInThere(jar)).toBe(true)
    const out = await signOut(session)
    expect((await server.ask('GET', '/api/me', { cookie: session })).statusCode).toBe(401)
    const address = new URL(out.json().location)
    expect(address.origin).toBe(provider.issuer)
    expect(Object.fromEntries(address.searchParams)).toEqual({
      id_token_hint: expect.stringMatching(/^ey/),
      client_id: provider.clientId,
      post_logout_redirect_uri: 'http://localhost:8080/sign-in',
    })
    const page = await (await visit(address.toString(), jar)).text()
    const [, action] = /action="([^"]+)"/.exec(page)!
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!
    const done = await visit(action!, jar, new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }))
    expect(done.headers.get('location')).toBe('http://localhost:8080/sign-in')
    expect(await isSignedInThere(jar)).toBe(false)
    expect((await logged('sign-out'))[0]).toMatchObject({ actor: { id: 'li' } })
  })

  test('keeps the token encrypted, only as long as the session, and takes it over where the session goes on under another name', async () => {
    const kept = () => asOwner(database, tx => tx.selectFrom('oidc_sessions').selectAll().execute())
    await database.pool.query('delete from session')
    server.app.sessions.forget()
    const session = await signInWith(new Map())
    expect(await kept()).toEqual([expect.objectContaining({ sealed_id_token: expect.not.stringMatching(/^ey/) })])
    const { totpURI } = (
      await server.ask('POST', '/api/auth/two-factor/enable', { cookie: session, body: { password: PASSWORD } })
    ).json()
    const enrolled = await server.ask('POST', '/api/auth/two-factor/verify-totp', {
      cookie: session,
      body: { code: await codeOf(totpURI) },
    })
    const next = cookiesIn(enrolled.headers['set-cookie'])
    expect(next).not.toBe(session)
    expect((await signOut(next)).json()).toMatchObject({ location: expect.stringContaining(provider.issuer) })
    expect(await kept()).toEqual([])
    administrator = await server.signIn('admin@a.example')
    await server.ask('POST', '/api/people/li/second-factor/reset', { cookie: administrator })
  })

  test('stays here where the company says so, where the way is off, and for whoever came with a password', async () => {
    const settings = { issuer: provider.issuer, matchBy: 'email' }
    await change({ config: { ...settings, signsOutThere: false } })
    expect((await signOut(await signInWith(new Map()))).json()).toEqual({ success: true })
    await change({ config: settings })
    const session = await signInWith(new Map())
    await change({ isEnabled: false })
    expect((await signOut(session)).json()).toEqual({ success: true })
    await change({ isEnabled: true })
    expect((await signOut(await server.signIn('li@a.example'))).json()).toEqual({ success: true })
    expect((await signOut('')).json()).toEqual({ success: true })
  })
})

describe('the settings', () => {
  test('never show the secret, and keep it encrypted', async () => {
    const list = await server.ask('GET', '/api/sign-in/providers', { cookie: administrator })
    expect(list.json().items[0]).toMatchObject({
      hasSecret: true,
      callbackUrl: `http://localhost:8080/api/sign-in/${id}/callback`,
    })
    expect(list.body).not.toContain(provider.secret)
    const { rows } = await database.pool
      .query(
        `begin; select set_config('bihuan.all_organisations', 'on', true); select sealed_secret from sign_in_providers; commit`,
      )
      .then(results => [results].flat().at(-2)!)
    expect(rows[0].sealed_secret).not.toContain(provider.secret)
  })

  test('are tried out: a wrong issuer, an address that anybody can listen to', async () => {
    expect((await server.ask('POST', `/api/sign-in/providers/${id}/check`, { cookie: administrator })).json()).toEqual({
      ok: true,
    })
    await change({ config: { issuer: `${provider.issuer}/`, matchBy: 'email' } })
    expect((await server.ask('POST', `/api/sign-in/providers/${id}/check`, { cookie: administrator })).json()).toMatchObject({
      code: 'sso.issuer-wrong',
    })
    expect((await change({ config: { issuer: 'http://sso.example', matchBy: 'email' } })).json()).toMatchObject({
      code: 'provider.address-unsafe',
    })
    await change({ config: { issuer: provider.issuer, matchBy: 'email' } })
  })

  test('a wrong secret is said to be one', async () => {
    await change({ secret: 'not the secret' })
    expect((await signInThrough(server, id)).json()).toMatchObject({ status: 503, code: 'provider.client-refused' })
    await change({ secret: provider.secret })
  })

  test('belong to the organisation; switched off, the way is gone', async () => {
    const stranger = await server.signIn('admin@b.example')
    expect((await server.ask('GET', '/api/sign-in/providers', { cookie: stranger })).json().items).toEqual([])
    expect((await server.ask('DELETE', `/api/sign-in/providers/${id}`, { cookie: stranger })).json()).toMatchObject({
      code: 'provider.not-found',
    })
    expect((await server.ask('GET', '/api/sign-in/ways')).json().items).toEqual([{ id, kind: 'oidc', name: '公司统一认证' }])
    await change({ isEnabled: false })
    expect((await server.ask('GET', '/api/sign-in/ways')).json().items).toEqual([])
    expect((await server.ask('GET', `/api/sign-in/${id}/start`)).json()).toMatchObject({ code: 'provider.not-found' })
    await change({ isEnabled: true })
  })
})

describe('linking while signed in', () => {
  test('ties the account to the person, in that browser, and not to two', async () => {
    provider.account = { sub: 'subject-zhao', email: 'private@elsewhere.example', email_verified: true }
    const session = await server.signIn('zhao@a.example')
    const started = await server.ask('POST', `/api/sign-in/${id}/link`, { cookie: session })
    const address = await walk(started.json().location)
    const flow = cookiesIn(started.headers['set-cookie'])
    const other = await server.signIn('admin@a.example')
    const again = await server.ask('POST', `/api/sign-in/${id}/link`, {
      cookie: session,
      headers: { cookie: `${session}; ${flow}` },
    })
    const elsewhere = await walk(again.json().location)
    expect((await comeBack(server, elsewhere, { cookie: `${other}; ${flow}` })).json()).toMatchObject({
      code: 'sso.state-foreign',
    })
    expect((await comeBack(server, address, { cookie: `${session}; ${flow}` })).headers.location).toBe(
      '/settings/security?linked=1',
    )
    expect(await meOf((await signInThrough(server, id)).headers['set-cookie'])).toMatchObject({ person: { id: 'zhao' } })

    const mine = await server.ask('POST', `/api/sign-in/${id}/link`, { cookie: administrator })
    const taken = await comeBack(server, await walk(mine.json().location), {
      cookie: `${administrator}; ${cookiesIn(mine.headers['set-cookie'])}`,
    })
    expect(taken.json()).toMatchObject({ code: 'identity.taken' })

    const { identities } = (await server.ask('GET', '/api/account/security', { cookie: session })).json()
    expect(
      (await server.ask('DELETE', `/api/account/identities/${identities[0].id}`, { cookie: administrator })).json(),
    ).toMatchObject({
      code: 'identity.not-found',
    })
    expect((await server.ask('DELETE', `/api/account/identities/${identities[0].id}`, { cookie: session })).statusCode).toBe(200)
    expect((await signInThrough(server, id)).json()).toMatchObject({ code: 'sso.person-unknown' })
  })
})
