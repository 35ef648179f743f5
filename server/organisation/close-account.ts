import { asOwnerWithin } from '../auth/tables.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { endPost } from './grant-post.ts'
import { isLastAdministrator } from './last-administrator.ts'
import { mustHaveNothingOpen } from './obligations.ts'
import { recordChange } from './record-change.ts'
import { endLines } from './set-superior.ts'

/**
 * Closes the account of somebody who leaves: posts and reporting lines end now, planned leave and shifts are taken back, sessions and API keys
 * end. Refused while anything is open under them (`person.has-open-obligations`) and for the last administrator. What they did stays.
 */
export async function closeAccount(ctx: Ctx, id: string): Promise<void> {
  if (isLastAdministrator(ctx, id)) throw refuse('administrator.last')
  const person = await ctx.tx
    .selectFrom('people')
    .select(['user_id', 'is_active'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw refuse('person.not-found')
  if (!person.is_active) throw refuse('person.closed-already')
  await mustHaveNothingOpen(ctx, id)
  const posts = await ctx.tx
    .selectFrom('posts')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', id)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .execute()
  for (const post of posts) await endPost(ctx, post.id, ctx.now)
  await endLines(ctx, id, ctx.now)
  const { tx, org, now } = ctx
  const absences = await tx
    .updateTable('absences')
    .set({ cancelled_at: now })
    .where('org_id', '=', org)
    .where('person_id', '=', id)
    .where('since', '>', now)
    .where('cancelled_at', 'is', null)
    .returning(['id', 'until'])
    .execute()
  for (const { id: absence, until } of absences)
    await recordChange(ctx, {
      ...{ entity: 'absence', id: absence, person: id },
      ...{ before: { until, cancelled_at: null }, after: { cancelled_at: now } },
    })
  const shifts = await tx
    .deleteFrom('rota_shifts')
    .where('org_id', '=', org)
    .where('person_id', '=', id)
    .where('until', '>', now)
    .returning(['id', 'person_id', 'role', 'since', 'until', 'note'])
    .execute()
  for (const { id: shift, ...before } of shifts)
    await recordChange(ctx, { entity: 'shift', id: shift, person: id, before, after: null })
  await tx.deleteFrom('duty_windows').where('org_id', '=', org).where('person_id', '=', id).execute()
  // Nobody waits for a substitute who is gone.
  await tx.updateTable('people').set({ substitute_id: null }).where('org_id', '=', org).where('substitute_id', '=', id).execute()
  await tx.updateTable('people').set({ is_active: false }).where('org_id', '=', org).where('id', '=', id).execute()
  await recordChange(ctx, { entity: 'person', id, person: id, before: { is_active: true }, after: { is_active: false } })
  const user = person.user_id
  if (user !== null)
    await asOwnerWithin(tx, async owner => {
      await owner.deleteFrom('session').where('userId', '=', user).execute()
      await owner.updateTable('apikey').set({ enabled: false }).where('referenceId', '=', user).execute()
    })
}

/** Opens the account of somebody who is back. Posts and keys do not come back by themselves. */
export async function reopenAccount(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .updateTable('people')
    .set({ is_active: true, ends_at: null })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await recordChange(ctx, {
    ...{ entity: 'person', id, person: id },
    ...{ before: { is_active: false }, after: { is_active: true, ends_at: null } },
  })
}
