import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { expect } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { deciphered, isFound, readJson } from '../../server/keys/enciphered.ts'
import { type KeyRow, keyringOnce, openRow } from '../../server/keys/keyring.ts'
import { askCheck } from '../../server/ledger/ask-check.ts'
import { quietLog } from '../database.ts'
import { send, type Write } from './load.ts'
import type { FaultStage } from './stage.ts'

/** What was acknowledged is there, once; what was not answered is done by asking again, once; and a repeat answers as before. */
export async function checkKept(
  pool: Pool,
  { url, dataDir }: { url: string; dataDir: string },
  writes: readonly Write[],
): Promise<void> {
  const done = writes.filter(one => one.answer?.status === 201)
  const unheard = writes.filter(one => one.answer === undefined || one.answer.status >= 500)
  const events = await idsOf(pool, 'events')
  const cases = await idsOf(pool, 'cases')
  for (const { path, answer } of done) {
    const said = JSON.parse(answer!.body) as { id?: string; event?: string }
    expect(path === '/api/cases' ? cases.has(said.id!) : events.has(said.event!), 'what was acknowledged is there').toBe(true)
  }
  for (const write of done.slice(-20)) {
    const again = await send(url, write)
    expect(again, 'a repeat answers as before').toEqual({ ...write.answer, replayed: true })
  }
  for (const write of unheard) {
    const answer = await send(url, write)
    expect(answer?.status, answer?.body).toBe(201)
  }
  const { rows: titles } = await pool.query<{ title: string; n: number }>(
    `select title, count(*)::int n from cases where title like '停机 load-%' group by 1 having count(*) > 1`,
  )
  expect(titles, 'nothing was done twice').toEqual([])
  const notes = await notesIn(pool, dataDir)
  const twice = notes.filter((note, n) => notes.indexOf(note) !== n)
  expect(twice, 'nothing was done twice').toEqual([])
  await checkStreams(pool)
}

/** Every stream is whole, every case stands at its last event, and every alarm that rang has one event. */
export async function checkStreams(pool: Pool): Promise<void> {
  const { rows: torn } = await pool.query(
    'select stream_id, count(*)::int n, min(seq)::int first, max(seq)::int last from events group by org_id, stream_id having count(*) <> max(seq) or min(seq) <> 1',
  )
  expect(torn, 'streams without gaps').toEqual([])
  const { rows: behind } = await pool.query(
    'select c.id, c.seq from cases c where c.seq <> (select max(seq) from events e where e.org_id = c.org_id and e.stream_id = c.id)',
  )
  expect(behind, 'cases at their last event').toEqual([])
  const { rows: alarms } = await pool.query(
    `select a.duty_key, a.rung, count(e.id)::int n from alarms a left join events e on e.org_id = a.org_id and e.stream_id = a.case_id
       and e.type = 'alarm.fired' and e.data ->> 'duty' = a.duty_key and e.data ->> 'rung' = a.rung
     where a.fired_at is not null group by a.org_id, a.duty_key, a.rung having count(e.id) <> 1`,
  )
  expect(alarms, 'one event for each alarm').toEqual([])
  const { rows: doubled } = await pool.query(
    `select org_id, stream_id, data ->> 'duty' duty, data ->> 'rung' rung, count(*)::int n from events where type = 'alarm.fired' group by 1, 2, 3, 4 having count(*) > 1`,
  )
  expect(doubled, 'no alarm twice').toEqual([])
  const { rows: letters } = await pool.query(
    `select org_id, person_id, address, duty_key, rung, count(*)::int n from messages where rung is not null group by 1, 2, 3, 4, 5 having count(*) > 1`,
  )
  expect(letters, 'nobody is written to twice of one alarm').toEqual([])
}

/**
 * Has the ledger checked from its first leaf to the last by the server's own check, which a running server does: intact, with a leaf for every event and each
 * under a signature.
 */
export async function checkLedger(
  { postgres, dataDir, outside, firm }: FaultStage,
  now = new Date().toISOString(),
): Promise<void> {
  const database = await openDatabase({ databaseUrl: postgres.url(), dataDir, log: quietLog })
  const asked = { org: firm.org, now, newId: () => `faults-${now}`, actor: { person: 'system', roles: [] } }
  try {
    const id = await inOrganisation(database, firm.org, tx =>
      askCheck({ ...asked, tx } as unknown as Parameters<typeof askCheck>[0], { isFull: true }),
    )
    const done = () =>
      inOrganisation(database, firm.org, tx =>
        tx.selectFrom('ledger_checks').selectAll().where('org_id', '=', firm.org).where('id', '=', id).executeTakeFirstOrThrow(),
      )
    let row = await done()
    for (let tries = 0; row.finished_at === null && tries < 600; tries++) {
      await sleep(100)
      row = await done()
    }
    expect({ verdict: row.verdict, findings: row.findings }, 'the check of the ledger').toEqual({
      verdict: 'intact',
      findings: [],
    })
    const { rows } = await outside.query<{ events: number; leaves: number }>(
      `select (select count(*)::int from events where org_id = $1 and recorded_at <= $2::timestamptz) events, (select count(*)::int from ledger_leaves where org_id = $1) leaves`,
      [firm.org, row.asked_at],
    )
    expect(rows[0]!.leaves, 'every event has its leaf').toBeGreaterThanOrEqual(rows[0]!.events)
    expect(row.size, 'and is under a signature').toBeGreaterThanOrEqual(rows[0]!.events)
  } finally {
    await database.close()
  }
}

async function idsOf(pool: Pool, table: 'events' | 'cases'): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>(`select id from ${table}`)
  return new Set(rows.map(row => row.id))
}

/** The notes of the load, which lie encrypted under the keys of the data folder. */
async function notesIn(pool: Pool, dataDir: string): Promise<string[]> {
  const keyring = await keyringOnce({ dataDir }, randomBytes)()
  const { rows: keys } = await pool.query<KeyRow & { org_id: string }>('select org_id, id, wrapped, master_id from data_keys')
  const opened = new Map<string, Buffer>()
  for (const row of keys) opened.set(`${row.org_id}/${row.id}`, (await openRow(keyring, row.org_id, row)).key)
  const { rows } = await pool.query<{ org_id: string; text: string }>(
    `select org_id, value::text as text from sealed_fields where field = 'text'`,
  )
  return rows
    .map(({ org_id: org, text }) => {
      const found = readJson(text)
      return String(isFound(found) ? deciphered(found, org, id => opened.get(`${org}/${id}`)!) : found)
    })
    .filter(text => text.startsWith('记录 load-'))
}
