import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { afterFile } from '../../test/after-file.ts'
import { START, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { closeInTime, giveNotice } from './drain.ts'
import { createLog } from './log.ts'
import { createLoopStates } from './loop-states.ts'
import { createMetrics } from './metrics.ts'
import { createOperations, type Operations } from './operations.ts'
import { checkReadiness } from './readiness.ts'
import { describeStatement, startTracing, traceStatements } from './tracing.ts'

const TOKEN = 'a-token-of-sixteen'
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const later = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString()
/** Somebody who asks from another computer. */
const from = '10.0.0.9'

describe('a server that is watched', () => {
  let server: TestApp
  let operations: Operations
  const lines: string[] = []
  let minutesRunning = 0
  const failing: Feature = app => {
    app.get('/api/failing/:id', { config: { access: 'public' } }, () => {
      throw Object.assign(new Error('no such customer: 13812345678'), { detail: 'Key (name)=(王小明)' })
    })
  }
  beforeAll(async () => {
    const metrics = createMetrics({ database, loops: () => operations.loops })
    operations = createOperations({ metrics, token: TOKEN, elapsedMs: () => minutesRunning * 60_000 })
    const log = createLog({ level: 'info', destination: { write: line => void lines.push(line) } })
    server = await testApp(database, { operations, log, more: [failing] })
  })
  const metrics = async () => (await server.ask('GET', '/metrics')).body

  test('tells its figures to this computer and to whoever has the token, and to nobody else', async () => {
    expect((await server.ask('GET', '/metrics')).headers['content-type']).toContain('version=0.0.4')
    expect((await server.ask('GET', '/metrics', { from })).json()).toMatchObject({ status: 401, code: 'metrics.token-required' })
    expect((await server.ask('GET', '/metrics', { from, key: 'another token' })).statusCode).toBe(401)
    expect((await server.ask('GET', '/metrics', { from, key: TOKEN })).statusCode).toBe(200)
    // A proxy on this computer asks for somebody else.
    expect((await server.ask('GET', '/metrics', { headers: { 'x-forwarded-for': from } })).statusCode).toBe(401)
  })

  test('measures requests by the pattern of their route, whatever addresses people make up', async () => {
    for (const id of ['13812345678', 'b', 'c']) await server.ask('GET', `/api/failing/${id}?phone=13912345678`)
    for (const path of ['/api/nothing/1', '/api/nothing/2']) await server.ask('GET', path)
    const text = await metrics()
    expect(text).toContain('bihuan_http_request_duration_seconds_count{method="GET",route="/api/failing/:id",status="5xx"} 3')
    expect(text).not.toMatch(/nothing\/1|13812345678|13912345678/)
    for (const name of ['process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds', 'bihuan_database_connections'])
      expect(text, name).toContain(name)
  })

  test('measures what waits in the database: alarms that are late, messages, events', async () => {
    const firm = await anOrganisation(database, { now: START })
    await firm.as('frontLine').register()
    const alarm = { org_id: firm.org, duty_key: 'x', rung: 'breach', kind: 'duty', to_party: 'role:leader' }
    await database.pool.query(
      `begin; select set_config('bihuan.all_organisations', 'on', true); update alarms set due_at = '${later(-10)}' where org_id = '${alarm.org_id}' and fired_at is null; commit`,
    )
    const text = await metrics()
    expect(text).toContain('bihuan_database_up 1')
    expect(text).toContain('bihuan_alarm_lag_seconds 600')
    expect(text).toMatch(/bihuan_messages\{state="waiting"\} \d+/)
    expect(text).toMatch(/bihuan_events_total\{type="case\.[a-z-]+"\} \d+/)
    // Nothing says whose.
    expect(text).not.toContain(firm.org)
  })

  test('a failure leaves its request id and no telephone number or name in the log', async () => {
    const answer = await server.ask('GET', '/api/failing/13812345678?q=王小明', { headers: { 'x-request-id': 'theirs' } })
    expect(answer.statusCode).toBe(500)
    const line = JSON.parse(lines.at(-1)!)
    expect(line).toMatchObject({
      clientRequestId: 'theirs',
      path: '/api/failing/:id',
      err: { message: expect.stringContaining('138****5678') },
    })
    expect(line.requestId).toBe(answer.headers['request-id'])
    expect(answer.json().instance).toContain(line.requestId)
    expect(lines.join('')).not.toMatch(/13812345678|王小明|13912345678/)
  })

  test('is not ready while a loop is silent, and says which one to this computer only', async () => {
    operations.loops.begin('alarms', 500, START)
    operations.loops.end('alarms', START, 3, false)
    minutesRunning = 19
    expect((await server.ask('GET', '/readyz')).json()).toMatchObject({
      code: 'server.not-ready',
      detail: 'loops：silent: alarms',
    })
    expect((await server.ask('GET', '/readyz', { from })).body).not.toContain('alarms')
    expect((await server.ask('GET', '/readyz', { from, key: TOKEN })).body).toContain('alarms')
    operations.loops.begin('alarms', 500, START)
    operations.loops.end('alarms', START, 3, true)
    expect((await server.ask('GET', '/readyz')).json()).toMatchObject({ status: 'ready' })
    expect(await metrics()).toContain('bihuan_background_failures_total{loop="alarms"} 1')
  })

  test('is not ready while the database has no room for what is written', async () => {
    const checked = { database: { ...database }, dataDir: database.dataDir, operations }
    const disk = async () => (await checkReadiness(checked)).find(one => one.check === 'disk')
    expect(await disk()).toMatchObject({ ok: true })
    const write = inOrganisation(checked.database, 'nobody', tx =>
      sql`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`.execute(tx),
    )
    await expect(write).rejects.toThrow('could not extend file')
    expect(await disk()).toEqual({ check: 'disk', ok: false, found: 'the database had no space for a write 0 s ago' })
  })

  test('is not ready without room on the disk', async () => {
    const operations = createOperations({ minFreeMb: 1_000_000_000 })
    const checks = await checkReadiness({ database, dataDir: database.dataDir, operations })
    expect(checks.filter(one => !one.ok)).toEqual([{ check: 'disk', ok: false, found: expect.stringMatching(/^\d+ MB free$/) }])
  })
})

test('a loop in a long turn is alive for a quarter of an hour', () => {
  let minutes = 0
  const loops = createLoopStates(() => minutes * 60_000)
  loops.begin('counting', 1_000, START)
  minutes = 14
  expect(loops.late()).toEqual([])
  minutes = 16
  expect(loops.late()).toEqual(['counting'])
})

test('a server that goes away says so first, ends connections, finishes what runs and lets nobody in', async () => {
  const gate = { open: () => {} }
  const slow: Feature = app => {
    app.get(
      '/api/slow',
      { config: { access: 'public' } },
      () => new Promise(resolve => (gate.open = () => resolve({ ok: true }))),
    )
    app.get('/api/endless', { config: { access: 'public' } }, () => new Promise(() => {}))
  }
  const operations = createOperations()
  const { app, deps } = await testApp(database, { operations, more: [slow] })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const running = fetch(`${url}/api/slow`)
  const endless = fetch(`${url}/api/endless`).then(
    () => 'answered',
    () => 'cut off',
  )
  await fetch(`${url}/healthz`)
  const seen: unknown[] = []
  await giveNotice(operations, deps.clock(), async () => {
    const answer = await fetch(`${url}/readyz`)
    seen.push(answer.status, answer.headers.get('connection'), (await fetch(`${url}/healthz`)).status)
  })
  expect(seen).toEqual([503, 'close', 200])
  const closed = closeInTime(app, 300)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  gate.open()
  expect(await (await running).json()).toEqual({ ok: true })
  expect(await endless).toBe('cut off')
  await closed
})

test('spans go to the collector: requests under the trace of the client, statements without values', async () => {
  const sent: { body: string; url: string }[] = []
  const collector = createServer(async (request, reply) => {
    let body = ''
    for await (const part of request) body += part
    sent.push({ body, url: request.url ?? '' })
    reply.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve))
  afterFile(async () => void collector.close())
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  const tracing = await startTracing({ version: '0' })
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT
  const traced = await testDatabase()
  traceStatements(traced.pool, tracing)
  const server = await testApp(traced, { operations: createOperations({ tracing }) })
  const trace = 'c'.repeat(32)
  await server.ask('GET', '/readyz', { headers: { traceparent: `00-${trace}-${'d'.repeat(16)}-01` } })
  await tracing.within('alarms', {}, () => traced.pool.query(`select id from organisations where name = '王小明13812345678'`))
  await tracing.within('failing', {}, async () => Promise.reject(new Error('x'))).catch(() => {})
  await tracing.stop()

  expect(sent.map(one => one.url)).toContain('/v1/traces')
  type Exported = { traceId: string; name: string; parentSpanId?: string; spanId: string; status?: { code?: number } }
  const spans: Exported[] = sent.flatMap(({ body }) =>
    JSON.parse(body).resourceSpans.flatMap((r: { scopeSpans: { spans: Exported[] }[] }) => r.scopeSpans.flatMap(s => s.spans)),
  )
  const request = spans.find(one => one.name === 'GET /readyz')
  expect(request).toMatchObject({ traceId: trace, parentSpanId: 'd'.repeat(16) })
  expect(spans.find(one => one.parentSpanId === request?.spanId)).toMatchObject({ traceId: trace, name: 'select' })
  const alarms = spans.find(one => one.name === 'alarms')
  expect(spans.find(one => one.parentSpanId === alarms?.spanId)).toMatchObject({ name: 'select organisations' })
  expect(spans.find(one => one.name === 'failing')).toMatchObject({ status: { code: 2 } })
  expect(sent.map(one => one.body).join('')).not.toMatch(/王小明|13812345678/)
})

test('of a statement only what it does and to which table is told', () => {
  expect(describeStatement(`insert into "cases" (title) values ('update people')`)).toEqual({
    operation: 'insert',
    table: 'cases',
  })
  expect(describeStatement('begin; select set_config($1, $2, true)')).toEqual({ operation: 'begin', table: undefined })
})
