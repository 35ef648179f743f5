import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyBaseLogger } from 'fastify'
import type { Instant } from '../events/instant.ts'
import { shippedEditions } from '../policies/shipped.ts'
import { buildApp } from './app.ts'
import { createAuth } from './auth/auth.ts'
import { loadSecret } from './auth/secret.ts'
import { startBackground } from './background.ts'
import { secretForBackups } from './backup/backup-key.ts'
import { scheduleDailyBackup } from './backup/daily-backup.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { partition } from './database/partition.ts'
import { demoPassword, demoPeople } from './demo/companies.ts'
import { createDemo } from './demo/create-demo.ts'
import type { Deps } from './deps.ts'
import { fileLinks } from './files/file-links.ts'
import { openFileStore } from './files/file-store.ts'
import { scannerOf } from './files/scan/scanner-of.ts'
import { installationFolder } from './installation.ts'
import { keyringOnce } from './keys/keyring.ts'
import { mustOpen } from './keys/must-open.ts'
import { randomAhead } from './keys/random-ahead.ts'
import { closeInTime, giveNotice } from './operations/drain.ts'
import { createMetrics } from './operations/metrics.ts'
import { createOperations, type Operations } from './operations/operations.ts'
import { startTracing, traceStatements } from './operations/tracing.ts'
import { OperatorError } from './operator-error.ts'
import { beginWith } from './setup/begin-with.ts'
import { hasOrganisation, isOnlyDemo } from './setup/queries.ts'
import { createSetupToken } from './setup/setup-token.ts'

export type Running = {
  readonly url: string
  readonly deps: Deps
  /** True while no organisation exists: the first-run page wants this token. */
  readonly setupToken: string | undefined
  readonly isDemo: boolean
  stop(): Promise<void>
}

/** Starts a whole server: database, migrations, first organisation, routes, alarms, deliveries, backups. Ready when it returns. */
export async function start(
  config: Config,
  { clock, codeClock = clock, log }: { clock: () => Instant; codeClock?: () => Instant; log: FastifyBaseLogger },
): Promise<Running> {
  const { dataDir } = config
  // What has been started ends in the opposite order, also when a later step fails.
  const ends: (() => unknown)[] = []
  const stop = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) await end()
  }
  try {
    const random = randomAhead(randomBytes)
    const keys = keyringOnce({ dataDir, ...config.files }, random)
    const database = await openDatabase({ databaseUrl: config.databaseUrl, readUrl: config.readUrl, dataDir, keys, log })
    ends.push(() => database.close())
    const tracing = config.tracesTo === undefined ? undefined : await startTracing({ version: await versionOf() })
    if (tracing) {
      ends.push(() => tracing.stop())
      traceStatements(database.pool, tracing)
    }
    const metrics = createMetrics({ database, loops: () => operations.loops })
    ends.push(() => metrics.close())
    const { metricsToken: token, minFreeDiskMb: minFreeMb } = config
    const operations: Operations = createOperations({ minFreeMb, metrics, tracing, token })
    await migrate(database, undefined, { log })
    // While the tables are empty it costs nothing; later only `bihuan partition` moves them.
    if (database.kind === 'postgres' && config.partitions > 0 && !(await hasOrganisation(database)))
      await partition(database, config.partitions)
    const secret = await loadSecret(dataDir, randomBytes)
    const auth = createAuth({ database, baseURL: config.publicUrl, secret, clock, codeClock, log })
    ends.push(() => auth.close())
    const files = await openFileStore(
      { dataDir, ...config.files },
      { random: randomBytes, clock, scanner: scannerOf(config.files), keys: await keys() },
    )
    await mustOpen(database, files.keys)
    const newId = () => randomUUID()
    const newSalt = () => random(18).toString('base64url')
    const setupToken = createSetupToken(randomBytes)
    if (config.withDemo && (await isOnlyDemo(database))) {
      const made = await createDemo({ database, clock, newId, newSalt, files })
      if (made.length > 0) log.info({ organisations: made.length }, 'made the demo organisations')
    }
    const deps: Deps = {
      database,
      auth,
      clock,
      newId,
      newSalt,
      dataDir,
      files,
      publicUrl: config.publicUrl,
      log,
      setupToken,
      shipped: shippedEditions,
      onOrganisationCreated: (tx, org, now, beginning) => beginWith(shippedEditions, { tx, org, now, newId, newSalt }, beginning),
      operations,
      webDir: join(fileURLToPath(installationFolder), 'dist/web'),
      automationKey: config.automationKey,
      backup: config.backup,
      ...(config.files.origin === undefined ? {} : { fileLinks: fileLinks(config.files.origin, secret) }),
      smtpUrl: config.smtpUrl,
      mailFrom: config.mailFrom,
      demo: {
        password: demoPassword,
        people: demoPeople.flatMap(({ people }) => people.map(({ email, hint }) => ({ email, hint: hint.zh }))),
      },
      ...(config.trustProxy === undefined ? {} : { trustProxy: config.trustProxy }),
      ...(config.tls === undefined ? {} : { tls: config.tls }),
    }
    const app = await buildApp(deps)
    ends.push(() => closeInTime(app))
    const address = await app.listen({ host: config.host, port: config.port }).catch(cannotListen(config))
    const background = startBackground(deps)
    ends.push(() => background.stop())
    const backups = scheduleDailyBackup({
      ...{ database, files, now: clock, log },
      secret: () => secretForBackups(dataDir, config.backup),
    })
    ends.push(() => backups.stop())
    ends.push(() => giveNotice(operations, clock(), () => sleep(config.drainSeconds * 1_000)))
    await database.announce(address)
    const needsSetup = !(await hasOrganisation(database))
    return {
      url: config.port === 0 ? address : config.publicUrl,
      deps,
      setupToken: needsSetup ? setupToken.text : undefined,
      isDemo: config.withDemo,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The version that package.json states. */
async function versionOf(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', installationFolder), 'utf8')) as { version: string }
  return version
}

/** An address that is taken, or that this computer does not have, is for the operator to mend. */
function cannotListen({ host, port }: Config): (error: unknown) => never {
  return error => {
    const said = error instanceof Error ? error.message : String(error)
    throw new OperatorError(
      'address.unusable',
      `无法在 ${host}:${port} 上提供服务：${said}。请换一个 HOST 或 PORT，或停止占用它的程序。`,
      `Cannot listen on ${host}:${port}: ${said}. Set another HOST or PORT, or stop what uses it.`,
      { cause: error },
    )
  }
}
