import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Mark } from '../keys/lookup-marks.ts'
import { sealing } from '../keys/records.ts'
import type { Work } from './work.ts'

const AT_ONCE = 1_000

/**
 * Writes sealed fields, each value encrypted in the row where it belongs (the commitment is to the value). One statement holds the data key and inserts what lies
 * under it, the same text however many fields there are, so that its plan is kept.
 */
export async function writeSealed(ctx: Pick<Ctx, 'tx' | 'org' | 'now'>, fields: Work['sealed'], mark: Mark): Promise<void> {
  if (fields.length === 0) return
  await sealing(ctx, async (seal, isHeld) => {
    for (let at = 0; at < fields.length; at += AT_ONCE) {
      const some = fields.slice(at, at + AT_ONCE)
      const values = some.map(({ event, field, value }) => seal(value, { table: 'sealed_fields', row: `${event}/${field}` }))
      const { numAffectedRows } = await sql`
        with held as materialized (select ${isHeld} as is_held)
        insert into sealed_fields (org_id, event_id, field, salt, value, mark)
        select ${ctx.org}, n.event_id, n.field, n.salt, n.value, n.mark from held,
          unnest(${some.map(one => one.event)}::text[], ${some.map(one => one.field)}::text[], ${some.map(one => one.salt)}::text[],
            ${values}::jsonb[], ${some.map(one => mark(one.field, one.value))}::text[]) n (event_id, field, salt, value, mark)
        where held.is_held`.execute(ctx.tx)
      // All or nothing: an event whose words are not there must not be kept.
      if (numAffectedRows !== BigInt(some.length)) return false
    }
    return true
  })
}
