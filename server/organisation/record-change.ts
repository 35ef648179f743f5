import { logAdministration } from '../access/admin-log.ts'
import type { AdministrationAction } from '../admin-log/schema.ts'
import type { Ctx } from '../context.ts'
import type { ChangeEntity } from './change-entities-schema.ts'
import type { Founding } from './create-organisation.ts'

type Values = Readonly<Record<string, unknown>>
export type Change = {
  readonly entity: ChangeEntity
  readonly id: string
  /** Whose history it belongs to as well. */
  readonly person?: string | undefined
  /** Null where it began with this change. */
  readonly before: Values | null
  /** Null where it is no more. */
  readonly after: Values | null
  readonly reason?: string | undefined
}

/**
 * Appends a change of master data: who, when, from what to what. The organisation of a past day is read back through these rows, so every
 * writer of departments and people calls it. A change that changes nothing is left out. The administration log names it too; not what a founding
 * makes, where nobody of the staff acts.
 */
export async function recordChange(ctx: Founding & Partial<Pick<Ctx, 'actor'>>, change: Change): Promise<void> {
  const { entity, id, person, before, after, reason } = change
  if (before !== null && after !== null && Object.keys(after).every(key => sameValue(before[key], after[key]))) return
  const changeId = ctx.newId()
  await ctx.tx
    .insertInto('organisation_changes')
    .values({
      org_id: ctx.org,
      id: changeId,
      at: ctx.now,
      actor: ctx.actor?.person ?? 'system',
      entity,
      entity_id: id,
      person_id: person ?? null,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
      ...(reason === undefined ? {} : { reason }),
    })
    .execute()
  if (ctx.actor !== undefined)
    await logAdministration(ctx, {
      ...{ actor: ctx.actor.person, action: actionOf(change), subject: person },
      // From what to what stands in the change itself, once.
      detail: { change: changeId },
    })
}

function actionOf({ entity, before, after }: Change): AdministrationAction {
  if (entity === 'person' && before !== null && after?.is_active !== undefined && after.is_active !== before.is_active)
    return after.is_active === true ? 'account.reopened' : 'account.closed'
  return `${entity}.changed`
}

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
