import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { type EventType, eventDefinition } from '../../events/registry.ts'
import type { Ctx } from '../context.ts'
import { countEvent } from '../operations/event-counts.ts'
import type { EventDraft } from './add-event.ts'
import { bytesOf, sealFields } from './seal.ts'
import { writeSealed } from './write-sealed.ts'

/** The stream of what happens to the organisation and not to a case: settings, presence, periodic reports. */
export const ORGANISATION_STREAM = 'organisation'

/**
 * Adds one event to the organisation's own stream, sealed and hashed as those of cases are, and writes it at once; gives its id. Two writers
 * wait for each other, so that the numbers have no gaps. A draft that does not fit its schema is a fault of ours and throws.
 */
export async function addOrganisationEvent<T extends EventType>(
  ctx: Ctx,
  draft: EventDraft<T>,
): Promise<{ id: string; at: Instant }> {
  const { tx, org, now } = ctx
  const definition = eventDefinition(draft.type)
  if (!definition) throw new Error(`no event type ${draft.type}`)
  const data = definition.plain.parse(draft.plain)
  const sealed = definition.sealed.parse(draft.sealed) as Record<string, unknown>
  // Inserts elsewhere only look up this row's key, so that nobody but another writer of this stream waits.
  await tx.selectFrom('organisations').select('id').where('id', '=', org).forNoKeyUpdate().executeTakeFirstOrThrow()
  const { last } = await tx
    .selectFrom('events')
    .select(eb => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('last'))
    .where('org_id', '=', org)
    .where('stream_id', '=', ORGANISATION_STREAM)
    .executeTakeFirstOrThrow()
  const at = draft.at ?? now
  const event = {
    id: ctx.newId(),
    stream: ORGANISATION_STREAM,
    seq: Number(last) + 1,
    type: draft.type,
    at,
    recordedAt: now,
    actor: ctx.actor.person,
    data,
  }
  const { commitments, rows } = sealFields(ctx.newSalt, event.id, sealed)
  await tx
    .insertInto('events')
    .values({
      org_id: org,
      stream_id: event.stream,
      seq: event.seq,
      id: event.id,
      type: event.type,
      at,
      recorded_at: now,
      actor: event.actor,
      data: JSON.stringify(data),
      owners: null,
      bytes: bytesOf(org, event, commitments),
    })
    .execute()
  countEvent(event.type)
  await writeSealed(ctx, rows, () => null)
  await sql`select pg_notify('bihuan_live', ${JSON.stringify({ org, topic: 'organisation', type: draft.type })})`.execute(tx)
  return { id: event.id, at }
}
