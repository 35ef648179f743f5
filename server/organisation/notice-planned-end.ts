import type { Ctx } from '../context.ts'
import { endInWords, minuteOf, nameOf, tellOfEnd } from './end-words.ts'
import { counted } from './obligations.ts'
import { openAtEnd, type PlannedEnd, receiversOf } from './planned-ends.ts'

/** Tells the superior and the administrators once of an end that comes while something is open; true where it did. Without anything open nobody is told. */
export async function noticePlannedEnd(ctx: Ctx, end: PlannedEnd): Promise<boolean> {
  const known = await rowOf(ctx, end)
  if (known !== undefined && known.noticed_at !== null) return false
  const open = await openAtEnd(ctx, end)
  if (open.length === 0) return false
  const [receiver] = await receiversOf(ctx, end)
  const what = await endInWords(ctx, end)
  const to = receiver === undefined ? '' : ((await nameOf(ctx, receiver)) ?? '')
  const count = counted(open)
  const people = await tellOfEnd(ctx, end, receiver, {
    title: { zh: `${what.zh}将于 ${minuteOf(ctx, end)} 到期`, en: `${what.en ?? what.zh} ends on ${minuteOf(ctx, end)}` },
    body: {
      zh: `${count.zh}。到期时仍未交接的，自动交给${to === '' ? '上级' : ` ${to}`}。`,
      en: `${count.en ?? count.zh}. What is not handed over by then goes to ${to === '' ? 'the superior' : to} by itself.`,
    },
  })
  await makeRow(ctx, end)
  await ctx.tx
    .updateTable('planned_ends')
    .set({ noticed_at: ctx.now, noticed: JSON.stringify(people) })
    .where('org_id', '=', ctx.org)
    .where('what', '=', end.what)
    .where('subject_id', '=', end.subject)
    .where('person_id', '=', end.person)
    .where('ends_at', '=', end.endsAt)
    .execute()
  return true
}

/** The row of an end, locked: whoever else looks at the same one waits. */
export function rowOf(ctx: Ctx, end: PlannedEnd) {
  return ctx.tx
    .selectFrom('planned_ends')
    .select(['id', 'noticed_at', 'settled_at', 'items'])
    .where('org_id', '=', ctx.org)
    .where('what', '=', end.what)
    .where('subject_id', '=', end.subject)
    .where('person_id', '=', end.person)
    .where('ends_at', '=', end.endsAt)
    .forUpdate()
    .executeTakeFirst()
}

/** Makes the row where there is none. */
export async function makeRow(ctx: Ctx, end: PlannedEnd): Promise<void> {
  await ctx.tx
    .insertInto('planned_ends')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), person_id: end.person, what: end.what, subject_id: end.subject },
      ...{ role: end.role, department_id: end.department, ends_at: end.endsAt },
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
