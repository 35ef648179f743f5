import { randomUUID } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { buildApp } from '../server/app.ts'
import { createAuth } from '../server/auth/auth.ts'
import { insertAccount } from '../server/auth/person-account.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import type { App, Deps, Feature } from '../server/deps.ts'
import { createSetupToken } from '../server/setup/setup-token.ts'
import { afterFile } from './after-file.ts'
import { quietLog, type TestDatabase } from './database.ts'
import { testFiles } from './files.ts'
import { passwordHash } from './password-hash.ts'

export type TestApp = {
  app: App
  deps: Deps
  /** Moves the server's clock, which otherwise stands still. */
  advance(milliseconds: number): void
  /** A request from this computer, unless the options say otherwise. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, options?: Ask): Promise<LightMyRequestResponse>
  /** Signs in and gives back the session's cookie. */
  signIn(email: string, password?: string): Promise<string>
  /** What the server logged as an error. */
  logged: string[]
}

export type Ask = { body?: unknown; cookie?: string; key?: string; headers?: Record<string, string>; from?: string }

export const PASSWORD = 'correct horse battery'
export const ORIGIN = 'http://localhost:8080'
export const START = '2026-10-10T01:00:00.000Z'

/** The whole server on a test's database, asked without a port. */
export async function testApp(
  database: TestDatabase,
  { more, ...changes }: Partial<Deps> & { more?: readonly Feature[] } = {},
): Promise<TestApp> {
  let now = START
  const logged: string[] = []
  const clock = () => now
  const publicUrl = changes.publicUrl ?? ORIGIN
  const deps: Deps = {
    database,
    auth: createAuth({
      codeClock: () => new Date().toISOString(),
      database,
      baseURL: publicUrl,
      secret: 'a secret for tests, of thirty-two characters',
      clock,
      log: quietLog,
    }),
    clock,
    newId: randomUUID,
    newSalt: randomUUID,
    dataDir: database.dataDir,
    files: await testFiles(database, clock),
    publicUrl,
    log: pino({ level: 'error' }, { write: line => logged.push(line) }),
    setupToken: createSetupToken(bytes => new Uint8Array(bytes)),
    ...changes,
  }
  const app = await buildApp(deps, more)
  afterFile(async () => {
    await app.close()
    await deps.auth.close()
  })

  const ask: TestApp['ask'] = (method, url, { body, cookie, key, headers, from = '127.0.0.1' } = {}) => {
    const sent: Record<string, string> = {
      ...(method !== 'GET' && { origin: ORIGIN }),
      ...(cookie !== undefined && { cookie }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...headers,
    }
    const options: InjectOptions = {
      method,
      url,
      headers: sent,
      remoteAddress: from,
      ...(body !== undefined && { payload: body as NonNullable<InjectOptions['payload']> }),
    } // any JSON
    return app.inject(options)
  }
  return {
    app,
    deps,
    ask,
    logged,
    advance: milliseconds => {
      now = new Date(Date.parse(now) + milliseconds).toISOString()
    },
    async signIn(email, password = PASSWORD) {
      const response = await ask('POST', '/api/auth/sign-in/email', { body: { email, password } })
      if (response.statusCode !== 200) throw new Error(`${email} cannot sign in: ${response.body}`)
      const { name, value } = response.cookies.find(cookie => cookie.name.endsWith('session_token'))!
      return `${name}=${encodeURIComponent(value)}`
    },
  }
}

export type TestPerson = { id: string; email?: string; roles?: readonly string[] }

/** An organisation with a department and people; those with an e-mail can sign in with PASSWORD. */
export async function aSmallOrganisation(
  database: TestDatabase,
  org: string,
  { people, isDemo = false }: { people: readonly TestPerson[]; isDemo?: boolean },
): Promise<void> {
  await inOrganisation(database, org, async tx => {
    await tx
      .insertInto('organisations')
      .values({ id: org, name: `${org} 公司`, name_en: '', is_demo: isDemo, created_at: START })
      .execute()
    await tx.insertInto('departments').values({ org_id: org, id: 'service', name: '客服部', kind: 'customer-service' }).execute()
    for (const { id, roles = [] } of people) {
      await tx
        .insertInto('people')
        .values({ org_id: org, id, name: `${id} 先生`, department_id: 'service', created_at: START })
        .execute()
      for (const role of roles)
        await tx
          .insertInto('posts')
          .values({ org_id: org, id: randomUUID(), person_id: id, role, department_id: 'service', since: START })
          .execute()
    }
  })
  for (const { id, email } of people) {
    if (email !== undefined)
      await inOrganisation(database, org, async tx =>
        insertAccount(tx, {
          ...{ org, person: id, name: id, email, now: START, newId: randomUUID },
          passwordHash: await passwordHash(PASSWORD),
        }),
      )
  }
}
