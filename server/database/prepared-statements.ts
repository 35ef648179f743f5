import type { Writable } from 'node:stream'
import { sql } from 'kysely'
import { Client, Query, type QueryResult } from 'pg'

/** A pool that says more different texts than this makes them anew each time: every session keeps the plans of those it has seen. */
const MOST_TEXTS = 600
/** Inserts of many rows are said once each. */
const LONGEST_TEXT = 12_000
/** The second time a text is said, it is worth keeping. */
const KEPT_FROM = 2

const BY_VALUES = '/* planned by its values */'
/**
 * Put at the end of a statement, has it planned anew each time with the values that it comes with: for those that read thousands of rows, where the one plan
 * that is kept for all values asks for each row what a plan for these values asks once. Costs some milliseconds of planning.
 */
export const plannedByValues = sql.raw(BY_VALUES)

/** Named after it was made: pg copies whatever comes with a name, property by property, which took as long as to write the message. pg's types leave both out. */
class NamedQuery extends Query {
  declare name: string | undefined
  declare callback: (error: Error | null | undefined, result: QueryResult) => void
}

/** What every session of a pool calls the texts that were said before. */
class StatementNames {
  readonly #said = new Map<string, number>()
  readonly #names = new Map<string, string>()

  /** The name under which a text is kept; undefined where it is not. */
  of(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || text.length > LONGEST_TEXT || this.#names.size >= MOST_TEXTS) return known
    const times = (this.#said.get(text) ?? 0) + 1
    if (times < KEPT_FROM) {
      // Texts that are never said again must not stay for ever.
      if (this.#said.size >= 10 * MOST_TEXTS) this.#said.clear()
      this.#said.set(text, times)
      return undefined
    }
    this.#said.delete(text)
    const name = `bihuan_${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

/**
 * The sessions of a pool, which have PostgreSQL read and plan a statement once and not each time it is said; planning is a third of what our short statements
 * cost. A migration that changes what a kept plan gives back (0A000) makes a session forget its plans; the transaction runs again.
 */
export function preparingClient(): typeof Client {
  const names = new StatementNames()
  return class PreparingClient extends Client {
    #generation = 0
    #isGathering = false

    // One of the many ways in which a Client can be asked; the others are passed on as they come.
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg's own type cannot be repeated in an override.
    override query(config: any, values?: any, callback?: any): any {
      this.#gather()
      // Without parameters it may be two statements in one text, as where a transaction begins.
      if (typeof config !== 'string' || !Array.isArray(values) || values.length === 0 || callback !== undefined)
        return super.query(config, values, callback)
      const name = config.includes(BY_VALUES) ? undefined : names.of(config)
      const query = new NamedQuery(config, values)
      if (name !== undefined) query.name = `${name}_${this.#generation}`
      return new Promise<QueryResult>((answer, fail) => {
        query.callback = (error, result) => {
          if (isStalePlan(error)) this.#generation++
          if (error) fail(error)
          else answer(result)
        }
        super.query(query)
      })
    }

    /** What is asked at once leaves in one piece: a system call for each statement costs more than the statement's own bytes. */
    #gather(): void {
      if (this.#isGathering) return
      this.#isGathering = true
      // pg's types leave its connection out.
      const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
      stream.cork()
      process.nextTick(() => {
        this.#isGathering = false
        stream.uncork()
      })
    }
  }
}

/** Whether a kept plan no longer gives back what it did when it was made: a migration has changed a table meanwhile. */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '0A000' &&
    error.message.includes('cached plan must not change result type')
  )
}
