import type { App, Deps } from '../deps.ts'

/** How often each person has asked this process to write, by `org person`; one map for each server. */
const writes = new WeakMap<Deps, Map<string, number>>()
const MOST_KEPT = 50_000

/** Counts requests that may have written, before they are answered: whoever reads afterwards must see what they did. */
export function countOwnWrites(app: App, deps: Deps): void {
  const counts = new Map<string, number>()
  writes.set(deps, counts)
  let all = 0
  app.addHook('onSend', async ({ method, session }) => {
    if (method === 'GET' || method === 'HEAD' || !session) return
    // Numbers are never given twice, so that forgetting one is noticed.
    if (counts.size >= MOST_KEPT) counts.clear()
    counts.set(`${session.org} ${session.person}`, ++all)
  })
}

/** A number that changes whenever this person has written through this process. */
export const ownWrites = (deps: Deps, org: string, person: string): number => writes.get(deps)?.get(`${org} ${person}`) ?? 0
