import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Act, InputOf } from '../../events/registry.ts'
import { insertAccount } from '../../server/auth/person-account.ts'
import type { CaseView, CaseWithTimeline } from '../../server/cases/schema.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { type Running, start } from '../../server/start.ts'
import { type FakeClock, fakeClock } from '../clock.ts'
import { copyOfPostgres, type Engine } from '../database.ts'
import { actAs, anOrganisation, type OrganisationWishes, type PersonName, type TestOrganisation } from '../factories.ts'
import { passwordHash } from '../password-hash.ts'
import { pgliteTemplate } from '../pglite-template.ts'
import { hasPostgres } from '../postgres.ts'
import { type Mail, mailsIn } from './mailbox.ts'
import { sharedBrowser } from './shared-browser.ts'

export const PASSWORD = 'correct horse battery'
export const emailOf = (name: PersonName): string => `${name.toLowerCase()}@e2e.example`

/** A whole server with an organisation in it, a clock moved by hand, and a browser. */
export type World = {
  readonly url: string
  readonly clock: FakeClock
  readonly firm: TestOrganisation
  /** DATA_DIR, where files lie. */
  readonly dataDir: string
  readonly browser: Browser
  /** A person signed in, in a browser window of their own; the same one when asked again. */
  as(name: PersonName): Promise<Visitor>
  /** A window in which nobody is signed in. */
  window(options?: WindowOptions): Promise<{ context: BrowserContext; page: Page }>
  mails(): Mail[]
  close(): Promise<void>
}
export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** A request of this person's own session, as the page would send it. */
  send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** Does an act over the API; it must be taken. */
  act<A extends Act>(
    caseId: string,
    type: A,
    data: InputOf<A>,
  ): Promise<{ event: string; result: { link?: string }; case: CaseView }>
  /** Tries an act over the API; it must be refused by this code. */
  refused<A extends Act>(caseId: string, type: A, data: InputOf<A>, code: string): Promise<void>
  view(caseId: string): Promise<CaseWithTimeline>
}
/** `keepsApplication`: with the service worker, which fetches the whole application once for every window; only what is tried without a network wants it. */
export type WindowOptions = { width?: number; height?: number; isDark?: boolean; keepsApplication?: boolean }

/**
 * Starts the server from source on a port of its own, with an organisation founded at `now` (local time in China), by robot's regulation unless
 * others are wished for. On PostgreSQL, which takes a third of the time, where one can be started; files that wish it run on PGlite.
 */
export async function aWorld(
  now: string,
  wishes: Pick<OrganisationWishes, 'packs'> & Pick<WindowOptions, 'keepsApplication'> & { engine?: Engine } = {},
): Promise<World> {
  const dataDir = await mkdtemp(join(inject('runFolder'), 'e2e-'))
  const databaseUrl = hasPostgres && wishes.engine !== 'pglite' ? await copyOfPostgres() : undefined
  if (databaseUrl === undefined)
    await cp((await pgliteTemplate('migrated')).folder, join(dataDir, 'database'), { recursive: true })
  const clock = fakeClock(now)
  const faults: string[] = []
  const log = pino({ level: 'error' }, { write: line => faults.push(line) })
  const running = await startServer({ dataDir, databaseUrl }, clock, log)
  const firm = await foundOrganisation(running, clock, wishes)
  const browser = await sharedBrowser()
  const window: World['window'] = async ({
    width = 1440,
    height = 900,
    isDark = false,
    keepsApplication = wishes.keepsApplication ?? false,
  } = {}) => {
    const context = await browser.newContext({
      baseURL: running.url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width, height },
      colorScheme: isDark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      serviceWorkers: keepsApplication ? 'allow' : 'block',
    })
    // Generous: two servers and two browsers share the machine.
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    page.on('pageerror', error => faults.push(`${page.url()}: ${error.stack ?? error.message}`))
    return { context, page }
  }
  const visitors = new Map<PersonName, Promise<Visitor>>()
  return {
    url: running.url,
    clock,
    firm,
    dataDir,
    browser,
    window,
    as(name) {
      const known = visitors.get(name) ?? window().then(opened => signedIn(opened, running.url, name))
      visitors.set(name, known)
      return known
    },
    mails: () => mailsIn(dataDir),
    async close() {
      await Promise.all(browser.contexts().map(context => context.close()))
      await running.stop()
      await rm(dataDir, { recursive: true, force: true })
      // Nothing may have gone wrong on the way, on the server or in a page.
      expect(faults).toEqual([])
    },
  }
}

async function startServer(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  clock: FakeClock,
  log: pino.Logger,
): Promise<Running> {
  const port = await aFreePort()
  const config = {
    host: '127.0.0.1',
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    tls: undefined,
    dataDir,
    databaseUrl,
    readUrl: undefined,
    partitions: 0,
    withDemo: false,
    automationKey: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    trustProxy: undefined,
    metricsToken: undefined,
    minFreeDiskMb: 0,
    drainSeconds: 0,
    tracesTo: undefined,
    logLevel: 'error',
    files: readConfig({}).files,
    backup: {},
  }
  // One-time codes are verified by the machine's clock, which better-auth reads.
  return start(config, { clock: clock.now, codeClock: () => new Date().toISOString(), log })
}

function aFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

/** The factories' organisation, in which everybody can sign in and has a mailbox. */
async function foundOrganisation(
  { deps: { database } }: Running,
  clock: FakeClock,
  wishes: Pick<OrganisationWishes, 'packs'>,
): Promise<TestOrganisation> {
  const firm = await anOrganisation(database, { now: clock.now(), ...wishes })
  const hash = await passwordHash(PASSWORD)
  await inOrganisation(database, firm.org, async tx => {
    for (const [name, person] of Object.entries(firm.people))
      await insertAccount(tx, {
        ...{ org: firm.org, person, name, passwordHash: hash, now: clock.now(), newId: randomUUID },
        email: emailOf(name as PersonName),
      })
  })
  return { ...firm, clock, as: who => actAs(database, firm.org, firm.people[who], clock) }
}

async function signedIn(
  { context, page }: { context: BrowserContext; page: Page },
  origin: string,
  name: PersonName,
): Promise<Visitor> {
  const send: Visitor['send'] = async (method, path, body) => {
    const answer = await context.request.fetch(path, {
      method,
      headers: { origin, ...(method === 'POST' && { 'idempotency-key': randomUUID() }) },
      ...(body !== undefined && { data: body }),
    })
    return { status: answer.status(), body: await answer.json() }
  }
  const entered = await send('POST', '/api/auth/sign-in/email', { email: emailOf(name), password: PASSWORD })
  if (entered.status !== 200) throw new Error(`${name} cannot sign in: ${JSON.stringify(entered.body)}`)
  const perform = (caseId: string, type: Act, data: object) => send('POST', `/api/cases/${caseId}/events`, { type, data })
  return {
    page,
    context,
    send,
    async act(caseId, type, data) {
      const { status, body } = await perform(caseId, type, data)
      expect(status, `${type} by ${name}: ${JSON.stringify(body)}`).toBe(201)
      return body as Awaited<ReturnType<Visitor['act']>>
    },
    async refused(caseId, type, data, code) {
      const { status, body } = await perform(caseId, type, data)
      expect([403, 409, 422], `${type} by ${name}: ${JSON.stringify(body)}`).toContain(status)
      expect(body, `${type} by ${name}`).toMatchObject({ code })
    },
    async view(caseId) {
      const { status, body } = await send('GET', `/api/cases/${caseId}`)
      expect(status).toBe(200)
      return body as CaseWithTimeline
    },
  }
}

/** Waits until something is so, by looking again and again; what it says last stands in the failure. */
export async function until<T>(look: () => T | Promise<T>, isSo: (found: T) => boolean, what: string): Promise<T> {
  let last: T | undefined
  await expect
    .poll(
      async () => {
        last = await look()
        return isSo(last)
      },
      { timeout: 30_000, interval: 100, message: what },
    )
    .toBe(true)
  return last!
}

const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** What axe-core finds serious or critical on the page as it stands. Evaluated by the browser itself, so that the page's own policy holds. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)
  const { violations } = found as {
    violations: { id: string; impact: string | null; nodes: { target: string[]; failureSummary?: string }[] }[]
  }
  return violations
    .filter(v => v.impact === 'serious' || v.impact === 'critical')
    .flatMap(v =>
      v.nodes
        .slice(0, 5)
        .map(n => `${v.id} at ${n.target.join(' ')}: ${n.failureSummary?.split('\n').slice(1, 3).join(' ').trim()}`),
    )
}
