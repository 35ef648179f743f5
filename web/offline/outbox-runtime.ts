import { askAs } from './ask.ts'
import { deviceClocks } from './device-clock.ts'
import { type DeviceDb, dbName, type Owner, openDeviceDb, type QueuedAction } from './device-db.ts'
import { makeContact, sendOutbox } from './send-outbox.ts'

/** How sending goes, for the badge and the list. */
export type OutboxState = 'idle' | 'sending' | 'later' | 'signed-out'

/** Told of every act that was taken; pages refresh what they show of its case. */
export type Taken = (action: QueuedAction, answer: unknown) => void

/** Unsent things are tried again this often while the page is open. */
const TRY_AGAIN_MS = 20_000

let owner: Owner | undefined
let opened: Promise<DeviceDb> | undefined
let state: OutboxState = 'idle'
let version = 0
let running: Promise<void> | undefined
let isWanted = false
const pokes: (() => void)[] = []
const listeners = new Set<() => void>()
const takers = new Set<Taken>()
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('bihuan.outbox')

/** Says whose outbox this page works with; the shell does so once it knows who is signed in. */
export function ownOutbox(next: Owner): void {
  if (owner?.org === next.org && owner.person === next.person) return
  const before = opened
  owner = next
  opened = undefined
  void before?.then(db => db.close()).catch(() => undefined)
  tell()
}

/** Nobody's any more: after signing out. */
export function disownOutbox(): void {
  const before = opened
  owner = undefined
  opened = undefined
  void before?.then(db => db.close()).catch(() => undefined)
  tell()
}

/** Whose outbox is in use. */
export const outboxOwner = (): Owner | undefined => owner

/** The database of whoever is signed in. Rejects where nobody is, or where this browser keeps nothing. */
export function deviceDb(): Promise<DeviceDb> {
  if (owner === undefined) return Promise.reject(new Error('nobody is signed in'))
  opened ??= openDeviceDb(owner).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** A number that changes whenever the outbox does, in this tab or another, or in the service worker. */
export const outboxVersion = (): number => version
export const outboxState = (): OutboxState => state
export function onOutboxChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export function onTaken(taker: Taken): () => void {
  takers.add(taker)
  return () => takers.delete(taker)
}

/** The first change is drawn at once; hundreds of acts that are sent one after the other are drawn twice a second. */
const DRAW_EVERY_MS = 500
let drawnAt = 0
let waiting: ReturnType<typeof setTimeout> | undefined

/** Something in the outbox changed: all tabs look again, soon. */
export function tell(): void {
  if (waiting !== undefined) return
  waiting = setTimeout(
    () => {
      waiting = undefined
      drawnAt = Date.now()
      heard()
      channel?.postMessage('changed')
    },
    Math.max(0, drawnAt + DRAW_EVERY_MS - Date.now()),
  )
}
function heard(): void {
  version++
  for (const listener of listeners) listener()
}
channel?.addEventListener('message', heard)

function become(next: OutboxState): void {
  if (state === next) return
  state = next
  heard()
}

/** Sends what waits, soon: one tab at a time. Called again while it runs, it runs once more. Resolves when it is through. */
export function kickOutbox(): Promise<void> {
  isWanted = true
  for (const poke of pokes.splice(0)) poke()
  running ??= (async () => {
    try {
      while (isWanted) {
        isWanted = false
        await alone(round)
      }
    } finally {
      running = undefined
    }
  })()
  return running
}

async function round(): Promise<void> {
  const whose = owner
  if (whose === undefined) return
  const db = await deviceDb()
  become('sending')
  try {
    const ended = await sendOutbox({
      db,
      ask: askAs(whose.person),
      clocks: deviceClocks,
      onChange: tell,
      poked: () => new Promise(resolve => pokes.push(resolve)),
      onTaken: (action, answer) => {
        for (const taker of takers) taker(action, answer)
      },
    })
    become(ended === 'sent' ? 'idle' : ended)
  } catch (error) {
    // The database went away under it (signed out, or space ran out): what was queued is still there for the next time.
    console.error('The outbox could not be sent', error)
    become('later')
  }
}

/** Sets this device's idea of the server's clock right, and tells the server that it is there; nothing where it does not answer. */
export async function touchServer(): Promise<void> {
  if (owner === undefined) return
  await makeContact({ db: await deviceDb(), ask: askAs(owner.person), clocks: deviceClocks }).catch(() => undefined)
}

/** One sender for all tabs and the service worker, where the browser can promise that; where not, sending twice counts once. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (owner === undefined) return
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(`${dbName(owner)}.sender`, work)
}

/** Sends when the network comes back, when somebody looks at the page, and from time to time. */
export function followNetwork(): () => void {
  const kick = () => {
    if (!document.hidden) void kickOutbox()
  }
  const timer = setInterval(kick, TRY_AGAIN_MS)
  window.addEventListener('online', kick)
  document.addEventListener('visibilitychange', kick)
  kick()
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', kick)
    document.removeEventListener('visibilitychange', kick)
  }
}
