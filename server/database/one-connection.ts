import { CompiledQuery, type DatabaseConnection, DummyDriver, PostgresDialect, type QueryResult, Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** What a transaction never asks for: it has its connection already. */
const config = { dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction opens no connection')) }) }
const unused = { config, dialect: config.dialect, driver: new DummyDriver() }

export type OneConnection = {
  /** What is said inside a transaction. */
  readonly tx: Transaction<Schema>
  /**
   * Begins the transaction by this text, and asks a first question right behind it. Where the beginning fails the question is answered outside of any transaction,
   * and nobody hears the answer: it may only read.
   */
  begin(text: string, first?: CompiledQuery): Promise<void>
  /** The answer to that first question, once, and only before anything else was said: afterwards it may be out of date. */
  takeFirst(): Promise<QueryResult<unknown>> | undefined
  /** Says the last words of a transaction and its commit, one behind the other. Where one of the words fails the transaction is rolled back, and so says the error. */
  commit(last: readonly CompiledQuery[]): Promise<void>
  /**
   * Takes the transaction back. From here on nothing more is said by {@link tx}: what still runs of a work that failed would say it to whoever has the connection
   * next.
   */
  rollback(): Promise<void>
}

/**
 * Gives the work one connection. On PostgreSQL what is said to it at once leaves in that order without waiting for answers (`pipeline` of pg), where a connection
 * of Kysely's sends each statement after the answer to the one before; on the embedded database they wait here. What is said behind something that failed fails
 * with the same error, not with the news that the transaction has failed.
 */
export function onOneConnection<T>(
  { db, kind }: Pick<Database, 'db' | 'kind'>,
  work: (connection: OneConnection) => Promise<T>,
): Promise<T> {
  const executor = db.getExecutor()
  return executor.provideConnection(connection => {
    const provide = kind === 'postgres' ? atOnce(connection) : oneByOne(connection)
    const say = async (...all: readonly CompiledQuery[]) => {
      // On PostgreSQL none waits for the one before; the database takes them in this order.
      const answers = await Promise.allSettled(all.map(one => provide(at => at.executeQuery(one))))
      for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
    }
    let isOver = false
    let first: Promise<QueryResult<unknown>> | undefined
    let cause: unknown
    let earlier: Promise<unknown> = Promise.resolve()
    const inside: Provide = async consumer => {
      if (isOver) throw new Error('the transaction is over: something went on after the work had failed or given its answer')
      first = undefined
      const said = earlier
      const answer = provide(consumer)
      earlier = answer.then(
        () => said,
        () => said,
      )
      try {
        return await answer
      } catch (error) {
        if (codeOf(error) !== IN_FAILED_TRANSACTION) {
          cause = error
          throw error
        }
        // What failed was said before, but a prepared statement hands its error on later than one that is said for the first time.
        await said
        throw cause ?? error
      }
    }
    return work({
      tx: new Transaction<Schema>({ ...unused, executor: executor.withConnectionProvider({ provideConnection: inside }) }),
      async begin(text, question) {
        const begun = say(CompiledQuery.raw(text))
        if (question !== undefined) {
          const answer = provide(one => one.executeQuery(question))
          // Whoever takes it hears of a failure.
          answer.catch(() => {})
          first = answer
        }
        await begun
      },
      takeFirst() {
        const answer = first
        first = undefined
        return answer
      },
      async commit(last) {
        isOver = true
        await say(...last, COMMIT)
      },
      async rollback() {
        isOver = true
        await say(ROLLBACK)
      },
    })
  })
}

const COMMIT = CompiledQuery.raw('commit')
const ROLLBACK = CompiledQuery.raw('rollback')

type Provide = <R>(consumer: (connection: DatabaseConnection) => Promise<R>) => Promise<R>

const atOnce =
  (connection: DatabaseConnection): Provide =>
  consumer =>
    consumer(connection)

function oneByOne(connection: DatabaseConnection): Provide {
  let before: Promise<unknown> = Promise.resolve()
  return consumer => {
    const answer = before.then(() => consumer(connection))
    before = answer.catch(() => {})
    return answer
  }
}

const IN_FAILED_TRANSACTION = '25P02'
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
