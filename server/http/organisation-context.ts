import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../engine/permissions.ts'
import type { Language } from '../../events/text.ts'
import { mustSee } from '../access/case-visibility.ts'
import { seesMany } from '../access/sees-many.ts'
import { sightOf } from '../access/sight.ts'
import { type Ctx, notPeople } from '../context.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { mandatesOf } from '../mandates/held.ts'
import { incumbentsOf } from '../organisation/incumbents.ts'
import { withMerged } from '../organisation/merged-departments.ts'
import { loadRoster } from '../organisation/roster.ts'
import { loadRules } from '../rules/organisation-rules.ts'
import { onReplica } from './read-from-replica.ts'

/** The context of one transaction: rules, roster and the moment are read once; one query while neither has changed. */
export async function contextOf(
  deps: Pick<Deps, 'clock' | 'newId' | 'newSalt'> & Partial<Pick<Deps, 'files'>>,
  tx: Tx,
  org: string,
  actor: Actor,
  language: Language = 'zh',
): Promise<Ctx> {
  const now = deps.clock()
  const { rules, settings, rosterVersion } = await loadRules(tx, org)
  const roster = await loadRoster(tx, org, now, rosterVersion)
  const sight = sightOf(settings.access, roster, actor)
  return {
    tx,
    org,
    now,
    // A head of a department is also the head of what was merged into it.
    actor: {
      ...actor,
      roles: withMerged(roster.departments, actor.roles),
      incumbents: incumbentsOf(roster),
      ...(notPeople.has(actor.person) ? {} : { mandates: await mandatesOf(tx, org, actor.person, now, rosterVersion, roster) }),
    },
    language,
    rules,
    settings,
    roster,
    sight: { ...sight, many: await seesMany(tx, org, actor.person, sight, now) },
    newId: deps.newId,
    newSalt: deps.newSalt,
    files: deps.files,
  }
}

/** The case that a request is about, where its address names one: every route under /api/cases/:id, those of later features too. */
function caseOf({ routeOptions, params }: FastifyRequest): string | undefined {
  if (!/^\/api\/cases\/:id(?:\/|$)/.test(routeOptions.url ?? '')) return undefined
  const { id } = params as { id?: unknown }
  return typeof id === 'string' ? id : undefined
}

/** Runs work in the organisation of whoever sent the request. A case that they may not see is not there (`case.not-found`), whatever the route. */
export function inRequest<T>(deps: Deps, request: FastifyRequest, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inRequestBeside(deps, request, async () => undefined, work)
}

/** The same, asking something beside the question whether the sender may see the case: where they may not, the transaction is taken back. */
export async function inRequestBeside<B, T>(
  deps: Deps,
  request: FastifyRequest,
  ask: (ctx: Ctx) => Promise<B>,
  work: (ctx: Ctx, asked: B) => Promise<T>,
): Promise<T> {
  const { session } = request
  if (!session) throw refuse('session.required')
  const run = async (tx: Tx) => {
    const ctx = await contextOf(deps, tx, session.org, { person: session.person, roles: session.roles }, session.language)
    const about = caseOf(request)
    if (about === undefined) return work(ctx, await ask(ctx))
    const [, asked] = await Promise.all([mustSee(ctx, about), ask(ctx)])
    return work(ctx, asked)
  }
  const read = await onReplica(deps.database, request, run)
  return read === undefined ? inOrganisation(deps.database, session.org, run) : read.answer
}
