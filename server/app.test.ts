import { mkdir, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '../test/app.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import type { Feature } from './deps.ts'

let database: TestDatabase
let server: TestApp

const access = 'public'
const Thing = z.object({
  name: z.string().min(1),
  amount: z.number().int().max(5),
  rows: z.array(z.object({ day: z.iso.date() })).default([]),
})
const probe: Feature = app => {
  app.get('/api/probe/fault', { config: { access } }, async () => {
    throw new Error('the password of the database is hunter2')
  })
  app.get(
    '/api/probe/wrong-answer',
    { config: { access }, schema: { response: { 200: z.object({ name: z.string() }) } } },
    async () => ({ name: 5 }) as never,
  )
  app.post('/api/probe/thing', { config: { access }, schema: { body: Thing } }, async request => request.body)
  app.post('/api/probe/text', { config: { access }, schema: { body: z.object({ text: z.string() }) } }, async request => {
    await sql`select ${request.body.text}::text`.execute(app.deps.database.db)
    return {}
  })
  app.post('/api/probe/json', { config: { access }, schema: { body: z.object({ text: z.string() }) } }, async request => {
    await sql`select ${JSON.stringify(request.body)}::jsonb`.execute(app.deps.database.db)
    return {}
  })
}

beforeAll(async () => {
  database = await testDatabase()
  const webDir = join(database.dataDir, 'web')
  await mkdir(join(webDir, 'assets'), { recursive: true })
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>闭环</title>')
  await writeFile(join(webDir, 'assets', 'main-4f2a.js'), 'export {}')
  await writeFile(join(webDir, 'assets', 'lint-worker-77aa.js'), 'export {}')
  server = await testApp(database, { webDir, more: [probe] })
})

describe('a fault', () => {
  test.each(['/api/probe/fault', '/api/probe/wrong-answer'])(
    'at %s shows its number and nothing else; the log has the rest',
    async url => {
      server.logged.length = 0
      const response = await server.ask('GET', url)
      expect(response.statusCode).toBe(500)
      const problem = response.json()
      const id = response.headers['request-id']
      expect(problem).toEqual({
        type: 'urn:bihuan:refusal:fault',
        title: '系统出错了',
        status: 500,
        code: 'fault',
        mend: expect.any(String),
        instance: `urn:bihuan:request:${id}`,
      })
      expect(response.body).not.toMatch(/hunter2|stack|schema/)
      expect(server.logged.join()).toContain(String(id))
      if (url.endsWith('fault')) expect(server.logged.join()).toContain('hunter2')
    },
  )
})

describe('what cannot be read', () => {
  const post = (payload: string, headers: Record<string, string> = {}, url = '/api/probe/thing') =>
    server.app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })

  test.each([
    ['broken JSON', () => post('{"name":'), 400, 'input.malformed'],
    ['an empty body', () => post(''), 400, 'input.malformed'],
    ['a poisoned prototype', () => post('{"__proto__":{"admin":true}}'), 400, 'input.malformed'],
    ['another content type', () => post('<thing/>', { 'content-type': 'application/xml' }), 415, 'media.unsupported'],
    ['two megabytes', () => post(JSON.stringify({ name: 'x'.repeat(2_000_000) })), 413, 'body.too-large'],
    ['a null character', () => post('{"text":"a\\u0000b"}', {}, '/api/probe/text'), 400, 'input.null-character'],
    ['an unknown address', () => server.ask('GET', '/api/nothing'), 404, 'route.not-found'],
    ['an unknown method', () => server.app.inject({ method: 'PUT', url: '/api/probe/thing' }), 404, 'route.not-found'],
    ['half a character', () => post('{"text":"a\\ud800b"}', {}, '/api/probe/json'), 400, 'input.malformed'],
    ['an address that is none', () => server.app.inject({ method: 'GET', url: '/api/%E0%A4%A' }), 400, 'request.malformed'],
    ['a null in the address', () => server.app.inject({ method: 'GET', url: '/api/people/a%00b' }), 400, 'request.malformed'],
  ])('%s is refused by its name', async (_, ask, status, code) => {
    const response = await ask()
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.json()).toMatchObject({ status, code })
    expect(response.statusCode).toBe(status)
  })

  test.each([
    ['a raw byte in the address', 'GET /api/cases?q=\xe4\xb8\xad HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['what is not HTTP', 'good morning\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`],
  ])('%s is answered with a problem too', async (_, sent) => {
    await server.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => {}) // the second time it listens already
    const { port } = server.app.server.address() as AddressInfo
    const answer = await new Promise<string>(resolve => {
      let received = ''
      const socket = connect(port, '127.0.0.1', () => socket.end(sent, 'latin1'))
      socket.on('data', part => {
        received += part
      })
      socket.on('close', () => resolve(received))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('application/problem+json')
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ code: 'request.malformed', mend: expect.any(String) })
  })

  test('wrong fields are named one by one, in the language asked for', async () => {
    const wrong = JSON.stringify({ amount: 7.5, rows: [{ day: '2026-10-10' }, { day: 'tomorrow' }] })
    expect((await post(wrong)).json()).toMatchObject({
      status: 400,
      code: 'input.invalid',
      fields: { name: '必填', amount: '应为整数', 'rows.1.day': '格式不对（日期，如 2026-10-10）' },
    })
    expect((await post(wrong, { 'accept-language': 'en' })).json()).toMatchObject({
      title: 'Some fields are wrong',
      fields: { name: 'required' },
    })
    expect((await post(JSON.stringify({ name: '', amount: 6 }))).json()).toMatchObject({
      fields: { name: '必填', amount: '至多 5' },
    })
  })
})

test('a body of a hundred thousand levels is refused, not a fault', async () => {
  const body = `{"token":"x","name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'deep' }
  const response = await server.ask('POST', '/api/setup', { body, headers })
  expect(response.json()).toMatchObject({ status: 400, code: 'input.malformed' })
})

test('every answer tells the server its time, and the browser what it may load', async () => {
  const { headers } = await server.ask('GET', '/healthz')
  expect(headers['server-time']).toBe(server.deps.clock())
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  expect(headers).not.toHaveProperty('strict-transport-security')
})

test('health says that the process lives, readiness that the database answers', async () => {
  expect((await server.ask('GET', '/healthz')).json()).toEqual({ status: 'ok' })
  expect((await server.ask('GET', '/readyz', { from: '10.0.0.9' })).json()).toEqual({ status: 'ready' })
  expect((await server.ask('GET', '/readyz')).json()).toMatchObject({ status: 'ready', checks: expect.any(Array) })
})

test('the API describes itself', async () => {
  const { paths } = (await server.ask('GET', '/api/docs/json')).json()
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/me', '/api/keys', '/api/setup']))
  expect((await server.ask('GET', '/api/docs/')).headers['content-type']).toContain('text/html')
})

describe('the pages', () => {
  const page = (url: string, accept = 'text/html') => server.app.inject({ method: 'GET', url, headers: { accept } })

  test('are the application at every address that is no file', async () => {
    for (const url of ['/', '/cases/17?tab=plan', '/setup']) {
      const response = await page(url)
      expect(response.body, url).toContain('闭环')
      expect(response.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
    }
  })

  test('keep for ever what is named by its content', async () => {
    expect((await page('/assets/main-4f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('a part of a page does not repeat what browsers heed of pages; a worker says all of it', async () => {
    const part = (await page('/assets/main-4f2a.js')).headers
    expect(part).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' })
    for (const name of ['content-security-policy', 'permissions-policy', 'x-frame-options'])
      expect(part, name).not.toHaveProperty(name)
    for (const url of ['/', '/assets/lint-worker-77aa.js'])
      expect((await page(url)).headers['content-security-policy'], url).toContain("script-src 'self'")
  })

  test.each([
    ['/assets/gone-1234.js', 'text/html'],
    ['/api/nothing', 'text/html'],
    ['/picture.png', 'image/*'],
  ])('a missing %s is not found rather than a page', async (url, accept) => {
    expect((await page(url, accept)).json()).toMatchObject({ status: 404, code: 'route.not-found' })
  })
})
