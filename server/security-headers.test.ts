import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallOrganisation, type TestApp, testApp } from '../test/app.ts'
import { testDatabase } from '../test/database.ts'

let server: TestApp
let secure: TestApp

beforeAll(async () => {
  const database = await testDatabase()
  await aSmallOrganisation(database, 'a', { people: [{ id: 'li', email: 'li@a.example' }] })
  server = await testApp(database)
  secure = await testApp(database, { publicUrl: 'https://bihuan.example' })
})

const headersOf = async (app: TestApp, url = '/api/setup') => (await app.ask('GET', url)).headers
const directives = (policy: unknown) =>
  Object.fromEntries(
    String(policy)
      .split(';')
      .map(directive => directive.trim().split(' '))
      .map(([name, ...values]) => [name, values.join(' ')]),
  )

describe('every answer', () => {
  test('forbids scripts that are not files of ours, frames, plugins and foreign forms', async () => {
    for (const url of ['/api/docs', '/api/nothing', '/healthz'])
      expect(directives((await headersOf(server, url))['content-security-policy']), url).toMatchObject({
        'default-src': "'self'",
        'script-src': "'self' 'wasm-unsafe-eval'",
        'script-src-attr': "'none'",
        'connect-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'self'",
        'form-action': "'self'",
        'frame-ancestors': "'none'",
      })
  })

  test('of data, opened as a page, may load and run nothing at all, and says no more than that', async () => {
    const headers = await headersOf(server, '/api/setup')
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('permissions-policy')
  })

  test('says the rest that browsers heed', async () => {
    expect(await headersOf(server, '/healthz')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=()'),
    })
    expect(await headersOf(server)).not.toHaveProperty('strict-transport-security')
    expect(await headersOf(server)).not.toHaveProperty('x-powered-by')
  })

  test('over https asks for https for half a year', async () => {
    expect((await headersOf(secure))['strict-transport-security']).toBe('max-age=15552000')
    expect(directives((await headersOf(secure, '/healthz'))['content-security-policy'])).toHaveProperty(
      'upgrade-insecure-requests',
    )
  })
})

describe('no page needs an inline script', () => {
  const inline = /<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=|javascript:/i

  test('our own page', async () => {
    expect(await readFile(new URL('../web/index.html', import.meta.url), 'utf8')).not.toMatch(inline)
  })

  test('the description of the API, and its scripts are files of ours', async () => {
    const page = await server.ask('GET', '/api/docs')
    const { body } = page.statusCode === 200 ? page : await server.ask('GET', '/api/docs/static/index.html')
    expect(body).not.toMatch(inline)
    for (const [, src] of body.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)) expect(src).toMatch(/^(\.|\/)(?!\/)/)
  })
})

test('cookies of a session and of a sign-in under way are out of reach of scripts, and Secure over https', async () => {
  const signIn = (app: TestApp, origin: string) =>
    app.ask('POST', '/api/auth/sign-in/email', {
      body: { email: 'li@a.example', password: 'correct horse battery' },
      headers: { origin },
    })
  for (const { name, httpOnly, sameSite } of (await signIn(server, 'http://localhost:8080')).cookies)
    expect([httpOnly, sameSite], name).toEqual([true, 'Lax'])
  for (const cookie of (await signIn(secure, 'https://bihuan.example')).cookies) {
    expect([cookie.secure, cookie.path, cookie.domain], cookie.name).toEqual([true, '/', undefined])
    expect(cookie.name).toMatch(/^__Host-/)
  }
})
