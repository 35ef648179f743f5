import { type DatabaseConnection, DummyDriver, PostgresDialect, Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** What a transaction never asks for: it has its connection already. */
const config = { dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction opens no connection')) }) }
const unused = { config, dialect: config.dialect, driver: new DummyDriver() }

export type OneConnection = {
  /** What begins and ends transactions. */
  readonly session: Transaction<Schema>
  /** What is said inside a transaction. */
  readonly tx: Transaction<Schema>
  /** From here on nothing more is said by {@link tx}: what still runs of a work that failed would say it to whoever has the connection next. */
  end(): void
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
    let isOver = false
    let cause: unknown
    let earlier: Promise<unknown> = Promise.resolve()
    const inside: Provide = async consumer => {
      if (isOver) throw new Error('the transaction is over: something went on after the work had failed or given its answer')
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
    const saying = (provideConnection: Provide) =>
      new Transaction<Schema>({ ...unused, executor: executor.withConnectionProvider({ provideConnection }) })
    return work({
      session: saying(provide),
      tx: saying(inside),
      end: () => {
        isOver = true
      },
    })
  })
}

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
