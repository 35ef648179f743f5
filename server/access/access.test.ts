import Fastify from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallOrganisation, ORIGIN, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import type { Feature } from '../deps.ts'
import { routesOf } from './access.ts'
import { isLocal } from './local.ts'

let database: TestDatabase
let server: TestApp
let cookie: string

const probe: Feature = app => {
  app.post('/api/probe', { config: { access: 'signed-in' } }, async () => ({ done: true }))
  app.post('/api/probe/public', { config: { access: 'public' } }, async request => ({ session: request.session }))
  app.get('/api/probe/auditors', { config: { access: ['auditor', 'administrator'] } }, async () => ({ done: true }))
}

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'li', email: 'li@a.example', roles: ['service-desk'] },
      { id: 'sun', email: 'sun@a.example', roles: ['auditor'] },
    ],
  })
  server = await testApp(database, { more: [probe] })
  cookie = await server.signIn('li@a.example')
})

describe('a route', () => {
  test('that does not say to whom it is open stops the server from starting', async () => {
    const forgetful: Feature = app => {
      app.get('/api/open', async () => 'oops')
    }
    await expect(buildApp(server.deps, [forgetful])).rejects.toThrow('GET /api/open does not state its access')
  })

  test('is listed with its access, those of libraries too', () => {
    const routes = routesOf(server.app)
    expect(routes).toContainEqual({ method: 'GET', url: '/api/me', access: 'signed-in' })
    expect(routes).toContainEqual({ method: 'GET', url: '/api/probe/auditors', access: ['auditor', 'administrator'] })
    expect(routes.filter(({ url, access }) => url.startsWith('/api') && access === undefined)).toEqual([])
  })

  test('that is not public refuses whoever is not signed in', async () => {
    const guarded = routesOf(server.app).filter(({ url, access }) => url.startsWith('/api') && access !== 'public')
    expect(guarded.length).toBeGreaterThan(10)
    for (const { method, url } of guarded) {
      const response = await server.app.inject({ method: method as 'GET', url: url.replaceAll(/:\w+|\*/g, 'x') })
      expect(response.statusCode, `${method} ${url}`).toBe(401)
    }
  })

  test('for certain roles names them to those who hold none of them', async () => {
    const refused = await server.ask('GET', '/api/probe/auditors', { cookie, headers: { 'accept-language': 'en-GB,en' } })
    expect(refused.json()).toMatchObject({
      status: 403,
      code: 'role.missing',
      detail: 'This needs the role: auditor, administrator',
    })
    expect((await server.ask('GET', '/api/probe/auditors', { cookie: await server.signIn('sun@a.example') })).statusCode).toBe(
      200,
    )
  })
})

describe('a write with a cookie', () => {
  const write = (headers: Record<string, string>, url = '/api/probe') =>
    server.app.inject({
      method: 'POST',
      url,
      remoteAddress: '127.0.0.1',
      headers: { cookie, host: 'localhost:8080', ...headers },
    })

  test.each([
    ['from our address', { origin: ORIGIN }],
    ['from the address the browser called us by', { origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080' }],
    ['which the browser says is from the same origin', { 'sec-fetch-site': 'same-origin' }],
  ])('%s is taken', async (_, headers) => {
    expect((await write(headers)).statusCode).toBe(200)
  })

  test.each([
    ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from another port', { origin: 'http://localhost:9999', 'sec-fetch-site': 'same-site' }],
    ['from a frame without an origin', { origin: 'null' }],
    ['that says nothing', {}],
    ['from another site that hides its address', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_, headers) => {
    expect((await write(headers)).json()).toMatchObject({ status: 403, code: 'origin.foreign' })
    expect((await write(headers, '/api/probe/public')).json()).toMatchObject({ status: 403, code: 'origin.foreign' })
  })

  test('behind a proxy that speaks https, the same name over http is another site', async () => {
    const secure = await testApp(database, { publicUrl: 'https://bihuan.example', more: [probe] })
    const from = (origin: string) =>
      secure.app.inject({ method: 'POST', url: '/api/probe/public', headers: { host: 'bihuan.example', origin } })
    expect((await from('https://bihuan.example')).statusCode).toBe(200)
    expect((await from('http://bihuan.example')).statusCode).toBe(403)
  })

  test('reading is free of it, and so is a write by nobody: it acts in no name', async () => {
    expect(
      (await server.app.inject({ method: 'GET', url: '/api/me', headers: { cookie, origin: 'https://evil.example' } }))
        .statusCode,
    ).toBe(200)
    const nobody = await server.app.inject({ method: 'POST', url: '/api/probe/public' })
    expect(nobody.json()).toEqual({ session: null })
  })
})

test.each([
  ['127.0.0.1', {}, true],
  ['::1', {}, true],
  ['::ffff:127.0.0.1', {}, true],
  ['192.168.1.5', {}, false],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1, ::1' }, true],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }, false],
  ['127.0.0.1', { forwarded: 'for="[2001:db8::1]";proto=https' }, false],
  ['127.0.0.1', { forwarded: 'for="[::1]";proto=http' }, true],
  ['127.0.0.1', { 'x-real-ip': '203.0.113.9' }, false],
  ['127.0.0.1', { 'x-forwarded-for': 'unknown' }, false],
])('a connection from %s with %o is from this computer: %s', async (remoteAddress, headers, expected) => {
  const app = Fastify()
  app.get('/', request => String(isLocal(request)))
  expect((await app.inject({ url: '/', remoteAddress, headers })).body).toBe(String(expected))
})
