import { AsyncLocalStorage } from 'node:async_hooks'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../../server/database/database.ts'
import type { Schema } from '../../server/database/schema.ts'
import { wireValues } from './wire-format.ts'

/** Something that a server process is busy with: a request, or a turn of its background work. */
export type Task = {
  readonly id: number
  readonly name: string
  readonly process: number
  /** Its process was killed: whatever it waits for never comes. */
  isKilled: boolean
}
/** A statement that waits until the simulator lets it run. */
export type Waiting = { readonly task: Task; readonly connection: Connection; readonly sql: string }
type Answer = { command: string; rowCount: number; rows: unknown[] }
type Operation = Waiting & {
  readonly params: readonly unknown[]
  resolve(answer: Answer | Answer[]): void
  reject(error: Error): void
}
export type Connection = { readonly number: number; isInTransaction: boolean; hasWritten: boolean }
/** What goes wrong with a statement. `lost-answer`: it ran, and nobody hears of it. */
export type Fault = 'lost-connection' | 'lost-answer' | 'conflict'

export type GateHooks = {
  /** After each transaction that wrote; nothing else runs meanwhile. */
  onCommit(task: Task): Promise<void>
  /** Each statement as it runs. */
  onStatement?(task: Task, sql: string, params: readonly unknown[]): void
  /** Changes a statement before it runs: for planted bugs. */
  rewrite?: ((sql: string) => string) | undefined
}

const WRITES = /^\s*(insert|update|delete|merge|with)\b/i

/**
 * Lets the connections of simulated processes share one PGlite in this process. A statement of a task waits until the simulator runs it; what has no task
 * (the simulator itself, at the very beginning) runs at once. A transaction keeps the session to itself until it ends.
 */
export class Gate {
  readonly tasks = new AsyncLocalStorage<Task>()
  readonly #waiting: Operation[] = []
  readonly #pglite: PGlite
  readonly #hooks: GateHooks
  #holder: Connection | undefined
  #connections = 0
  /** Counts up with every statement that begins to wait: so one sees that something goes on. */
  arrivals = 0
  statements = 0

  constructor(pglite: PGlite, hooks: GateHooks) {
    this.#pglite = pglite
    this.#hooks = hooks
  }

  /** A database as one server process has it. */
  database(): Database {
    const pool = { connect: async () => this.#client(), end: async () => {}, on: () => pool } as unknown as pg.Pool
    pool.query = (async (sql: string, params?: unknown[]) => this.#client().query(sql, params)) as never
    return {
      kind: 'pglite',
      // The process that it belongs to has its own.
      keys: 'unencrypted',
      pool,
      db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
      connectionString: '',
      listen: async () => async () => {},
      announce: async () => {},
      close: async () => {},
    }
  }

  /** Whether a transaction is open: then nothing but its own statements can run. */
  get isHeld(): boolean {
    return this.#holder !== undefined
  }

  /** What could run now. */
  runnable(): Waiting[] {
    return this.#waiting.filter(one => this.#holder === undefined || one.connection === this.#holder)
  }
  hasWaiting(task: Task): boolean {
    return this.#waiting.some(one => one.task === task)
  }
  get holdsSomebodyElse(): boolean {
    return this.#waiting.length > 0 && this.runnable().length === 0
  }

  /** Runs a statement that waited, with what goes wrong. */
  async run(which: Waiting, fault?: Fault): Promise<void> {
    const operation = which as Operation
    this.#waiting.splice(this.#waiting.indexOf(operation), 1)
    const { connection, task } = operation
    this.#hooks.onStatement?.(task, fault ? `${fault}: ${operation.sql}` : operation.sql, operation.params)
    if (fault === 'lost-connection') {
      await this.#abort(connection)
      operation.reject(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
      return
    }
    if (fault === 'conflict') {
      await this.#abort(connection)
      operation.reject(asPostgresError({ message: 'could not serialize access', code: '40001', severity: 'ERROR' }))
      return
    }
    let answer: Answer | Answer[]
    try {
      answer = await this.#execute(connection, operation.sql, operation.params)
    } catch (error) {
      operation.reject(asPostgresError(error))
      return
    }
    if (!connection.isInTransaction && connection.hasWritten) {
      connection.hasWritten = false
      await this.#hooks.onCommit(task)
    }
    if (fault === 'lost-answer') operation.reject(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
    else operation.resolve(answer)
  }

  /** A process dies: its statements never run, and what it had not committed is gone. */
  async kill(isOfIt: (task: Task) => boolean, running: readonly Task[]): Promise<void> {
    for (const task of running) if (isOfIt(task)) task.isKilled = true
    const holder = this.#holder
    const isHolders = holder !== undefined && this.#waiting.some(one => one.connection === holder && isOfIt(one.task))
    for (const one of this.#waiting.filter(({ task }) => isOfIt(task))) this.#waiting.splice(this.#waiting.indexOf(one), 1)
    if (isHolders) await this.#abort(holder!)
  }

  #client() {
    const connection: Connection = { number: ++this.#connections, isInTransaction: false, hasWritten: false }
    const query = (sql: string, params: readonly unknown[] = []): Promise<Answer | Answer[]> => {
      const task = this.tasks.getStore()
      if (task === undefined) return this.#execute(connection, sql, params)
      if (task.isKilled) return new Promise(() => {})
      return new Promise((resolve, reject) => {
        this.arrivals += 1
        this.#waiting.push({ task, connection, sql, params, resolve, reject })
      })
    }
    return { query, release: () => {} }
  }

  async #execute(connection: Connection, given: string, params: readonly unknown[]): Promise<Answer | Answer[]> {
    this.statements += 1
    const sql = this.#hooks.rewrite?.(given) ?? given
    if (params.length > 0) {
      if (WRITES.test(sql)) connection.hasWritten = true
      const { rows, affectedRows } = await this.#pglite.query(sql, wireValues(params))
      return { command: commandOf(sql), rowCount: affectedRows ?? rows.length, rows }
    }
    const results = await this.#pglite.exec(sql)
    if (/^begin\b/i.test(sql)) {
      connection.isInTransaction = true
      this.#holder = connection
    }
    if (/^(commit|rollback)\b/i.test(sql) && connection.isInTransaction) {
      connection.isInTransaction = false
      this.#holder = undefined
      if (/^rollback/i.test(sql)) connection.hasWritten = false
    } else if (WRITES.test(sql)) connection.hasWritten = true
    const answers = results.map(({ rows, affectedRows }) => ({
      command: commandOf(sql),
      rowCount: affectedRows ?? rows.length,
      rows,
    }))
    return answers.length === 1 ? answers[0]! : answers
  }

  async #abort(connection: Connection): Promise<void> {
    connection.hasWritten = false
    if (!connection.isInTransaction) return
    await this.#pglite.exec('rollback')
    connection.isInTransaction = false
    this.#holder = undefined
  }
}

/** What PostgreSQL calls a statement when it is done: of `with … insert`, INSERT. */
function commandOf(sql: string): string {
  const first = (/^\s*(\w+)/.exec(sql)?.[1] ?? '').toUpperCase()
  if (first !== 'WITH') return first
  let depth = 0
  for (const [found] of sql.matchAll(/[()]|\b(?:select|insert|update|delete)\b/gi)) {
    if (found === '(') depth++
    else if (found === ')') depth--
    else if (depth === 0) return found.toUpperCase()
  }
  return first
}

function asPostgresError(error: unknown): Error {
  const { message, ...fields } = error as Error
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), fields)
}
