import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { inLanguage } from '../events/in-language.ts'
import { type Config, readConfig } from '../server/config.ts'
import { openDatabase } from '../server/database/database.ts'
import { type FolderOwner, folderOwner } from '../server/database/folder-lock.ts'
import { checkBackups } from '../server/operations/doctor/backups.ts'
import { checkDatabase } from '../server/operations/doctor/database.ts'
import { type Finding, fault, fine, messageOf, warning } from '../server/operations/doctor/finding.ts'
import { checkAddress, checkFolder, checkHolidays, checkMail, checkMemory, checkNode } from '../server/operations/doctor/host.ts'
import { checkReplica } from '../server/operations/doctor/replica.ts'
import type { CliEnvironment } from './backup.ts'

const marks = { ok: '✓', warning: '!', fault: '✗' } as const

/**
 * `bihuan doctor [--json] [--lang zh|en]`: looks at everything that an installation needs, changes nothing, and says of each in one line what was found and how to
 * mend it. Of a running server with an embedded database it asks by HTTP. Gives the exit code: 0 where nothing is broken, else 1.
 */
export async function doctorCommand(args: readonly string[], { env, now, out }: CliEnvironment): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, lang: { type: 'string' } } })
  const language = (values.lang ?? env.LANG ?? 'zh').startsWith('en') ? 'en' : 'zh'
  const findings = await examine(env, now)
  for (const finding of findings) {
    const { check, state, found, mend } = finding
    const tail = mend === undefined || state === 'ok' ? '' : ` → ${inLanguage(mend, language)}`
    out(
      values.json
        ? JSON.stringify({ ...finding, ok: state !== 'fault' })
        : `${marks[state]} ${check.padEnd(12)} ${inLanguage(found, language)}${tail}`,
    )
  }
  return findings.some(({ state }) => state === 'fault') ? 1 : 0
}

async function examine(env: CliEnvironment['env'], now: () => string): Promise<Finding[]> {
  const host = [...checkNode(process.versions.node), checkMemory(), checkHolidays(now())]
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    const said = messageOf(error)
    return [...host, fault('settings', said.split('\n')[0] ?? said, said.split('\n').at(-1) ?? said)]
  }
  return [
    ...host,
    fine('settings', '环境变量有效', 'The settings in the environment are valid'),
    ...checkAddress(config, now()),
    ...(await checkFolder(config)),
    ...(await databaseOf(config, now)),
    ...(await checkBackups(config.dataDir, now())),
    await checkMail(config.smtpUrl),
  ]
}

async function databaseOf(config: Config, now: () => string): Promise<Finding[]> {
  const owner = config.databaseUrl === undefined ? await folderOwner(config.dataDir).catch(() => undefined) : undefined
  if (owner) return serverOf(owner)
  const isThere = config.databaseUrl !== undefined || (await stat(join(config.dataDir, 'database')).catch(() => undefined))
  if (!isThere)
    return [
      warning('database', '还没有内嵌数据库', 'There is no embedded database yet', {
        zh: '第一次启动时会建立。',
        en: 'The first start makes it.',
      }),
    ]
  try {
    const { databaseUrl, readUrl, dataDir } = config
    const database = await openDatabase({ databaseUrl, dataDir, keys: 'unencrypted', log: pino({ level: 'silent' }) })
    try {
      return [...(await checkDatabase(database, now)), ...(readUrl === undefined ? [] : [await checkReplica(database, readUrl)])]
    } finally {
      await database.close()
    }
  } catch (error) {
    const [zh = '', en = zh] = messageOf(error).split('\n')
    return [
      fault('database', zh, en, {
        zh: '请检查 DATABASE_URL 和数据库是否在运行。',
        en: 'Check DATABASE_URL and that the database runs.',
      }),
    ]
  }
}

/** The embedded database belongs to the server that runs: it is asked, and tells this computer what it finds. */
async function serverOf({ pid, url }: FolderOwner): Promise<Finding[]> {
  const running = fine('server', `服务正在运行（进程 ${pid}）`, `The server is running (process ${pid})`)
  const look = { zh: '请看服务日志。', en: 'See the log of the server.' }
  if (url === undefined) return [running, warning('ready', '服务正在启动', 'The server is starting', look)]
  try {
    const answer = await fetch(new URL('/readyz', url), {
      signal: AbortSignal.timeout(10_000),
      headers: { 'accept-language': 'en' },
    })
    const body = (await answer.json()) as { checks?: { check: string; found: string }[]; detail?: string }
    if (!answer.ok)
      return [running, fault('ready', `服务未就绪：${body.detail ?? ''}`, `The server is not ready: ${body.detail ?? ''}`, look)]
    const told = (body.checks ?? []).map(({ check, found }) => `${check} ${found}`).join(', ')
    return [running, fine('ready', `服务已就绪（${told}）`, `The server is ready (${told})`)]
  } catch (error) {
    return [running, fault('ready', `服务没有回答：${messageOf(error)}`, `The server does not answer: ${messageOf(error)}`, look)]
  }
}
