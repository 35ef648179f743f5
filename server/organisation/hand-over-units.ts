import type { FastifyRequest } from 'fastify'
import { logAdministration } from '../access/admin-log.ts'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import { Refusal, refuse } from '../errors.ts'
import { inRequest } from '../http/organisation-context.ts'
import { toProblem } from '../problem.ts'
import { isKeeper } from './may-hold.ts'
import { type HandOverOf, type ObligationSource, obligationSources, openObligations } from './obligations.ts'
import { isSuperiorOf } from './superiors.ts'
import type { HandedOverUnits, HandOverUnits, ObligationList } from './transfer-schema.ts'

/** What is open under a person, for themself, a superior, or who keeps the master data (`hand-over.not-yours`). */
export async function viewObligations(ctx: Ctx, id: string): Promise<ObligationList> {
  const person = await ctx.tx
    .selectFrom('people')
    .select(['id', 'name', 'is_active'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) throw refuse('person.not-found')
  const may = ctx.actor.person === id || isSuperiorOf(ctx.roster, ctx.actor, id)
  if (!may && !isKeeper(ctx.actor)) throw refuse('hand-over.not-yours')
  const items = (await openObligations(ctx, id)).map(({ role, dueAt, ...one }) => ({
    ...one,
    ...(role === undefined ? {} : { role }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }))
  return { person: { id, name: person.name, active: person.is_active }, items, canHandOver: may }
}

/**
 * Passes on up to 20 units of what a person has in hand, each to whom it is given, each in a transaction of its own: what cannot pass says why, and
 * the others have passed. Sent again after a broken connection, what has passed already is simply no longer there. Seats and reporting lines are
 * for who keeps the master data.
 */
export async function handOverUnits(
  deps: Deps,
  request: FastifyRequest,
  from: string,
  { units, cause, note }: HandOverUnits,
): Promise<HandedOverUnits> {
  await inRequest(deps, request, ctx => viewObligations(ctx, from))
  const items: HandedOverUnits['items'] = []
  for (const { source, unit, to } of units) {
    try {
      await inRequest(deps, request, async ctx => {
        const one = obligationSources.find(s => s.source === source)
        if (!one?.handOver) throw refuse('hand-over.not-held')
        if (to !== null && !ctx.roster.people.has(to)) throw refuse('person.not-found')
        if (to === from) throw refuse('hand-over.same-person')
        const keeps = isKeeper(ctx.actor)
        if (source === 'post' || source === 'line') {
          if (!keeps) throw refuse('hand-over.not-yours')
        } else if (from !== ctx.actor.person && !isSuperiorOf(ctx.roster, ctx.actor, from)) throw refuse('hand-over.not-yours')
        await handOverUnit(ctx, one, unit, { from, to, cause, ...(note === undefined ? {} : { note }) })
      })
      items.push({ source, unit, ok: true })
    } catch (error) {
      // What came before has passed: a fault in one is told in its line and in the log.
      if (!(error instanceof Refusal)) request.log.error({ err: error }, 'one hand-over failed')
      const refusal = error instanceof Refusal ? error : refuse('fault')
      const { code, title, detail } = toProblem(refusal, request.session?.language ?? 'zh', request.id)
      items.push({ source, unit, ok: false, code, title, ...(detail === undefined ? {} : { detail }) })
    }
  }
  const done = items.filter(i => i.ok).length
  return { items, done, refused: items.length - done }
}

/** Passes one unit on and says so in the administration log: what, from whom, to whom, why. Throws a refusal that names why not. */
export async function handOverUnit(ctx: Ctx, from: ObligationSource, unit: string, handOver: HandOverOf): Promise<void> {
  if (!from.handOver) throw refuse('hand-over.not-held')
  const about = from.source === 'case' ? await numberOf(ctx, unit) : undefined
  await from.handOver(ctx, unit, handOver)
  await logAdministration(ctx, {
    ...{ actor: ctx.actor.person, action: 'organisation.handed-over', subject: handOver.from },
    detail: {
      ...{ entity: 'person', id: handOver.from, reason: handOver.note ?? '', ...(about === undefined ? {} : { about }) },
      before: { owner_id: handOver.from },
      after: { handed: from.source, owner_id: handOver.to, cause: handOver.cause },
    },
  })
}

async function numberOf(ctx: Ctx, id: string): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('number')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.number
}
