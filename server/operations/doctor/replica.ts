import { Client } from 'pg'
import type { Database } from '../../database/database.ts'
import { logPosition } from '../../database/log-position.ts'
import { identityOf, LATE_AFTER_SECONDS } from '../../database/replica.ts'
import { type Finding, fault, fine, messageOf, warning } from './finding.ts'

const CONNECT_MS = 5_000
const MEGABYTE = 1024n ** 2n

/** Whether DATABASE_READ_URL is a standby of this database and follows it. Away or late is a warning: the primary answers meanwhile. */
export async function checkReplica({ pool }: Pick<Database, 'pool'>, readUrl: string): Promise<Finding> {
  const client = new Client({ connectionString: readUrl, connectionTimeoutMillis: CONNECT_MS, query_timeout: CONNECT_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    const [here, there] = [await identityOf(pool), await identityOf(client as never)]
    if (here.system !== there.system || !there.isStandby)
      return fault('replica', '只读副本不是本数据库的流复制备机', 'The replica is no streaming standby of this database', {
        zh: '请让 DATABASE_READ_URL 指向 DATABASE_URL 的备机（pg_basebackup -R），或删去该设置。',
        en: 'Point DATABASE_READ_URL to a standby of DATABASE_URL (pg_basebackup -R), or leave it out.',
      })
    const { rows: primary } = await pool.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at')
    const { rows } = await client.query<{ at: string | null; seconds: number | null }>(
      `select pg_last_wal_replay_lsn()::text as at, extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 as seconds`,
    )
    const behind = (logPosition(primary[0]!.at) ?? 0n) - (logPosition(rows[0]?.at ?? '') ?? 0n)
    const seconds = Math.round(Number(rows[0]?.seconds ?? 0))
    // While nothing is written the last change is old without any lag.
    if (behind > MEGABYTE && seconds > LATE_AFTER_SECONDS)
      return warning(
        'replica',
        `只读副本落后 ${behind / MEGABYTE} MB、${seconds} 秒`,
        `The replica is ${behind / MEGABYTE} MB and ${seconds} s behind`,
        { zh: '请看副本的日志与网络；期间由主库应答。', en: 'See its log and the network; the primary answers meanwhile.' },
      )
    return fine('replica', '只读副本跟得上', 'The replica keeps up')
  } catch (error) {
    const said = messageOf(error)
    return warning('replica', `无法连接只读副本：${said}`, `The replica cannot be reached: ${said}`, {
      zh: '请检查 DATABASE_READ_URL；期间由主库应答。',
      en: 'Check DATABASE_READ_URL; the primary answers meanwhile.',
    })
  } finally {
    await client.end().catch(() => {})
  }
}
