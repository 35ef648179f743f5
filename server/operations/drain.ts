import type { Instant } from '../../events/instant.ts'
import type { App } from '../deps.ts'
import type { Operations } from './operations.ts'

/** A request that is still running then is cut off: a supervisor kills the process soon after anyway. */
const LONGEST_REQUEST_MS = 25_000

/** First of all /readyz says no and every answer ends its connection; `others` is how long load balancers may need to see it. */
export async function giveNotice(operations: Operations, now: Instant, others: () => Promise<unknown>): Promise<void> {
  operations.drain(now)
  await others()
}

/** Lets nobody in any more and waits for the requests that run; what does not end in time is cut off. */
export async function closeInTime(app: App, longestRequestMs = LONGEST_REQUEST_MS): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), longestRequestMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cutOff)
  }
}
