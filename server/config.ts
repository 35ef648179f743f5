import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { BackupSettings } from './backup/backup-key.ts'
import { DEFAULT_PARTS } from './database/partition.ts'
import { FileSettings, type FilesConfig, readFilesConfig } from './files/files-config.ts'
import { DEFAULT_FREE_MB } from './operations/operations.ts'
import { OperatorError } from './operator-error.ts'

const Port = z.coerce.number().int().min(0).max(65_535)
const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(4000),
  PUBLIC_URL: z.url().optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.string().min(1).optional(),
  /** A streaming standby of DATABASE_URL, for reads that may be some seconds old. */
  DATABASE_READ_URL: z.string().min(1).optional(),
  /** `0`: no demo organisation; the first-run page creates the first one. */
  BIHUAN_DEMO: z.enum(['0', '1']).default('1'),
  /** Parts of the large tables of a new installation on PostgreSQL (`bihuan partition` changes one that is in use); `0`: none. */
  BIHUAN_PARTITIONS: z.coerce.number().int().min(0).max(256).default(DEFAULT_PARTS),
  BIHUAN_API_KEY: z.string().min(16, 'at least 16 characters').optional(),
  SMTP_URL: z.string().optional(),
  /** The sender where an organisation names none. */
  MAIL_FROM: z.string().optional(),
  /** Whose X-Forwarded-For counts: Fastify's trustProxy, such as an address or `true`. */
  TRUST_PROXY: z.string().optional(),
  ...FileSettings.shape,
  /** Opens /metrics and the details of /readyz to other computers. */
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'at least 16 characters without spaces')
    .optional(),
  /** With fewer free megabytes in DATA_DIR the server says that it is not ready. */
  MIN_FREE_DISK_MB: z.coerce.number().int().min(0).max(1_000_000).default(DEFAULT_FREE_MB),
  /** How long /readyz says no before the server stops taking requests: as long as a load balancer needs to see it. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(0),
  /** Where traces go (OpenTelemetry over HTTP); its other OTEL_ variables are read by the library. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Config = {
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly tls: { cert: Buffer; key: Buffer } | undefined
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly readUrl: string | undefined
  readonly withDemo: boolean
  /** Into how many parts a new installation on PostgreSQL lays its large tables. */
  readonly partitions: number
  readonly automationKey: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly trustProxy: boolean | string | undefined
  readonly metricsToken: string | undefined
  readonly minFreeDiskMb: number
  readonly drainSeconds: number
  readonly tracesTo: string | undefined
  readonly logLevel: string
  readonly files: FilesConfig
  readonly backup: BackupSettings
}

/** Reads the settings of the process from its environment (README.md lists them). Throws with every mistake in one message. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('; ')
    throw new OperatorError('settings.wrong', `环境变量有误：${mistakes}`, `Wrong settings in the environment: ${mistakes}`)
  }
  const e = parsed.data
  if ((e.TLS_CERT === undefined) !== (e.TLS_KEY === undefined))
    throw new OperatorError('settings.wrong', 'TLS_CERT 与 TLS_KEY 须同时设置。', 'TLS_CERT and TLS_KEY belong together.')
  if (e.DATABASE_READ_URL !== undefined && e.DATABASE_URL === undefined)
    throw new OperatorError(
      'settings.wrong',
      'DATABASE_READ_URL 须与 DATABASE_URL 同时设置：它是该数据库的只读副本。',
      'DATABASE_READ_URL is a standby of DATABASE_URL and belongs beside it.',
    )
  const tls =
    e.TLS_CERT !== undefined && e.TLS_KEY !== undefined
      ? { cert: readPem('TLS_CERT', e.TLS_CERT), key: readPem('TLS_KEY', e.TLS_KEY) }
      : undefined
  const host = e.HOST.includes(':') ? `[${e.HOST}]` : e.HOST
  const shown = e.HOST === '0.0.0.0' || e.HOST === '::' ? 'localhost' : host
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: (e.PUBLIC_URL ?? `${tls ? 'https' : 'http'}://${shown}:${e.PORT}`).replace(/\/$/, ''),
    tls,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    readUrl: e.DATABASE_READ_URL,
    withDemo: e.BIHUAN_DEMO === '1',
    partitions: e.BIHUAN_PARTITIONS,
    automationKey: e.BIHUAN_API_KEY,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    trustProxy: e.TRUST_PROXY === undefined ? undefined : e.TRUST_PROXY === 'true' ? true : e.TRUST_PROXY,
    metricsToken: e.METRICS_TOKEN,
    minFreeDiskMb: e.MIN_FREE_DISK_MB,
    drainSeconds: e.DRAIN_SECONDS,
    tracesTo: e.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: e.LOG_LEVEL,
    files: readFilesConfig(e),
    backup: { backupKey: e.BACKUP_KEY, backupPassphrase: e.BACKUP_PASSPHRASE },
  }
}

function readPem(name: string, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new OperatorError(
      'settings.wrong',
      `${name} 所指的文件无法读取：${path}`,
      `The file of ${name} cannot be read: ${path}`,
      {
        cause,
      },
    )
  }
}
