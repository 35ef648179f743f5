import { type SqlBool, sql } from 'kysely'
import { askedOf, decidersOf } from '../../engine/approvals/request.ts'
import type { OpenRequest } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

type Part = 'waiting' | 'asked' | 'submitted' | 'copied' | 'decided' | 'represented'
type Row = { org_id: string; approval_id: string; person_id: string; part: Part; is_open: boolean; at: string }

/**
 * Who has to do with the touched approvals, for the tabs of the inbox: whose turn it is follows from the state of the case and is written anew; what
 * somebody submitted, decided or was copied in on stays, and is over with the approval.
 */
export async function flushApprovalPeople(
  ctx: Ctx,
  work: Work,
  touched: ReadonlySet<string>,
  open: ReadonlyMap<string, OpenRequest>,
): Promise<void> {
  const rows = new Map<string, Row>()
  const add = (approval: string, person: string, part: Part, at: string) =>
    rows.set(`${approval} ${person} ${part}`, {
      org_id: ctx.org,
      approval_id: approval,
      person_id: person,
      part,
      is_open: open.has(approval),
      at,
    })
  for (const [id, request] of open) {
    add(id, request.by, 'submitted', ctx.now)
    for (const person of decidersOf(request)) add(id, person, 'waiting', ctx.now)
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
  await ctx.tx
    .deleteFrom('approval_people')
    .where('org_id', '=', ctx.org)
    .where('approval_id', 'in', ids)
    .where('part', 'in', ['waiting', 'asked'])
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
    .execute()
  if (rows.size === 0) return
  await ctx.tx
    .insertInto('approval_people')
    .values([...rows.values()])
    // Whoever is known in a part already stays there since then.
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
