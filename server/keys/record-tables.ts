import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'
import { isFound, keysOf } from './enciphered.ts'

/** A row with a value that is to lie encrypted: where it stands, what it is bound to, and the key it lies under (undefined: none). */
export type RecordRow = {
  readonly at: readonly string[]
  readonly name: string
  readonly value: unknown
  readonly key: string | undefined
  /** Of a sealed field: which one. */
  readonly field?: string
}
/** A value written anew, with what it is found by. */
export type NewValue = { readonly at: readonly string[]; readonly text: string; readonly mark: string | null }
/** A table whose values lie encrypted, one in each row. What is asked of it goes through a transaction that opens nothing. */
export type RecordTable = {
  readonly name: string
  count(tx: Tx, org: string): Promise<number>
  /** The rows behind this one in the order of the table's key. */
  rowsAfter(tx: Tx, org: string, after: readonly string[] | null, limit: number): Promise<readonly RecordRow[]>
  /** Puts these values in place of those that are there. */
  write(tx: Tx, org: string, rows: readonly NewValue[]): Promise<void>
}

/** The id of the key that a value lies under as a whole. */
const keyOf = (value: unknown): string | undefined => (isFound(value) ? [...keysOf(value)][0] : undefined)

const sealedFields: RecordTable = {
  name: 'sealed_fields',
  count: async (tx, org) => {
    const { n } = await tx
      .selectFrom('sealed_fields')
      .where('org_id', '=', org)
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(n)
  },
  rowsAfter: async (tx, org, after, limit) => {
    const rows = await tx
      .selectFrom('sealed_fields')
      .select(['event_id', 'field', 'value'])
      .where('org_id', '=', org)
      .where(eb => eb(eb.refTuple('event_id', 'field'), '>', eb.tuple(after?.[0] ?? '', after?.[1] ?? '')))
      .orderBy('event_id')
      .orderBy('field')
      .limit(limit)
      .execute()
    return rows.map(({ event_id, field, value }) => ({
      ...{ at: [event_id, field], name: `${event_id}/${field}`, value, key: keyOf(value), field },
    }))
  },
  write: async (tx, org, rows) => {
    await sql`update sealed_fields f set value = n.value, mark = n.mark
      from unnest(${rows.map(row => row.at[0])}::text[], ${rows.map(row => row.at[1])}::text[], ${rows.map(row => row.text)}::jsonb[], ${rows.map(row => row.mark)}::text[])
        n (event_id, field, value, mark)
      where f.org_id = ${org} and f.event_id = n.event_id and f.field = n.field`.execute(tx)
  },
}

/** One row: the key of marks. */
const lookupKeys: RecordTable = {
  name: 'lookup_keys',
  count: async () => 1,
  rowsAfter: async (tx, org, after) => {
    if (after !== null) return []
    const rows = await tx.selectFrom('lookup_keys').select('value').where('org_id', '=', org).execute()
    return rows.map(({ value }) => ({ at: ['key'], name: 'key', value, key: keyOf(value) }))
  },
  write: async (tx, org, rows) => {
    for (const { text } of rows) await tx.updateTable('lookup_keys').set({ value: text }).where('org_id', '=', org).execute()
  },
}

/** Every table with values that lie encrypted; docs/OPERATIONS.md says what does not. */
export const recordTables: readonly RecordTable[] = [sealedFields, lookupKeys]
