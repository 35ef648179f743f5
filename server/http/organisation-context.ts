import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../engine/permissions.ts'
import type { Language } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { loadRoster } from '../organisation/roster.ts'
import { loadRules } from '../rules/organisation-rules.ts'

/** The context of one transaction: rules, roster and the moment are read once; one query while neither has changed. */
export async function contextOf(
  deps: Pick<Deps, 'clock' | 'newId' | 'newSalt'>,
  tx: Tx,
  org: string,
  actor: Actor,
  language: Language = 'zh',
): Promise<Ctx> {
  const now = deps.clock()
  const { rules, rosterVersion } = await loadRules(tx, org)
  return {
    tx,
    org,
    now,
    actor,
    language,
    rules,
    roster: await loadRoster(tx, org, now, rosterVersion),
    newId: deps.newId,
    newSalt: deps.newSalt,
  }
}

/** Runs work in the organisation of whoever sent the request. */
export function inRequest<T>(deps: Deps, request: FastifyRequest, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { session } = request
  if (!session) throw refuse('session.required')
  return inOrganisation(deps.database, session.org, async tx =>
    work(await contextOf(deps, tx, session.org, { person: session.person, roles: session.roles }, session.language)),
  )
}
