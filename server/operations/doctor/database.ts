import type { Instant } from '../../../events/instant.ts'
import type { Database } from '../../database/database.ts'
import { appliedMigrations, readMigrations } from '../../database/migrate.ts'
import { readBacklog } from '../read-backlog.ts'
import { type Finding, fault, fine, messageOf, warning } from './finding.ts'

const OLDEST_POSTGRES = 150_000
const MOST_APART_MS = 2_000

/** Everything that is asked of a database that can be reached; nothing is changed in it. */
export async function checkDatabase(database: Database, now: () => Instant): Promise<Finding[]> {
  const findings = [...(await checkEngine(database)), await checkClock(database, now), await checkMigrations(database)]
  if (findings.some(one => one.check === 'migrations' && one.state !== 'ok')) return findings
  return [...findings, await checkRoles(database), ...(await checkWork(database, now()))]
}

async function checkEngine({ pool, kind }: Database): Promise<Finding[]> {
  const { rows } = await pool.query<{ number: string; fsync: string }>(
    `select current_setting('server_version_num') as number, current_setting('fsync') as fsync`,
  )
  const { number = '0', fsync } = rows[0] ?? {}
  const version = `PostgreSQL ${Math.floor(Number(number) / 10_000)}.${Number(number) % 10_000}`
  if (kind === 'pglite')
    return [
      warning(
        'database',
        `内嵌数据库 PGlite（${version}）可用，但断电可能丢失最后几刻`,
        `The embedded PGlite (${version}) works, but a power failure can lose the last moments`,
        {
          zh: '正式使用请设置 DATABASE_URL 改用 PostgreSQL。',
          en: 'Run production on PostgreSQL by DATABASE_URL.',
        },
      ),
    ]
  if (Number(number) < OLDEST_POSTGRES)
    return [
      fault('database', `${version} 太旧`, `${version} is too old`, {
        zh: '请升级到 15 或更新。',
        en: 'Upgrade to 15 or newer.',
      }),
    ]
  const ok = fine('database', `${version} 可以连接`, `${version} can be reached`)
  if (fsync === 'on') return [ok]
  const mend = { zh: '请在 postgresql.conf 中设 fsync = on。', en: 'Set fsync = on in postgresql.conf.' }
  return [ok, fault('fsync', 'fsync 已关闭，断电会损坏数据', 'fsync is off: a power failure will damage the data', mend)]
}

async function checkClock({ pool }: Database, now: () => Instant): Promise<Finding> {
  const before = Date.parse(now())
  const { rows } = await pool.query<{ at: Instant }>('select clock_timestamp() as at')
  const after = Date.parse(now())
  const there = Date.parse(rows[0]?.at ?? '')
  // As far as the clocks are apart beyond what the question took.
  const apart = Math.max(0, before - there, there - after)
  const seconds = (apart / 1000).toFixed(1)
  if (apart <= MOST_APART_MS) return fine('clock', '本机与数据库时钟一致', 'This computer and the database agree on the time')
  return fault('clock', `本机与数据库时钟相差 ${seconds} 秒`, `This computer and the database are ${seconds} s apart`, {
    zh: '请在两台机器上启用时间同步（NTP）。',
    en: 'Have both computers keep time by NTP.',
  })
}

async function checkMigrations({ pool }: Database): Promise<Finding> {
  const applied = await appliedMigrations(pool)
  const ours = await readMigrations()
  const missing = ours.filter(({ id }) => !applied.some(one => one.id === id))
  const newer = applied.filter(({ id }) => !ours.some(one => one.id === id))
  const edited = ours.filter(({ id, sha256 }) => applied.some(one => one.id === id && one.sha256 !== sha256))
  const last = applied.at(-1)?.id ?? '–'
  if (edited.length > 0)
    return fault('migrations', `迁移 ${edited[0]?.id} 与执行时不同`, `Migration ${edited[0]?.id} is not what was applied`, {
      zh: '请使用与数据库相符的程序版本。',
      en: 'Use the version of the program that fits the database.',
    })
  if (newer.length > 0)
    return warning('migrations', `数据库比本程序新（${last}）`, `The database is newer than this program (${last})`, {
      zh: '升级时两个版本可以并存；升级完成后请停用旧版本。',
      en: 'Two versions may run side by side during an upgrade; afterwards stop the old one.',
    })
  if (missing.length > 0)
    return warning('migrations', `有 ${missing.length} 个迁移尚未执行`, `${missing.length} migrations have not run yet`, {
      zh: '启动服务时会自动执行；请先备份。',
      en: 'Starting the server runs them; make a backup first.',
    })
  return fine('migrations', `数据库结构是最新的（${last}）`, `The schema is up to date (${last})`)
}

async function checkRoles({ pool }: Database): Promise<Finding> {
  const client = await pool.connect()
  try {
    for (const role of ['bihuan_app', 'bihuan_worker'])
      try {
        await client.query('begin')
        await client.query(`set local role ${role}`)
        await client.query('select id from organisations limit 1')
      } catch (error) {
        const mend = {
          zh: `请让数据库用户成为 ${role} 的成员（grant ${role} to …）。`,
          en: `Make the database's user a member of ${role} (grant ${role} to …).`,
        }
        return fault(
          'roles',
          `不能使用角色 ${role}：${messageOf(error)}`,
          `The role ${role} cannot be used: ${messageOf(error)}`,
          mend,
        )
      } finally {
        await client.query('rollback')
      }
    return fine('roles', '数据库角色与权限齐全', 'The roles of the database and their rights are there')
  } finally {
    client.release()
  }
}

async function checkWork(database: Database, now: Instant): Promise<Finding[]> {
  const { alarmLagSeconds, messagesFailed, ledgerPending, anchors } = await readBacklog(database, now)
  const lag = Math.round(alarmLagSeconds)
  const start = { zh: '服务没有运行时属正常；运行时请看日志。', en: 'Normal while no server runs; otherwise see the log.' }
  const failed = anchors.filter(one => one.state === 'failed').reduce((sum, one) => sum + one.count, 0)
  return [
    lag > 60
      ? warning('alarms', `最早的到期提醒已等待 ${lag} 秒`, `The oldest alarm that is due has waited ${lag} s`, start)
      : fine('alarms', '没有积压的提醒', 'No alarm is waiting'),
    messagesFailed > 0
      ? warning(
          'messages',
          `一天内有 ${messagesFailed} 条消息没有送达`,
          `${messagesFailed} messages were given up within a day`,
          {
            zh: '请在“设置 → 任务”里查看原因。',
            en: 'See why in the settings, under tasks.',
          },
        )
      : fine('messages', '一天内没有送不出的消息', 'No message was given up within a day'),
    ...(ledgerPending === null
      ? []
      : [
          ledgerPending > 1_000
            ? warning('ledger', `有 ${ledgerPending} 条记录尚未存证`, `${ledgerPending} events are not in the ledger yet`, start)
            : fine('ledger', `存证待处理 ${ledgerPending} 条`, `${ledgerPending} events wait for the ledger`),
        ]),
    ...(failed > 0
      ? [
          warning('anchors', `有 ${failed} 个外部锚定失败`, `${failed} outside anchors have failed`, {
            zh: '请在“权限与审计 → 外部锚定”里查看并重试。',
            en: 'See and retry them under access and audit, outside anchors.',
          }),
        ]
      : []),
  ]
}
