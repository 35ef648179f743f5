import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOf } from '../auth/sessions.ts'
import { asOwner } from '../auth/tables.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import type { Pending, Provider } from './way.ts'

/** Ten minutes to sign in at the provider. */
const LIFETIME_MS = 10 * 60_000

/** Two salts: whatever else a cookie of the name holds is not ours, and not sent back. */
const MADE_HERE = /^[\w-]{40,100}$/

/** What a sign-in came back with: where it goes on, and for whom it links an account. */
export type Flow = {
  readonly id: string
  readonly pending: Pending
  readonly returnTo: string
  readonly linksPerson: string | null
}

type FlowDeps = Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt' | 'publicUrl'>
type Begin = { readonly returnTo: string; readonly linksPerson?: string }

/**
 * Begins a sign-in: what is sent to the provider, kept beside a cookie of this browser. The state is stored as its hash, so that whoever
 * reads the table cannot end somebody's sign-in.
 */
export async function beginFlow(
  { database, clock, newId, newSalt, publicUrl }: FlowDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  provider: Provider,
  { returnTo, linksPerson }: Begin,
): Promise<Pending> {
  const now = clock()
  const pending = {
    state: hex(newSalt() + newSalt()),
    nonce: newSalt() + newSalt(),
    verifier: `${newSalt()}${newSalt()}${newSalt()}`,
  }
  // Two tabs of one browser share the cookie: each has a state of its own.
  const known = cookieOf(request, cookieName(publicUrl))
  const browser = known !== undefined && MADE_HERE.test(known) ? known : newSalt() + newSalt()
  await asOwner(database, async tx => {
    await tx
      .deleteFrom('sign_in_flows')
      .where('org_id', '=', provider.org)
      .where('created_at', '<', new Date(Date.parse(now) - 24 * LIFETIME_MS).toISOString())
      .execute()
    await tx
      .insertInto('sign_in_flows')
      .values({
        ...{ org_id: provider.org, id: newId(), provider_id: provider.id, created_at: now },
        ...{ state_hash: hex(pending.state), browser_hash: hex(browser), nonce: pending.nonce, verifier: pending.verifier },
        ...{ return_to: returnTo, links_person: linksPerson ?? null },
      })
      .execute()
  })
  const isSecure = publicUrl.startsWith('https:')
  reply.header(
    'Set-Cookie',
    // Lax: the provider sends the browser back by a link from another site.
    `${cookieName(publicUrl)}=${browser}; Path=${isSecure ? '/' : '/api/sign-in'}; HttpOnly; SameSite=Lax; Max-Age=${LIFETIME_MS / 1000}${isSecure ? '; Secure' : ''}`,
  )
  return pending
}

/** Takes up the sign-in that a state stands for, once. Refuses by name a state that is unknown, of another browser, too old or used. */
export async function takeFlow(
  { database, clock, publicUrl }: FlowDeps,
  request: FastifyRequest,
  provider: Provider,
  state: string | undefined,
): Promise<Flow> {
  const browser = cookieOf(request, cookieName(publicUrl))
  if (state === undefined || browser === undefined) throw refuse('sso.state-foreign')
  const now = clock()
  return asOwner(database, async tx => {
    const row = await tx
      .selectFrom('sign_in_flows')
      .selectAll()
      .where('org_id', '=', provider.org)
      .where('provider_id', '=', provider.id)
      .where('state_hash', '=', hex(state))
      .forUpdate()
      .executeTakeFirst()
    if (!row || !isSame(row.browser_hash, hex(browser))) throw refuse('sso.state-foreign')
    if (row.used_at !== null) throw refuse('sso.replayed')
    if (Date.parse(now) - Date.parse(row.created_at) > LIFETIME_MS) throw refuse('sso.state-expired')
    await tx
      .updateTable('sign_in_flows')
      .set({ used_at: now })
      .where('org_id', '=', row.org_id)
      .where('id', '=', row.id)
      .execute()
    return {
      id: row.id,
      pending: { state, nonce: row.nonce, verifier: row.verifier },
      returnTo: row.return_to,
      linksPerson: row.links_person,
    }
  })
}

/** The cookie that ties a sign-in to the browser that began it. `__Host-`: no page of a neighbouring domain can put its own there. */
export function cookieName(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}bihuan.sign_in`
}

const hex = (text: string) => createHash('sha256').update(text).digest('hex')
const isSame = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other))
