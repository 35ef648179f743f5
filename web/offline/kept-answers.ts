import { useSyncExternalStore } from 'react'
import { type AnswerKeeper, provideKeeper } from '../api/kept.ts'
import { type DeviceDb, dbName, type Owner, openDeviceDb } from './device-db.ts'
import { becomeDeviceOf, deviceOwner, releaseFromOthers } from './device-owner.ts'

/** What screens without a network read. Anything else is asked of the server alone; nothing of another person's work is among them. */
const keepable: readonly RegExp[] = [
  /^\/api\/me$/,
  /^\/api\/field\//,
  // The case, and what hangs on it.
  /^\/api\/cases\/[^/?]+(?:\/(?:field|papers|manuals|checklists|parts|signatures|visits|why\/[^/?]+))?$/,
  // Texts of regulations, names, days.
  /^\/api\/policies(?:\/names|\/[^/?]+\/editions\/[^/?]+(?:\/case)?)?$/,
  /^\/api\/departments$/,
  /^\/api\/people\?ids=/,
  /^\/api\/calendar\/days\?/,
  /^\/api\/(?:code-trees|checklists|manuals|parts)(?:[/?][^?]*)?$/,
]
/** What nobody has read for so long is thrown away. */
const KEEP_MS = 14 * 86_400_000

let opened: { readonly name: string; readonly db: Promise<DeviceDb> } | undefined
let owner: Promise<Owner | undefined> | undefined
/** Since when, by the device's clock, screens have been drawn from what was kept; undefined while the server answers. */
let offlineSince: number | undefined
const listeners = new Set<() => void>()

function noteAnswered(keptAt: number | undefined): void {
  if (offlineSince === keptAt) return
  offlineSince = keptAt === undefined ? undefined : Math.min(keptAt, offlineSince ?? keptAt)
  for (const listener of listeners) listener()
}

async function dbOfOwner(): Promise<DeviceDb | undefined> {
  owner ??= deviceOwner().catch(() => undefined)
  const whose = await owner
  if (whose === undefined) return undefined
  const name = dbName(whose)
  if (opened?.name !== name) opened = { name, db: openDeviceDb(whose) }
  return opened.db
}

const keeper: AnswerKeeper = {
  keep(address, text) {
    noteAnswered(undefined)
    if (!keepable.some(pattern => pattern.test(address))) return
    void dbOfOwner()
      .then(db => db?.put('answers', { address, text, keptAt: Date.now() }))
      // No room, or the database is just being wiped: then this device has one answer less.
      .catch(() => undefined)
  },
  async find(address) {
    if (!keepable.some(pattern => pattern.test(address))) return undefined
    const kept = await dbOfOwner()
      .then(db => db?.get('answers', address))
      .catch(() => undefined)
    return kept
  },
  used: ({ keptAt }) => noteAnswered(keptAt),
}

/** Answers of the server are kept from now on, on devices that somebody uses in the field. Call it once, before the first question. */
export function keepAnswers(): void {
  provideKeeper(keeper)
}

/** This device is used in the field by this person: what they read is kept for when there is no network. Resolves to whether that is new. */
export async function beInField(whose: Owner): Promise<boolean> {
  const before = await deviceOwner().catch(() => undefined)
  if (before !== undefined && dbName(before) === dbName(whose)) return false
  await becomeDeviceOf(whose)
  forgetOwner()
  return true
}

/** Somebody is signed in: nothing of another person's reading is given to them. */
export async function keepOnlyFor(whose: Owner): Promise<void> {
  if (await releaseFromOthers(whose)) forgetOwner()
}

/** Look again whose device this is: somebody signed in or out. */
export function forgetOwner(): void {
  void opened?.db.then(db => db.close()).catch(() => undefined)
  opened = undefined
  owner = undefined
}

/** Puts answers that came in one bundle where each is looked for, and throws old ones away. */
export async function keepAll(answers: Readonly<Record<string, unknown>>): Promise<void> {
  const db = await dbOfOwner()
  if (db === undefined) return
  const now = Date.now()
  const tx = db.transaction('answers', 'readwrite')
  for (const [address, answer] of Object.entries(answers))
    await tx.store.put({ address, text: JSON.stringify(answer), keptAt: now })
  for (const old of await tx.store.getAll()) if (now - old.keptAt > KEEP_MS) await tx.store.delete(old.address)
  await tx.done
}

/** As of when (milliseconds, the device's clock) the screens show what was kept because the server does not answer; undefined while it does. */
export function useOfflineSince(): number | undefined {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offlineSince,
  )
}
