import { pino } from 'pino'
import { openDatabase } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { OperatorError } from './operator-error.ts'

const log = pino()
try {
  const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR ?? 'data', log })
  const ran = await migrate(database)
  log.info({ engine: database.kind, migrations: ran.length, ms: Math.round(performance.now()) }, 'ready')
  const stop = async () => {
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  if (!(error instanceof OperatorError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
