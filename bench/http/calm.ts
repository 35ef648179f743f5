import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

const LOOK_EVERY_MS = 500
const GIVE_UP_MS = 20 * 60_000

/** What the servers still have to do in the background, in words; undefined where they are through. */
async function left(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<Record<string, number>>(`select
    (select count(*)::int from (select from alarms where fired_at is null and due_at <= now() limit 1000) a) as alarms,
    (select count(*)::int from (select from messages where state = 'waiting' and not_before <= now() limit 1000) m) as messages,
    (select count(*)::int from (select from ledger_pending limit 1000) l) as leaves,
    (select count(*)::int from (select from indicator_dirty limit 1000) i) as indicators,
    (select count(*)::int from (select from process_marks limit 1000) p) as traces`)
  const some = Object.entries(rows[0]!).filter(([, count]) => count > 0)
  return some.length === 0 ? undefined : some.map(([name, count]) => `${name} ${count === 1000 ? 'over 999' : count}`).join(', ')
}

/**
 * Waits until alarms of the past have rung, mails have left, and the ledger, indicators and traces have caught up with what was loaded or written before:
 * what is measured then pays for its own background work only. Returns the seconds it took; throws after 20 minutes, with what is left.
 */
export async function untilCalm(databaseUrl: string, tell: (line: string) => void): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, options: '-c bihuan.all_organisations=on' })
  await client.connect()
  const from = performance.now()
  try {
    for (let looks = 0; ; looks++) {
      const some = await left(client)
      if (some === undefined) return (performance.now() - from) / 1_000
      if (performance.now() - from > GIVE_UP_MS) throw new Error(`the servers are not through with: ${some}`)
      if (looks % 60 === 59) tell(`waiting for the background: ${some}`)
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    await client.end()
  }
}
