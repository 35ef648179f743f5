import { AsyncLocalStorage } from 'node:async_hooks'

let running = 0

/**
 * Runs work of better-auth's. It keeps what belongs to a request in AsyncLocalStorage, and from the first use on Node follows every promise of the process for
 * it, also those of requests that never come near better-auth: 4 to 10 % of a server's time on Node 20. So these stores are closed whenever none of its work
 * is running; the next use opens them again.
 */
export async function withContextStorage<T>(work: () => Promise<T>): Promise<T> {
  running++
  try {
    return await work()
  } finally {
    running--
    if (running === 0) for (const storage of contextStorages()) storage.disable()
  }
}

/** The stores that better-auth has made so far: all its copies in a process share them under this symbol (@better-auth/core, context/global). */
export function contextStorages(): AsyncLocalStorage<unknown>[] {
  const shared: unknown = Reflect.get(globalThis, Symbol.for('better-auth:global'))
  if (typeof shared !== 'object' || shared === null || !('context' in shared)) return []
  return Object.values(shared.context ?? {}).filter(value => value instanceof AsyncLocalStorage)
}
