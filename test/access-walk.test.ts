import { existsSync } from 'node:fs'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../events/roles.ts'
import { type ListedRoute, routesOf } from '../server/access/access.ts'
import { partition } from '../server/database/partition.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { refusals } from '../server/errors.ts'
import { type Example, elsewhere, examples, publicRoutes } from './access/examples.ts'
import { codeOfNobody } from './access/walked-field-service.ts'
import { aWalkedOrganisation, rowsOf, type WalkedOrganisation } from './access/walked-organisation.ts'
import { type TestApp, testApp } from './app.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { fuzzRoutes, leftOut } from './hostile/fuzz-routes.ts'
import { type Sent, statementsOfRequests, strayingOf } from './one-organisation.ts'
import { hasPostgres } from './postgres.ts'

let database: TestDatabase
let server: TestApp
let a: WalkedOrganisation
let b: WalkedOrganisation
let routes: ListedRoute[]
/** What the requests from within sent. */
let sent: Sent[] = []

beforeAll(async () => {
  database = await testDatabase()
  server = await testApp(database)
  a = await aWalkedOrganisation(database, server, { letter: 'a' })
  b = await aWalkedOrganisation(database, server, { letter: 'b' })
  routes = routesOf(server.app).filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api'))
})

const nameOf = ({ method, url }: ListedRoute) => `${method} ${url}`
const methodOf = ({ method }: ListedRoute) => method as 'GET' | 'POST' | 'DELETE'
const send = (route: ListedRoute, { url, body, headers }: Example, cookie?: string): Promise<LightMyRequestResponse> =>
  server.ask(methodOf(route), url, { body, ...(headers && { headers }), ...(cookie !== undefined && { cookie }) })
/** The examples of a route as somebody of one organisation sends them, aimed at the other. */
const examplesOf = (route: ListedRoute, foreign: WalkedOrganisation, own: WalkedOrganisation) =>
  examples[nameOf(route)]?.({ foreign: foreign.ids, own: own.ids }) ?? []
const codeOf = (answer: LightMyRequestResponse): string | undefined =>
  answer.statusCode >= 400 && `${answer.headers['content-type']}`.includes('json') ? answer.json().code : undefined
const isKnown = (code: string | undefined) => code !== undefined && code in refusals
/** Refusals that say the request was never looked at, so that it proves nothing. */
const meaningless = ['input.invalid', 'route.not-found', 'rate.too-many', 'origin.foreign', 'session.required', 'role.missing']

test('every route has its examples, is tested elsewhere, or is public for a reason', () => {
  const known = new Set([...Object.keys(examples), ...Object.keys(elsewhere)])
  const there = new Set(routes.map(nameOf))
  expect([...there].filter(name => !known.has(name))).toEqual([])
  expect([...known].filter(name => !there.has(name))).toEqual([])
  expect(
    routes
      .filter(r => r.access === 'public')
      .map(nameOf)
      .sort(),
  ).toEqual(Object.keys(publicRoutes).sort())
  for (const file of Object.values(elsewhere)) expect(existsSync(file), file).toBe(true)
})

describe('whoever is not signed in', () => {
  test('is refused by every route that is not public', async () => {
    for (const route of routes.filter(r => r.access !== 'public'))
      for (const example of examplesOf(route, a, a)) {
        const answer = await send(route, example)
        expect([answer.statusCode, codeOf(answer)], nameOf(route)).toEqual([401, 'session.required'])
      }
  })
})

describe('whoever holds the wrong role', () => {
  test('is refused by every route for certain roles, role by role', async () => {
    const guarded = routes.flatMap(route =>
      Array.isArray(route.access) ? [{ route, allowed: new Set<string>(route.access) }] : [],
    )
    expect(guarded.length).toBeGreaterThan(10)
    for (const { route, allowed } of guarded)
      for (const role of roles.filter(r => !allowed.has(r))) {
        const [example] = examplesOf(route, a, a)
        const answer = await send(route, example!, a.only[role])
        expect([answer.statusCode, codeOf(answer)], `${nameOf(route)} as ${role}`).toEqual([403, 'role.missing'])
      }
  })
})

describe('whoever belongs to another organisation', () => {
  test('is refused or given their own data by every route, and changes nothing', async () => {
    const before = await rowsOf(database, a.firm.org)
    expect(Object.values(before).join('')).toContain(a.secret)
    const wrong: string[] = []
    for (const route of routes)
      for (const example of examplesOf(route, a, b)) {
        const answer = await send(route, example, b.everything)
        for (const what of wrongForStranger(example, answer)) wrong.push(`${tell(route, example, answer)}: ${what}`)
      }
    expect(wrong).toEqual([])
    expect(server.logged).toEqual([])
    const after = await rowsOf(database, a.firm.org)
    // The log tells of what strangers have tried; it is only ever added to.
    const { admin_log: log = '', ...others } = before
    expect(after.admin_log?.split('\n')).toEqual(expect.arrayContaining(log.split('\n')))
    for (const [table, rows] of Object.entries(others)) expect.soft(after[table], table).toBe(rows)
    const keys = await server.ask('GET', '/api/keys', { cookie: a.everything })
    expect(keys.json().items.map((k: { id: string }) => k.id)).toEqual([a.ids.key])
    const { sessions } = (await server.ask('GET', '/api/account/security', { cookie: a.everything })).json()
    expect(sessions.map((s: { id: string }) => s.id)).toContain(a.ids.sessionId)
  }, 120_000)

  test('and the same requests mean something: from within, none of them fails to find what it names', async () => {
    server.advance(60_000)
    const wrong: string[] = []
    sent = await statementsOfRequests(() => walkWithin(wrong))
    expect(wrong).toEqual([])
    expect(server.logged).toEqual([])
  }, 300_000)

  async function walkWithin(wrong: string[]): Promise<void> {
    for (const route of routes)
      for (const example of examplesOf(route, a, a)) {
        const answer = await send(route, example, a.everything)
        const code = codeOf(answer)
        // No link of anybody, and no code of a copy: the right ones open what they stand for to whoever has them.
        const isMade = [`${a.ids.linkToken}x`, codeOfNobody(a.ids.code)].some(made => example.url.includes(made))
        if (answer.statusCode >= 500 || meaningless.includes(code ?? '')) wrong.push(tell(route, example, answer))
        else if (isMissing(code) && code === example.code && !isMade) wrong.push(tell(route, example, answer))
      }
  }

  // After everything else: the tables of this database lie in parts from here on.
  test.skipIf(!hasPostgres)(
    'and every statement that they sent names its organisation, and touches one part of a table that lies in parts',
    async () => {
      expect(sent.length).toBeGreaterThan(500)
      await partition(database, 3)
      const { rows: tables } = await database.pool.query<{ part: string; table: string }>(
        'select i.inhrelid::regclass::text as part, i.inhparent::regclass::text as table from pg_inherits i join pg_class c on c.oid = i.inhparent where c.relkind = $1',
        ['p'],
      )
      const { rows: columns } = await database.pool.query<{ table: string }>(
        `select table_name as table from information_schema.columns where column_name = 'org_id' and table_schema = 'public'`,
      )
      const parts = new Map(tables.map(row => [row.part, row.table]))
      const scoped = new Set(columns.map(row => row.table))
      const straying: string[] = []
      await inOrganisation(database, a.firm.org, async tx => {
        for (const statement of sent)
          for (const what of await strayingOf(tx, statement, parts, scoped))
            straying.push(`${what}: ${statement.text.slice(0, 300)}`)
      })
      expect(straying).toEqual([])
    },
    120_000,
  )

  test('reads a signed copy by its code alone, as anybody does who holds it, without any id of the organisation', async () => {
    for (const cookie of [undefined, b.everything]) {
      const read = (url: string) => server.ask('GET', url, cookie === undefined ? {} : { cookie })
      const answer = await read(`/api/verify/${a.ids.code}`)
      expect([answer.statusCode, answer.json().content.customer]).toEqual([200, a.secret])
      expect(answer.body).not.toContain(a.firm.org)
      expect(answer.body).not.toContain(a.ids.signature)
      const pdf = await read(`/api/verify/${a.ids.code}/pdf`)
      expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    }
  })
})

// Last, since what gets through changes the organisation. `npm run fuzz` sends forty of each route, with a seed of the day's.
describe('whoever sends what no client of ours would', () => {
  const runs = Number(process.env.FUZZ_RUNS ?? 1)
  test(
    'gets a refusal or an answer, never a fault, a page, a formula or a word of another organisation',
    async () => {
      const seed = Number(process.env.FUZZ_SEED ?? 20_261_123)
      const only = process.env.FUZZ_ONLY ?? ''
      const wrong = await fuzzRoutes({ server, own: a, other: b }, routes, { seed, runs, only: name => name.includes(only) })
      expect(wrong).toEqual([])
      const known = new Set(routes.map(nameOf))
      expect(Object.keys(leftOut).filter(name => !known.has(name))).toEqual([])
    },
    60_000 + runs * 60_000,
  )
})

/** Refusals of a request that names what is not there; not all of them say so in their code's last word. */
const isMissing = (code: string | undefined): boolean =>
  code !== undefined && (code.endsWith('.not-found') || ['part.unknown', 'invoice.none', 'export.none'].includes(code))

const tell = (route: ListedRoute, { url, body }: Example, answer: LightMyRequestResponse) =>
  `${nameOf(route)} ${url} ${JSON.stringify(body)?.slice(0, 150) ?? ''} → ${answer.statusCode} ${answer.body.slice(0, 200)}`

function wrongForStranger({ url, stranger, code: wanted }: Example, answer: LightMyRequestResponse): string[] {
  const code = codeOf(answer)
  const isAuth = url.startsWith('/api/auth/') // better-auth's own codes, kept for its client library
  const refusal = stranger === 'refused'
  return [
    ...(answer.body.includes(a.secret) || answer.body.includes(a.firm.org) ? ["shows the other's data"] : []),
    ...(answer.statusCode >= 500 ? ['fails'] : []),
    ...(!refusal && answer.statusCode >= 400 ? ['is no answer'] : []),
    ...(refusal && !isAuth && !isKnown(code) ? ['is no named refusal'] : []),
    ...(refusal && meaningless.includes(code ?? '') ? ['proves nothing'] : []),
    ...(refusal && wanted !== undefined && code !== wanted ? [`is not ${wanted}`] : []),
  ]
}
