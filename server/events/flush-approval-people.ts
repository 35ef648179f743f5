import { type SqlBool, sql } from 'kysely'
import { isPersonal } from '../../engine/approvals/incumbents.ts'
import { askedOf, decidersOf } from '../../engine/approvals/request.ts'
import type { OpenRequest, Unconfirmed } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'
import { agentsOf } from '../mandates/held.ts'
import { tellScreens } from '../notifications/outgoing.ts'
import type { Work } from './work.ts'

type Part = 'waiting' | 'asked' | 'confirm' | 'submitted' | 'copied' | 'decided' | 'represented'
type Row = {
  readonly org_id: string
  readonly approval_id: string
  readonly person_id: string
  readonly part: Part
  readonly is_open: boolean
  readonly at: string
  readonly role: string | null
  readonly holder_id: string | null
}

/** For which post somebody's place in the current step was given, and who held it then; neither where the place is their own. */
function postOf(request: OpenRequest, person: string): Pick<Row, 'role' | 'holder_id'> {
  const step = request.steps[request.step]
  const place = step?.people.find(p => p.person === person)
  if (!step || !place || isPersonal(step, place)) return { role: null, holder_id: null }
  return { role: place.role, holder_id: place.standsInFor ?? person }
}

/**
 * Who has to do with the touched approvals, for the tabs of the inbox: whose turn it is follows from the state of the case and is written anew; what
 * somebody submitted, decided or was copied in on stays, and is over with the approval.
 */
export async function flushApprovalPeople(
  ctx: Ctx,
  work: Work,
  touched: ReadonlySet<string>,
  open: ReadonlyMap<string, OpenRequest>,
  unconfirmed: readonly Unconfirmed[],
): Promise<void> {
  const rows = new Map<string, Row>()
  const nobody = { role: null, holder_id: null }
  const add = (approval: string, person: string, part: Part, at: string, post: Pick<Row, 'role' | 'holder_id'> = nobody) =>
    rows.set(`${approval} ${person} ${part}`, {
      org_id: ctx.org,
      approval_id: approval,
      person_id: person,
      part,
      is_open: part === 'confirm' || open.has(approval),
      at,
      ...post,
    })
  for (const { request, person } of unconfirmed) add(request, person, 'confirm', ctx.now)
  for (const [id, request] of open) {
    add(id, request.by, 'submitted', ctx.now)
    // What waits for a contested decision to be made good waits for nobody meanwhile.
    for (const person of request.suspended ? [] : decidersOf(request))
      add(id, person, 'waiting', ctx.now, postOf(request, person))
    for (const person of askedOf(request)) add(id, person, 'asked', ctx.now)
    for (const person of request.copied ?? []) add(id, person, 'copied', ctx.now)
  }
  for (const event of work.events) {
    if (event.type === 'approval.decided') {
      const { request, onBehalfOf } = event.data
      add(request, event.actor, 'decided', event.at)
      if (onBehalfOf !== undefined) add(request, onBehalfOf, 'represented', event.at)
    }
    if (event.type === 'approval.opinion-given') add(event.data.request, event.actor, 'decided', event.at)
  }
  const ids = [...touched]
  const before = await concerned(ctx, ids)
  await ctx.tx
    .deleteFrom('approval_people')
    .where('org_id', '=', ctx.org)
    .where('approval_id', 'in', ids)
    .where('part', 'in', ['waiting', 'asked', 'confirm'])
    // Whose turn it still is keeps the moment since when.
    .where(sql<SqlBool>`approval_id || ' ' || person_id || ' ' || part <> all(${[...rows.keys()]}::text[])`)
    .execute()
  await ctx.tx
    .updateTable('approval_people')
    .set({
      is_open: sql<boolean>`exists (select from approvals a where a.org_id = approval_people.org_id and a.id = approval_people.approval_id and a.outcome is null)`,
    })
    .where('org_id', '=', ctx.org)
    .where('approval_id', 'in', ids)
    .where('part', '<>', 'confirm')
    .execute()
  if (rows.size > 0)
    await ctx.tx
      .insertInto('approval_people')
      .values([...rows.values()])
      // Whoever is known in a part already stays there since then.
      .onConflict(conflict => conflict.doNothing())
      .execute()
  const people = new Set([...before, ...[...rows.values()].map(row => row.person_id)])
  // Whoever decides in somebody's place has that decision in their own inbox (代理).
  await tellScreens(ctx, 'approvals', [...new Set([...people, ...(await agentsOf(ctx, people))])])
}

/** Everybody in whose inbox one of these approvals stands. */
async function concerned({ tx, org }: Pick<Ctx, 'tx' | 'org'>, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('approval_people')
    .select('person_id')
    .distinct()
    .where('org_id', '=', org)
    .where('approval_id', 'in', [...ids])
    .execute()
  return rows.map(row => row.person_id)
}
