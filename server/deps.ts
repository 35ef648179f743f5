import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Pack } from '../engine/pack.ts'
import type { Instant } from '../events/instant.ts'
import type { Auth } from './auth/auth.ts'
import type { Sessions } from './auth/sessions.ts'
import type { BackupSettings } from './backup/backup-key.ts'
import type { Database } from './database/database.ts'
import type { Tx } from './database/transaction.ts'
import type { FileLinks } from './files/file-links.ts'
import type { FileStore } from './files/file-store.ts'
import type { Operations } from './operations/operations.ts'
import type { Beginning } from './setup/begin-with.ts'
import type { DemoLogins } from './setup/schema.ts'
import type { SetupToken } from './setup/setup-token.ts'

/** What the server is built from. Clock, ids and salts come from outside, so that tests and replays decide them. */
export type Deps = {
  readonly database: Database
  readonly auth: Auth
  readonly clock: () => Instant
  readonly newId: () => string
  readonly newSalt: () => string
  readonly dataDir: string
  /** Contents of files and the keys they lie under. */
  readonly files: FileStore
  /** PUBLIC_URL: how browsers reach the server. */
  readonly publicUrl: string
  readonly log: FastifyBaseLogger
  readonly setupToken: SetupToken
  /** Puts into a new organisation what it starts with, in the transaction that makes it: the regulations chosen. */
  readonly onOrganisationCreated?: (tx: Tx, org: string, now: Instant, beginning: Beginning) => Promise<void>
  /** The regulations that a new organisation may begin with. */
  readonly shipped?: readonly Pick<Pack, 'id' | 'title' | 'primaryFor'>[] | undefined
  /** The built pages (dist/web); without it only the API answers. */
  readonly webDir?: string | undefined
  /** BACKUP_KEY, BACKUP_PASSPHRASE: what backups are encrypted for instead of the installation's own key. */
  readonly backup?: BackupSettings | undefined
  /** FILES_ORIGIN: the address from which files are shown, with the key of their links. */
  readonly fileLinks?: FileLinks | undefined
  /** SMTP_URL: for organisations without a mail server of their own. Without any, mails become files in DATA_DIR/outbox. */
  readonly smtpUrl?: string | undefined
  /** MAIL_FROM: the sender where an organisation names none. */
  readonly mailFrom?: string | undefined
  /** BIHUAN_API_KEY. */
  readonly automationKey?: string | undefined
  /** With demo data: its password, and the accounts that the sign-in page offers. */
  readonly demo?: DemoLogins | undefined
  /** Whose X-Forwarded-For counts for limits on signing in: Fastify's trustProxy. */
  readonly trustProxy?: boolean | string | undefined
  /** What the process tells of itself; without it nothing is measured. */
  readonly operations?: Operations | undefined
  /** TLS_CERT and TLS_KEY, read from their files; without them a reverse proxy does TLS, or nobody. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined
}

/** The app as features see it: routes typed by their zod schemas, dependencies in `app.deps`. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** The routes of one feature folder, in a scope of their own. The dependencies come with the app, and once more beside it. */
export type Feature = (app: App, options: { deps: Deps }) => void | Promise<void>

declare module 'fastify' {
  interface FastifyInstance {
    deps: Deps
    /** Who is signed in; whoever changes people, posts or keys calls `sessions.forget()`. */
    sessions: Sessions
  }
}
