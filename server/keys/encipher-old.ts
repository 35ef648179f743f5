import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import { type Tx, withRetries } from '../database/transaction.ts'
import { organisationIds } from '../files/move-contents.ts'
import { marking } from './lookup-marks.ts'
import { type RecordTable, recordTables } from './record-tables.ts'
import { opening, readKeys, sealing, withRecords } from './records.ts'

const AT_ONCE = 500

/**
 * Brings what records say under the current data key of each organisation: what lies under a retired one, and what is from before values were encrypted. Some
 * rows in each transaction, in the order of their keys; broken off anywhere it goes on where it was. Gives how many values were written anew.
 */
export async function encipherOld(database: Database, now: () => Instant, signal?: AbortSignal): Promise<number> {
  if (database.keys === 'unencrypted') return 0
  let written = 0
  for (const org of await organisationIds(database))
    for (const table of recordTables)
      for (;;) {
        if (signal?.aborted) return written
        const step = await encipherSome(database, { org, table, now: now() })
        written += step.written
        if (step.isDone) break
      }
  return written
}

type Turn = { readonly org: string; readonly table: RecordTable; readonly now: Instant }

function encipherSome(database: Database, { org, table, now }: Turn): Promise<{ written: number; isDone: boolean }> {
  // As the owner: sealed records are hidden from the application, and it may not change what was said.
  return withRetries(() =>
    asOwner(database, async (_, bare) => {
      const tx = withRecords(bare, org, database.keys, await readKeys(bare, org, database.keys))
      // One process at a time; the other finds it done.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`records ${org}`}, 0))`.execute(bare)
      let step = { written: 0, isDone: true }
      await sealing({ tx, org, now }, async (seal, isHeld, key) => {
        const { rows: held } = await sql<{ held: boolean }>`select ${isHeld} as held`.execute(bare)
        if (!held[0]!.held) return false
        const turn = await turnOf(bare, { org, table, now }, key)
        if (turn.isFinished) return true
        const rows = await table.rowsAfter(bare, org, turn.after, AT_ONCE)
        const old = rows.filter(row => row.key !== key)
        const values = await opening(
          { tx, org },
          old.map(row => row.value),
        )
        const fields = old.map(({ field = '' }, n) => ({ field, value: values[n] }))
        const mark = await marking({ tx, org, now }, fields)
        if (old.length > 0)
          await table.write(
            bare,
            org,
            old.map(({ at, name, field = '' }, n) => ({
              ...{ at, text: seal(values[n], { table: table.name, row: name }), mark: mark(field, values[n]) },
            })),
          )
        const isDone = rows.length < AT_ONCE
        await bare
          .updateTable('record_turns')
          .set({
            ...(rows.length > 0 && { after_row: [...rows.at(-1)!.at] }),
            ...{ seen: sql`seen + ${rows.length}`, written: sql`written + ${old.length}`, finished_at: isDone ? now : null },
          })
          .where('org_id', '=', org)
          .where('table', '=', table.name)
          .execute()
        step = { written: old.length, isDone }
        return true
      })
      return step
    }),
  )
}

/** How far the table has come under this key; begun anew where it was another. */
async function turnOf(
  tx: Tx,
  { org, table, now }: Turn,
  key: string,
): Promise<{ after: readonly string[] | null; isFinished: boolean }> {
  const row = await tx
    .selectFrom('record_turns')
    .select(['key_id', 'after_row', 'finished_at'])
    .where('org_id', '=', org)
    .where('table', '=', table.name)
    .executeTakeFirst()
  if (row?.key_id === key) return { after: row.after_row, isFinished: row.finished_at !== null }
  const begun = {
    key_id: key,
    after_row: null,
    total: await table.count(tx, org),
    seen: 0,
    written: 0,
    started_at: now,
    finished_at: null,
  }
  await tx
    .insertInto('record_turns')
    .values({ org_id: org, table: table.name, ...begun })
    .onConflict(conflict => conflict.columns(['org_id', 'table']).doUpdateSet(begun))
    .execute()
  return { after: null, isFinished: false }
}

/** Whether nothing of the organisation's records lies under another key than this any more. */
export async function recordsAreUnder(tx: Tx, org: string, key: string): Promise<boolean> {
  const turns = await tx
    .selectFrom('record_turns')
    .select('table')
    .where('org_id', '=', org)
    .where('key_id', '=', key)
    .where('finished_at', 'is not', null)
    .execute()
  return recordTables.every(({ name }) => turns.some(turn => turn.table === name))
}
