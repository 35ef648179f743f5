import { pino } from 'pino'
import { openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { DEFAULT_PARTS, partition } from '../server/database/partition.ts'
import { OperatorError } from '../server/operator-error.ts'
import type { CliEnvironment } from './backup.ts'

/** `bihuan partition [parts]`: lays the large tables of DATABASE_URL in parts by organisation, with all rows; stop the servers before. One JSON line out. */
export async function partitionCommand(
  [parts = String(DEFAULT_PARTS)]: readonly string[],
  { env, out }: CliEnvironment,
): Promise<void> {
  if (!/^([1-9]\d?|1\d\d|2[0-4]\d|25[0-6])$/.test(parts))
    throw new OperatorError('settings.wrong', '用法：bihuan partition [1–256]', 'Usage: bihuan partition [1-256]')
  const log = pino({ level: 'warn' }, pino.destination(2))
  const database = await openDatabase({ databaseUrl: env.DATABASE_URL || undefined, dataDir: env.DATA_DIR || 'data', log })
  try {
    await migrate(database)
    out(JSON.stringify({ parts: Number(parts), moved: await partition(database, Number(parts)) }))
  } finally {
    await database.close()
  }
}
