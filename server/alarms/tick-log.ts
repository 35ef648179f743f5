import type { Database } from '../database/database.ts'
import type { Tick } from './sweep.ts'

/** The last ticks of this process that found anything due; newest first. What fired is an event besides, so nothing is lost with it. */
export type TickLog = { add(tick: Tick): void; recent(): readonly Tick[] }

const KEPT = 200

/** A log that forgets its oldest tick when a new one comes. */
export function createTickLog(): TickLog {
  let ticks: Tick[] = []
  return {
    add(tick) {
      if (tick.fired.length + tick.skipped.length > 0) ticks = [tick, ...ticks].slice(0, KEPT)
    },
    recent: () => ticks,
  }
}

const logs = new WeakMap<Database, TickLog>()

/** The one log of a process's database: the background loop writes it, the route reads it. */
export function tickLogOf(database: Database): TickLog {
  const known = logs.get(database)
  if (known) return known
  const log = createTickLog()
  logs.set(database, log)
  return log
}
