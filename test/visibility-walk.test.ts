import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ListedRoute, routesOf } from '../server/access/access.ts'
import { changeSettings } from '../server/settings/change-settings.ts'
import { type Example, examples } from './access/examples.ts'
import { aWalkedOrganisation, rowsOf, type WalkedOrganisation } from './access/walked-organisation.ts'
import { type TestApp, testApp } from './app.ts'
import { type TestDatabase, testDatabase } from './database.ts'

let database: TestDatabase
let server: TestApp
let a: WalkedOrganisation
let routes: ListedRoute[]

beforeAll(async () => {
  database = await testDatabase()
  server = await testApp(database)
  a = await aWalkedOrganisation(database, server, { letter: 'a' })
  routes = routesOf(server.app).filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api'))
})

const nameOf = ({ method, url }: ListedRoute) => `${method} ${url}`
const send = ({ method }: ListedRoute, { url, body, headers }: Example, cookie: string): Promise<LightMyRequestResponse> =>
  server.ask(method as 'GET', url, { body, cookie, ...(headers && { headers }) })
const codeOf = (answer: LightMyRequestResponse): string | undefined =>
  answer.statusCode >= 400 && `${answer.headers['content-type']}`.includes('json') ? answer.json().code : undefined

/** Requests of colleagues that name this company's rows, as the walk of strangers sends them, here aimed at one's own company. */
const aimed = () =>
  routes.flatMap(route => (examples[nameOf(route)]?.({ foreign: a.ids, own: a.ids }) ?? []).map(example => ({ route, example })))

describe('a colleague who may not see a case', () => {
  test('is told by every route whose address names it that there is none, and changes nothing', async () => {
    // `research` takes no part in anything; an id that stands for no case must answer the same.
    const cookie = a.only.research
    const wrong: string[] = []
    const asked: string[] = []
    for (const route of routes.filter(r => r.url.startsWith('/api/cases/:id'))) {
      const given = examples[nameOf(route)]
      if (!given) continue // the access walk says so by name
      const [example] = given({ foreign: a.ids, own: a.ids }).filter(e => e.url.includes(a.ids.case))
      if (!example) {
        wrong.push(`${nameOf(route)}: no example names the case`)
        continue
      }
      const answer = await send(route, example, cookie)
      const none = await send(route, { ...example, url: example.url.replaceAll(a.ids.case, 'no-such-case') }, cookie)
      // Routes for certain posts refuse before they look.
      const refused = codeOf(answer) === 'role.missing' ? 'role.missing' : 'case.not-found'
      asked.push(nameOf(route))
      if (codeOf(answer) !== refused || codeOf(none) !== refused)
        wrong.push(`${nameOf(route)} → ${answer.statusCode} ${codeOf(answer)}, for none ${none.statusCode} ${codeOf(none)}`)
    }
    expect(wrong).toEqual([])
    expect(asked.length).toBeGreaterThan(12)
    expect(server.logged).toEqual([])
  }, 60_000)

  test('finds in no answer at all its number or its id, whatever route names it', async () => {
    const cookie = a.only.research
    const { number } = await a.firm.as('administrator').view(a.ids.case)
    const wrong: string[] = []
    for (const { route, example } of aimed().filter(({ route }) => route.method === 'GET')) {
      const answer = await send(route, example, cookie)
      // What was sent comes back in some refusals; nothing beyond it may.
      const said = answer.body.replaceAll(example.url, '')
      if (said.includes(number) || (said.includes(a.ids.case) && !example.url.includes(a.ids.case)))
        wrong.push(`${nameOf(route)} ${example.url} → ${answer.statusCode} ${answer.body.slice(0, 300)}`)
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test('sees it as soon as the company lets the post see all', async () => {
    const before = await server.ask('GET', `/api/cases/${a.ids.case}`, { cookie: a.only.research })
    await a.firm.as('administrator').do(ctx => changeSettings(ctx, { access: { visibility: { research: 'all' } } }))
    const after = await server.ask('GET', `/api/cases/${a.ids.case}`, { cookie: a.only.research })
    await a.firm.as('administrator').do(ctx => changeSettings(ctx, { access: { visibility: {} } }))
    expect([before.statusCode, after.statusCode]).toEqual([404, 200])
  })
})

describe('an auditor', () => {
  /** Routes that write what is an auditor's own: the account, notices, views, looking with a reason, the count of readers. Their effect is asked elsewhere. */
  const own =
    /\/api\/(auth|account|views|notifications|me|files|seals|supervision|samples|ledger)(\/|$)|\/(unmask|seals|bundle|preview|explain|similar|link|receive|submit|opened)$/

  test('changes nothing by any route that writes, whatever it names', async () => {
    const before = await rowsOf(database, a.firm.org)
    const wrong: string[] = []
    const writing = aimed().filter(({ route }) => route.method !== 'GET' && route.access !== 'public' && !own.test(route.url))
    expect(writing.length).toBeGreaterThan(60)
    for (const { route, example } of writing) {
      const answer = await send(route, example, a.only.auditor)
      if (answer.statusCode < 400) wrong.push(`${nameOf(route)} ${example.url} → ${answer.statusCode}`)
    }
    expect(wrong).toEqual([])
    const after = await rowsOf(database, a.firm.org)
    for (const [table, rows] of Object.entries(before)) expect.soft(after[table], table).toBe(rows)
  }, 60_000)

  test('reads every case, and records what a regulation gives to audit', async () => {
    const seen = await server.ask('GET', `/api/cases/${a.ids.case}`, { cookie: a.only.auditor })
    expect(seen.statusCode).toBe(200)
    expect(seen.json().can.note).toMatchObject({ refused: 'auditor.read-only' })
    const note = await server.ask('POST', `/api/cases/${a.ids.case}/events`, {
      cookie: a.only.auditor,
      body: { type: 'note', data: { text: '看过了' } },
    })
    expect(note.json()).toMatchObject({ status: 403, code: 'auditor.read-only' })
  })

  test('keeps drafts of the reports that audit owes, and reviews those given to it: these doors are not closed to the post (furn 6.4.1(2))', async () => {
    const cookie = a.only.auditor
    const to = (what: string) => `/api/reports/${a.ids.periodicReport}/${what}`
    const draft = await server.ask('PUT', to('draft'), { cookie, body: { text: '草稿', comments: {} } })
    expect(draft.json()).toMatchObject({ code: 'report.not-yours' })
    const review = await server.ask('POST', to('review'), { cookie, body: { passed: true } })
    expect(review.json()).toMatchObject({ code: 'report.not-submitted' })
  })
})
