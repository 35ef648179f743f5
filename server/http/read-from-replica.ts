import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOf } from '../auth/sessions.ts'
import type { Database } from '../database/database.ts'
import { logPosition } from '../database/log-position.ts'
import type { Replica } from '../database/replica.ts'
import { inOrganisationAtOnce, type Tx } from '../database/transaction.ts'
import type { App, Deps } from '../deps.ts'
import { Refusal } from '../errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Reads what may be some seconds old: answered by the replica of DATABASE_READ_URL, if there is one that has all that the reader wrote. */
    mayBeStale?: true
  }
}

/** Up to where the log of changes was when this browser last wrote; every server process of the installation reads it. */
const COOKIE = 'bihuan-wrote'
/** Longer than a replica may lag and be asked. */
const COOKIE_SECONDS = 60
/** What organisations wrote through this process, for clients without cookies beside browsers. */
const written = new WeakMap<Replica, Map<string, bigint>>()

/** After each request that may have written, remembers up to where the log was: who wrote reads from the replica only what is newer. Does nothing without a replica. */
export function noteWrites(app: App, deps: Pick<Deps, 'database' | 'publicUrl'>): void {
  const { replica } = deps.database
  if (replica === undefined) return
  app.addHook('onSend', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || !request.session) return
    await noteOne(replica, request, reply, deps.publicUrl.startsWith('https:'))
  })
}

async function noteOne(replica: Replica, request: FastifyRequest, reply: FastifyReply, isHttps: boolean): Promise<void> {
  const { org, via } = request.session!
  // Where even this fails the primary is away, and nobody reads what could be older.
  const position = await replica.writtenTo().catch(() => undefined)
  if (position === undefined) return
  const known = written.get(replica) ?? new Map<string, bigint>()
  known.set(org, logPosition(position)!)
  written.set(replica, known)
  if (via === 'cookie')
    reply.header(
      'Set-Cookie',
      `${COOKIE}=${position.replace('/', '-')}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`,
    )
}

/**
 * Runs reading work on the replica where the route allows it and the replica has all that the reader and, through this process, the organisation wrote; undefined
 * where the primary has to be asked: without a replica, where it is behind, away or fails (also where it ends a statement that stands in the way of its log, or is
 * asked to write). Refusals stand, but for those of keys, which it may not know yet. Keys of programs read from the primary: they bring no cookie.
 */
export async function onReplica<T>(
  database: Database,
  request: FastifyRequest,
  work: (tx: Tx) => Promise<T>,
): Promise<{ readonly answer: T } | undefined> {
  const { replica } = database
  const { session } = request
  if (replica === undefined || !request.routeOptions.config.mayBeStale || request.method !== 'GET' || session?.via !== 'cookie')
    return undefined
  if (replica.state() !== 'following') {
    replica.count(replica.state() === 'late' ? 'behind' : 'away')
    return undefined
  }
  try {
    const own = logPosition((cookieOf(request, COOKIE) ?? '').replace('-', '/')) ?? -1n
    const others = written.get(replica)?.get(session.org) ?? -1n
    const needed = own > others ? own : others
    if (needed >= 0n && !(await replica.has(needed))) {
      replica.count('behind')
      return undefined
    }
    const answer = await inOrganisationAtOnce({ ...database, db: replica.db, pool: replica.pool }, session.org, work)
    replica.count('replica')
    return { answer }
  } catch (error) {
    if (error instanceof Refusal && !error.code.startsWith('keys.')) throw error
    replica.count('failed')
    return undefined
  }
}
