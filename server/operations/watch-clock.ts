import type { Instant } from '../../events/instant.ts'
import { asWorker } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'

/** More than a slow turn or a time server that corrects by and by. */
const NOTICED_MS = 2_000

/**
 * Notices that somebody has set the clock of this computer: what the wall clock says to have passed is compared with a clock that only runs. It is said in the
 * log, since times of events go by the wall clock; and mails that were written at a time that is ahead again wait no longer for it.
 */
export function clockWatch(
  { database, log }: Pick<Deps, 'database' | 'log'>,
  elapsedMs: () => number = () => performance.now(),
): (now: Instant) => Promise<void> {
  let last: { readonly wall: number; readonly running: number } | undefined
  return async now => {
    const seen = { wall: Date.parse(now), running: elapsedMs() }
    const before = last
    last = seen
    if (before === undefined) return
    const moved = seen.wall - before.wall - (seen.running - before.running)
    if (Math.abs(moved) < NOTICED_MS) return
    const seconds = Math.round(Math.abs(moved) / 1_000)
    log.warn({ seconds, now }, `the clock of this computer was put ${moved > 0 ? 'forwards' : 'back'}`)
    if (moved < 0) await sendWhatIsAhead(database, now)
  }
}

/** What nobody has tried to send yet is sent now; what somebody is sending has its time from that attempt. */
async function sendWhatIsAhead(database: Deps['database'], now: Instant): Promise<void> {
  await asWorker(database, tx =>
    tx
      .updateTable('messages')
      .set({ not_before: now })
      .where('state', '=', 'waiting')
      .where('attempts', '=', 0)
      .where('not_before', '>', now)
      .whereRef('not_before', '=', 'created_at')
      .execute(),
  )
}
