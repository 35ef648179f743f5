import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { routesOf } from './access.ts'
import { opens, scopeOf } from './key-scopes.ts'

let server: TestApp
let administrator: string

beforeAll(async () => {
  const database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [{ id: 'admin', email: 'admin@a.example', roles: ['administrator', 'service-desk'] }],
  })
  server = await testApp(database)
  administrator = await server.signIn('admin@a.example')
})

const keyWith = async (scopes?: readonly string[]) =>
  (await server.ask('POST', '/api/keys', { cookie: administrator, body: { name: 'x', ...(scopes && { scopes }) } })).json()

test.each([
  ['GET', '/api/cases', 'cases.read'],
  ['POST', '/api/cases', 'cases.write'],
  ['POST', '/api/cases/:id/events', 'cases.write'],
  ['POST', '/api/cases/preview', 'cases.read'],
  ['POST', '/api/cases/import', 'import'],
  ['GET', '/api/cases.xlsx', 'export'],
  ['GET', '/api/policies/:id/editions/:edition/lint.xlsx', 'export'],
  ['GET', '/api/access-log.xlsx', 'administer'],
  ['GET', '/api/permission-history.xlsx', 'administer'],
  ['GET', '/api/customers/:id', 'customers.read'],
  ['PATCH', '/api/customers/:id', 'customers.write'],
  ['GET', '/api/people', 'organisation.read'],
  ['POST', '/api/people', 'administer'],
  ['GET', '/api/people/:id/sign-in', 'administer'],
  ['PUT', '/api/settings', 'administer'],
  ['GET', '/api/keys', 'administer'],
  ['GET', '/api/admin-log', 'administer'],
  ['GET', '/api/something-new', 'administer'],
  ['GET', '/api/me', 'any'],
  ['GET', '/api/account/security', 'never'],
  ['POST', '/api/auth/two-factor/disable', 'never'],
])('%s %s needs %s', (method, url, scope) => {
  expect(scopeOf(method, url)).toBe(scope)
})

describe('a key', () => {
  test('does what its scopes say and nothing else', async () => {
    const { key, scopes } = await keyWith(['cases.read'])
    expect(scopes).toEqual(['cases.read'])
    const refused = (method: 'GET' | 'POST' | 'DELETE', url: string) => server.ask(method, url, { key, body: {} })
    expect((await server.ask('GET', '/api/me', { key })).statusCode).toBe(200)
    expect((await server.ask('GET', '/api/duties', { key })).json()).not.toHaveProperty('code')
    expect((await refused('POST', '/api/cases')).json()).toMatchObject({
      status: 403,
      code: 'key.scope-missing',
      detail: '需要密钥范围：cases.write',
    })
    expect((await server.ask('GET', '/api/cases.xlsx', { key })).json()).toMatchObject({ code: 'key.scope-missing' })
    expect((await server.ask('GET', '/api/people', { key })).json()).toMatchObject({ code: 'key.scope-missing' })
    expect((await server.ask('GET', '/api/account/security', { key })).json()).toMatchObject({ code: 'key.not-here' })
  })

  test('that may write sees what it writes', () => {
    expect(opens(['cases.write'], 'cases.read')).toBe(true)
    expect(opens(['customers.write'], 'cases.read')).toBe(false)
    expect(opens([], 'cases.read')).toBe(false)
  })

  test('of before there were scopes does all that its maker may, but is still no person', async () => {
    const { key, scopes } = await keyWith()
    expect(scopes).toBeNull()
    expect((await server.ask('GET', '/api/people', { key })).statusCode).toBe(200)
    expect((await server.ask('GET', '/api/keys', { key })).statusCode).toBe(200)
    expect((await server.ask('GET', '/api/account/security', { key })).json()).toMatchObject({ code: 'key.not-here' })
  })

  test('makes no key that may more than itself', async () => {
    const { key } = await keyWith(['administer'])
    const make = (scopes?: string[]) => server.ask('POST', '/api/keys', { key, body: { name: 'y', ...(scopes && { scopes }) } })
    expect((await make(['cases.write'])).json()).toMatchObject({ code: 'key.scope-missing' })
    expect((await make()).json()).toMatchObject({ code: 'key.scope-missing' })
    expect((await make(['administer'])).statusCode).toBe(201)
  })
})

test('OpenAPI says of every route that is not public which scope it needs', async () => {
  const { paths } = (await server.ask('GET', '/api/docs/json')).json()
  expect(paths['/api/cases'].post.security).toEqual([{ key: ['cases.write'] }])
  expect(paths['/api/me'].get.security).toEqual([{ key: [] }])
  const silent = routesOf(server.app)
    .filter(({ access, method }) => access !== undefined && access !== 'public' && method !== 'HEAD')
    .map(({ method, url }) => ({ method: method.toLowerCase(), url: url.replaceAll(/:(\w+)/g, '{$1}') }))
    .filter(({ method, url }) => paths[url]?.[method] && !Array.isArray(paths[url][method].security))
  expect(silent).toEqual([])
})
