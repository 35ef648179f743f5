/**
 * Office PCs' clocks are wrong by minutes, and a countdown must agree with the server that judges it.
 * Every answer carries `Server-Time`; the difference is kept from the answer with the shortest way, which is the most exact.
 */
type Sample = { readonly offset: number; readonly trip: number; readonly at: number }

/** After this long a slower answer may replace a faster one, because clocks drift and PCs wake from sleep. */
const staleAfter = 5 * 60_000

let best: Sample | undefined

/** Chooses between the sample kept and a new one. Pure, for the test. */
export function betterSample(kept: Sample | undefined, fresh: Sample): Sample {
  if (kept === undefined || fresh.trip <= kept.trip || fresh.at - kept.at > staleAfter) return fresh
  // The local clock was set anew: the old offset is worth nothing, however exact it was.
  return Math.abs(fresh.offset - kept.offset) > kept.trip + fresh.trip + 1000 ? fresh : kept
}

/** Learns the offset from an answer's header. `sentAt`, `receivedAt`: local clock around the request. */
export function noteServerTime(header: string | null, sentAt: number, receivedAt: number) {
  if (header === null) return
  const server = Date.parse(header)
  if (Number.isNaN(server)) return
  const trip = Math.max(0, receivedAt - sentAt)
  best = betterSample(best, { offset: server - (sentAt + trip / 2), trip, at: receivedAt })
}

/** The offset as it was known before the page began, until an answer says it better: a phone that starts without a network. */
export function assumeOffset(offset: number) {
  best ??= { offset, trip: Number.POSITIVE_INFINITY, at: 0 }
}

/** Now by the server's clock, in milliseconds. All ticking and all "late or not" on the screen uses this. */
export function serverNow(): number {
  return Date.now() + (best?.offset ?? 0)
}
