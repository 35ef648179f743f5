import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import type { Instant } from '../../events/instant.ts'
import type { Letter } from '../../server/deliveries/claim.ts'
import type { Mailer } from '../../server/deliveries/mail.ts'
import type { App, Deps } from '../../server/deps.ts'
import { openFileStore } from '../../server/files/file-store.ts'
import { type Keyring, keyringOnce } from '../../server/keys/keyring.ts'
import type { Gate } from './gate.ts'
import { SIMULATED_DATA_DIR } from './memory-folder.ts'
import type { Program } from './program.ts'
import type { Random } from './random.ts'

export const ORIGIN = 'http://localhost:8080'

/** What a task is about: whose request in which organisation, or nobody's. */
export type Job = {
  readonly org?: string | undefined
  readonly person?: string | undefined
  /** The act that was asked for. */
  readonly act?: { readonly type: string; readonly data: Readonly<Record<string, unknown>>; readonly at?: Instant } | undefined
  /** The server's time when it began. */
  now: Instant
}

/** A server process of a run: code evaluated for itself, and the answers of its routes. */
export type Process = { readonly number: number; readonly program: Program; readonly app: App; readonly deps: Deps }
/** What a pool of processes is given anew for each run: they are evaluated once, and used by one run after another, each of which begins with organisations that they never saw. */
export type Holder = {
  clock: () => Instant
  newId: () => string
  gate: Gate | undefined
  mailer: Mailer
  errors: string[]
}

export const emptyHolder = (): Holder => ({
  clock: () => '2026-01-01T00:00:00.000Z',
  newId: () => '',
  gate: undefined,
  mailer: { send: async () => ({ ok: true }), close: () => {} },
  errors: [],
})

const masterKey = Buffer.alloc(32, 7).toString('base64')
const random = (bytes: number): Buffer => Buffer.alloc(bytes, 7)
/** The keys of every simulated process, for whoever looks from outside. */
export const simulatedKeys = (): Promise<Keyring> => keyringOnce({ dataDir: SIMULATED_DATA_DIR, masterKey }, random)()

/** Starts a process whose clock, ids, mail and database are the holder's. Who signs in is said by the cookie: the id of the account. */
export async function startProcess(number: number, program: Program, holder: Holder): Promise<Process> {
  const log: FastifyBaseLogger = pino({ level: 'error' }, { write: (line: string) => holder.errors.push(line) })
  // Files are not simulated: nothing is ever written under this folder.
  const files = await openFileStore({ dataDir: SIMULATED_DATA_DIR, masterKey }, { random, clock: () => holder.clock() })
  const database: Deps['database'] = {
    keys: async () => files.keys,
    ...{
      kind: 'pglite',
      connectionString: '',
      listen: async () => async () => {},
      announce: async () => {},
      close: async () => {},
    },
    get db() {
      return databaseOf(holder).db
    },
    get pool() {
      return databaseOf(holder).pool
    },
  }
  const auth = {
    cookieName: 'bihuan',
    challengeCookieName: 'challenge',
    options: {},
    userOfCookie: async (cookie: string) => ({
      userId: cookie.slice('bihuan='.length),
      session: { id: cookie, hasSecondFactor: true },
      setCookies: [],
    }),
    close: async () => {},
  } as unknown as Deps['auth']
  const deps: Deps = {
    ...{ database, auth, log, files, publicUrl: ORIGIN, dataDir: SIMULATED_DATA_DIR },
    clock: () => holder.clock(),
    newId: () => holder.newId(),
    newSalt: () => `salt-${holder.newId()}`,
    setupToken: program.createSetupToken(bytes => new Uint8Array(bytes)),
  }
  return { number, program, deps, app: await program.buildApp(deps) }
}

const databases = new WeakMap<Gate, Deps['database']>()
function databaseOf({ gate }: Holder): Deps['database'] {
  if (gate === undefined) throw new Error('no run is going on')
  let database = databases.get(gate)
  if (database === undefined) {
    database = gate.database()
    databases.set(gate, database)
  }
  return database
}

/** Letters as they leave: which, how often, by which attempt. Some cannot be delivered, and some servers answer nothing for now. */
export type Post = { readonly mailer: Mailer; readonly sent: { letter: string; messages: string[]; at: Instant; ok: boolean }[] }

export function postOf(random: Random): Post {
  const sent: Post['sent'] = []
  const outcomes = new Map<string, { ok: true } | { ok: false; code: string; because: string; isFinal: boolean }>()
  return {
    sent,
    mailer: {
      async send(letter: Letter, _settings, now) {
        const key = `${letter[0].letter} ${letter[0].attempts}`
        const outcome = outcomes.get(key) ?? (random.chance(0.9) ? { ok: true as const } : lost(random))
        outcomes.set(key, outcome)
        sent.push({ letter: letter[0].letter, messages: letter.map(one => one.id), at: now, ok: outcome.ok })
        return outcome
      },
      close() {},
    },
  }
}

const lost = (random: Random) => ({
  ok: false as const,
  code: random.pick(['550', 'ETIMEDOUT']),
  because: 'simulated',
  isFinal: random.chance(0.3),
})
