import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { pino } from 'pino'
import { buildApp } from '../../server/app.ts'
import { createAuth } from '../../server/auth/auth.ts'
import { openPostgres } from '../../server/database/open-postgres.ts'
import type { Schema } from '../../server/database/schema.ts'
import { openFileStore } from '../../server/files/file-store.ts'
import { createSetupToken } from '../../server/setup/setup-token.ts'
import { benchKeys } from '../keys.ts'
import type { Ask } from './client.ts'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }
/** The statements of one transaction, its beginning and its commit among them. */
export type Transaction = readonly Statement[]

/** Runs requests against the server's own code in this process, one after the other, and gives back what each transaction said to the database. */
export async function recordTransactions(
  databaseUrl: string,
  { email, password }: { email: string; password: string },
  run: (ask: Ask) => Promise<void>,
): Promise<Transaction[]> {
  const log = pino({ level: 'error' })
  const opened = await openPostgres({ databaseUrl, log })
  const said: Statement[] = []
  let isRecording = false
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: opened.pool }),
    log: event => {
      if (isRecording && event.level === 'query') said.push({ text: event.query.sql, values: [...event.query.parameters] })
    },
  })
  const database = { ...opened, db, keys: benchKeys() }
  const clock = () => new Date().toISOString()
  const publicUrl = 'http://127.0.0.1'
  const auth = createAuth({ database, baseURL: publicUrl, secret: randomBytes(32).toString('hex'), clock, codeClock: clock, log })
  const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-record-'))
  const files = await openFileStore({ dataDir }, { random: randomBytes, clock, scanner: undefined })
  const app = await buildApp({
    ...{ database, auth, clock, newId: randomUUID, newSalt: () => randomBytes(18).toString('base64url') },
    ...{ dataDir, files, publicUrl, log, setupToken: createSetupToken(randomBytes) },
  })
  try {
    const headers = { origin: publicUrl }
    const signedIn = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload: { email, password } })
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    const ask: Ask = async (method, url, { body, headers: more } = {}) => {
      const answer = await app.inject({
        ...{ method, url, headers: { ...headers, ...more, cookie } },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: answer.statusCode, text: answer.body }
    }
    await ask('GET', '/api/me')
    isRecording = true
    await run(ask)
    isRecording = false
    return transactionsOf(said)
  } finally {
    await app.close()
    await auth.close()
    await opened.close()
  }
}

function transactionsOf(said: readonly Statement[]): Transaction[] {
  const found: Transaction[] = []
  let current: Statement[] = []
  for (const statement of said) {
    current.push(statement)
    if (statement.text !== 'commit') continue
    // What stands before its beginning belongs to no unit of work: sessions are looked up without one.
    const start = current.findLastIndex(one => one.text.startsWith('begin;'))
    found.push(current.slice(start))
    current = []
  }
  return found
}
