import { sql } from 'kysely'
import { unsealedOrNone } from '../access/case-visibility.ts'
import { mustBeMineToPassOn, passedOn } from '../cases/acts/respond.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals, refuse } from '../errors.ts'
import type { HandOver, HandOverResult } from './schema.ts'

/** Cases in which a person holds duties, waiting decisions or receipts, or a part; in a fixed order, so that two hand-overs at once do not wait for each other in a circle. */
export async function casesOf(ctx: Ctx, person: string, only?: string) {
  return (
    ctx.tx
      .selectFrom('cases')
      .select(['id', 'number', 'title', 'state', 'is_closed'])
      .where('org_id', '=', ctx.org)
      .where('is_history', '=', false)
      // Nobody passes on what is sealed from them: those who look after it are told by its alarms.
      .where(unsealedOrNone(ctx, 'cases.id'))
      .$if(only !== undefined, q => q.where('id', '=', only ?? ''))
      // A duty may outlive its case (penal 四).
      .where(eb =>
        eb.or([
          eb('is_closed', '=', false),
          eb.exists(
            eb
              .selectFrom('duties')
              .select('duties.key')
              .where('duties.org_id', '=', ctx.org)
              .whereRef('duties.case_id', '=', 'cases.id')
              .where('duties.owner_id', '=', person)
              .where('duties.outcome', 'is', null),
          ),
        ]),
      )
      // The state holds all of it: duties, routes, receipts and parts. Only cases with something open are read.
      .where(sql<boolean>`position(${JSON.stringify(person)} in cases.state::text) > 0`)
      .orderBy('id')
      .execute()
  )
}

/** On the staff, or was: who has left may still hold duties that somebody must take over. */
async function hasWorkedHere(ctx: Ctx, person: string): Promise<boolean> {
  if (ctx.roster.people.has(person)) return true
  const row = await ctx.tx
    .selectFrom('people')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', person)
    .executeTakeFirst()
  return row !== undefined
}

function refusedWith({ code, extras }: Refusal) {
  const { zh, en } = refusals[code]
  return { code, because: extras.detail ?? { zh: zh.title, en: en.title } }
}

/**
 * Passes on everything a person has in hand: open duties, submissions that wait for their decision, reports that wait for their receipt, and
 * their part in each open case (交接 at shift end, sickness, leave). One event for each case. A case that refuses is named with its reason
 * and the others go on. Only the person or a superior may (`hand-over.not-yours`); somebody who never worked here has nothing (`person.not-found`).
 */
export async function handOverAll(ctx: Ctx, { from, to, cause, note }: HandOver): Promise<HandOverResult> {
  if (!ctx.roster.people.has(to) || !(await hasWorkedHere(ctx, from))) throw refuse('person.not-found')
  if (from === to) throw refuse('hand-over.same-person')
  mustBeMineToPassOn(ctx, from)

  const items: HandOverResult['items'] = []
  for (const row of await casesOf(ctx, from)) items.push(...(await handOverCase(ctx, row, { from, to, cause, note })))
  const handedOver = items.filter(i => i.outcome === 'handed-over').length
  return { items, handedOver, refused: items.length - handedOver }
}

type HeldCase = Awaited<ReturnType<typeof casesOf>>[number]

/** Passes on what a person holds in one case, as one event; says what passed or why it is refused, and nothing where there is nothing. */
export async function handOverCase(
  ctx: Ctx,
  { id, number, title, state }: HeldCase,
  { from, to, cause, note }: HandOver,
): Promise<HandOverResult['items']> {
  const held = passedOn(state, from, to)
  const hasPart = Object.values(state.people).some(people => people.includes(from))
  const kept = Object.values(state.requests).filter(
    r => r.by === to && r.steps.slice(r.step).some(s => s.people.some(p => p.person === from)),
  ).length
  const counts = {
    case: { id, number, title },
    duties: held.duties.length,
    approvals: held.requests.length,
    reports: held.reports.length,
    kept,
  }
  if (held.duties.length + held.requests.length + held.reports.length === 0 && !hasPart)
    return kept > 0 ? [{ ...counts, outcome: 'refused', refused: refusedWith(refuse('approval.own')) }] : []
  try {
    await performAct(ctx, id, {
      type: 'hand-over',
      data: { ...held, from, to, cause, ...(note === undefined ? {} : { note }) },
    })
    return [{ ...counts, outcome: 'handed-over' }]
  } catch (error) {
    // A refusal comes before anything is written; anything else is a fault and ends the request.
    if (!(error instanceof Refusal)) throw error
    return [{ ...counts, outcome: 'refused', refused: refusedWith(error) }]
  }
}
