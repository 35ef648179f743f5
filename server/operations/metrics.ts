import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'
import type { Replica } from '../database/replica.ts'
import { eventCounts } from './event-counts.ts'
import type { LoopStates } from './loop-states.ts'
import { type Backlog, readBacklog } from './read-backlog.ts'

/** What is measured; every label comes from a closed list: routes by their pattern, states, loops, event types. Nothing says whose. */
export type Metrics = {
  /** A request that has been answered, in seconds. */
  answered(request: { method: string; route: string; status: number }, seconds: number): void
  /** Everything as Prometheus reads it, and the type of that text. */
  read(now: string): Promise<{ text: string; type: string }>
  close(): void
}

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Measures a process: Node's own figures, HTTP, the pool, the loops and what waits in the database, which is read as it is asked for. */
export function createMetrics({ database, loops }: { database: Database; loops: () => LoopStates }): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const http = new Histogram({
    name: 'bihuan_http_request_duration_seconds',
    help: 'Requests answered, by the pattern of their route and the class of their status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const { pool } = database
  const connections = { total: () => pool.totalCount, idle: () => pool.idleCount, waiting: () => pool.waitingCount }
  new Gauge({
    ...{ name: 'bihuan_database_connections', help: 'Connections of the pool, and requests that wait for one' },
    ...{ labelNames: ['state'], registers },
    collect() {
      for (const [state, count] of Object.entries(connections)) this.set({ state }, count())
    },
  })
  if (database.replica !== undefined) replicaMetrics(registers, database.replica)
  loopMetrics(registers, loops)
  new Counter({
    ...{ name: 'bihuan_events_total', help: 'Events written by this process, by type', labelNames: ['type'], registers },
    collect() {
      this.reset()
      for (const [type, count] of eventCounts()) this.inc({ type }, count)
    },
  })
  const backlog = backlogMetrics(registers)
  return {
    answered({ method, route, status }, seconds) {
      http.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds)
    },
    async read(now) {
      backlog(await readBacklog(database, now).catch(() => undefined))
      return { text: await register.metrics(), type: register.contentType }
    },
    close: () => register.clear(),
  }
}

function replicaMetrics(registers: Registry[], replica: Replica): void {
  new Gauge({
    ...{ name: 'bihuan_replica_up', help: '1 while the replica for reading follows closely enough to be asked', registers },
    collect() {
      this.set(replica.state() === 'following' ? 1 : 0)
    },
  })
  new Gauge({
    ...{ name: 'bihuan_replica_lag_seconds', help: 'How old what the replica shows is at most', registers },
    collect() {
      this.set(replica.lagSeconds())
    },
  })
  new Counter({
    name: 'bihuan_replica_reads_total',
    help: 'Reads that may be some seconds old, by who answered: the replica, or the primary since it was behind, away or failed',
    labelNames: ['place'],
    registers,
    collect() {
      this.reset()
      for (const [place, count] of replica.counts()) this.inc({ place }, count)
    },
  })
}

function loopMetrics(registers: Registry[], loops: () => LoopStates): void {
  const figures = {
    turns: ['bihuan_background_turns_total', 'Turns of background loops'],
    failures: ['bihuan_background_failures_total', 'Turns of background loops that failed'],
  } as const
  for (const [key, [name, help]] of Object.entries(figures) as [keyof typeof figures, readonly [string, string]][])
    new Counter({
      ...{ name, help, labelNames: ['loop'], registers },
      collect() {
        this.reset()
        for (const loop of loops().all()) this.inc({ loop: loop.name }, loop[key])
      },
    })
  new Gauge({
    ...{ name: 'bihuan_background_last_turn_seconds', help: 'How long the last turn took', labelNames: ['loop'], registers },
    collect() {
      for (const { name, lastMs } of loops().all()) this.set({ loop: name }, lastMs / 1000)
    },
  })
}

/** Gauges of what waits; a figure that could not be read is not there, rather than nought. */
function backlogMetrics(registers: Registry[]): (backlog: Backlog | undefined) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers })
  const reachable = gauge('bihuan_database_up', '1 where the database answered this very question')
  const lag = gauge('bihuan_alarm_lag_seconds', 'How long the oldest alarm that is due has been waiting to ring')
  const messages = gauge('bihuan_messages', 'Messages by state; failed of the last day, counted up to 10,000', ['state'])
  const ledger = gauge('bihuan_ledger_pending_events', 'Events that have no leaf in the ledger yet, counted up to 10,000')
  const anchors = gauge('bihuan_anchors', 'Anchors outside that are on their way or have failed', ['kind', 'state'])
  return backlog => {
    for (const one of [lag, messages, ledger, anchors]) one.reset()
    reachable.set(backlog === undefined ? 0 : 1)
    if (backlog === undefined) return
    lag.set(backlog.alarmLagSeconds)
    messages.set({ state: 'waiting' }, backlog.messagesWaiting)
    messages.set({ state: 'failed' }, backlog.messagesFailed)
    if (backlog.ledgerPending !== null) ledger.set(backlog.ledgerPending)
    for (const { kind, state, count } of backlog.anchors) anchors.set({ kind, state }, count)
  }
}
