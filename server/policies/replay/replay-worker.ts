import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { type ReplaySummary, replayOf, rulesUnder } from '../../../engine/replay/replay.ts'
import { compileEdition, type Rules } from '../../../engine/rules.ts'
import { CASES_OF_A_SERVER, type CaseSlice, countCases, readSlice } from './read-slices.ts'
import type { ReplayGiven } from './replay-given.ts'

/*
 * A replay of the past under other rules, in a thread of its own: it computes for seconds, and meanwhile the server answers. It reads
 * the organisation's cases in slices, each a short read-only transaction under the organisation's row-level security.
 */

export type ReplayWorkerData = { readonly connectionString: string; readonly given: ReplayGiven }
export type ReplayProgress = { readonly casesDone: number; readonly casesTotal: number; readonly eventsDone: number }
export type ReplayWorkerMessage =
  | ({ readonly type: 'progress' } & ReplayProgress)
  | { readonly type: 'done'; readonly summary: ReplaySummary }

const { connectionString, given } = workerData as ReplayWorkerData // the only caller is run-replay.ts
const port = parentPort!
const tell = (message: ReplayWorkerMessage) => port.postMessage(message)
let isCancelled = false
port.once('message', () => {
  isCancelled = true
})

const client = new Client({ connectionString, application_name: `bihuan-replay ${given.id}` })
// A connection that breaks fails the query that waits for it, which says so.
client.on('error', () => {})
await client.connect()
try {
  if (given.lock) await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [given.lock])
  await replay()
} finally {
  await client.end()
  port.close()
}

async function replay(): Promise<void> {
  const calendar = compileCalendar(given.calendar)
  const rules: Rules = {
    calendar,
    settings: given.clocks,
    primary: given.primary,
    editions: given.editions.map(({ pack, begins }) => ({
      ...compileEdition(pack),
      ...(begins === undefined ? {} : { begins }),
    })),
  }
  const run = replayOf(rulesUnder(rules, given.draft, given.now), given.now, given.draft.id)
  const casesTotal = await countCases(client, given)
  const atOnce = given.lock === undefined ? undefined : CASES_OF_A_SERVER
  let [casesDone, eventsDone] = [0, 0]
  tell({ type: 'progress', casesDone, casesTotal, eventsDone })
  let next: Promise<CaseSlice> | undefined = readSlice(client, given, undefined, atOnce)
  while (next !== undefined && !isCancelled) {
    const { cases, last }: CaseSlice = await next
    // The database looks for the next slice while this one is folded.
    next = last === undefined ? undefined : readSlice(client, given, last, atOnce)
    // A failure must wait for its turn and not end the thread as one that nobody has seen.
    next?.catch(() => {})
    for (const events of cases) {
      run.add(events)
      casesDone += 1
      eventsDone += events.length
    }
    tell({ type: 'progress', casesDone, casesTotal: Math.max(casesTotal, casesDone), eventsDone })
  }
  if (isCancelled) await next
  else tell({ type: 'done', summary: run.summary() })
}
