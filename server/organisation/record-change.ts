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
 * writer of departments and people calls it. A change that changes nothing is left out. Within a founding, nobody of the staff acts.
 */
export async function recordChange(ctx: Founding & Partial<Pick<Ctx, 'actor'>>, change: Change): Promise<void> {
  const { entity, id, person, before, after, reason } = change
  if (before !== null && after !== null && Object.keys(after).every(key => sameValue(before[key], after[key]))) return
  await ctx.tx
    .insertInto('organisation_changes')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
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
}

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
