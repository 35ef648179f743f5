import type { DeviceStamp } from '../../server/field-sync/schema.ts'
import { newId } from '../api/new-id.ts'
import type { ProblemBody } from '../api/problem.ts'
import { type Clocks, type Contact, stampTimes } from './device-clock.ts'
import { type DeviceDb, type QueuedAction, sentKey } from './device-db.ts'

/** What somebody wants sent. */
export type NewAction = {
  /** The Idempotency-Key; the same key again is the same wish, and is queued once. */
  readonly key: string
  readonly stream: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly about: QueuedAction['about']
  /** The device's clock when it was done; now, where nothing is said. */
  readonly at?: number
}

/** The id of this device for its owner, made at the first use. */
export async function deviceId(db: DeviceDb): Promise<string> {
  const tx = db.transaction('meta', 'readwrite')
  const known = await tx.store.get('device')
  const id = typeof known === 'string' ? known : newId()
  if (known === undefined) await tx.store.put(id, 'device')
  await tx.done
  return id
}

/** Puts an act into the outbox, with the device's times; once it resolves, the act survives the end of the browser. Resolves to the queued act. */
export async function enqueue(db: DeviceDb, wanted: NewAction, clocks: Clocks): Promise<QueuedAction> {
  const device = await deviceId(db)
  const tx = db.transaction(['actions', 'meta', 'files'], 'readwrite', { durability: 'strict' })
  const actions = tx.objectStore('actions')
  const already = await actions.index('key').get(wanted.key)
  if (already !== undefined) {
    await tx.done
    return already
  }
  const meta = tx.objectStore('meta')
  const sequence = (((await meta.get('sequence')) as number | undefined) ?? 0) + 1
  const contact = (await meta.get('contact')) as Contact | undefined
  const kept = new Set((await tx.objectStore('files').getAllKeys()).map(String))
  const at = wanted.at ?? clocks.wall()
  const stamp: DeviceStamp = { id: device, sequence, ...stampTimes(contact, at, clocks) }
  const action: QueuedAction = {
    sequence,
    key: wanted.key,
    stream: wanted.stream,
    path: wanted.path,
    // Other addresses than a case's own door know nothing of devices; their Idempotency-Key is enough.
    body: wanted.path.endsWith('/events') ? { ...wanted.body, device: stamp } : wanted.body,
    about: wanted.about,
    files: [...namedIn(wanted.body)].filter(id => kept.has(id)),
    state: 'waiting',
    at: stamp.at,
    tries: 0,
  }
  await meta.put(sequence, 'sequence')
  await actions.put(action)
  await tx.done
  return action
}

/** All texts in a value: among them the ids of files, wherever an act puts them. */
export function namedIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) namedIn(inner, found)
  return found
}

/** All that is in the outbox, in the order in which it was done. */
export function listActions(db: DeviceDb): Promise<QueuedAction[]> {
  return db.getAll('actions')
}

/** Changes one act, if it is still there; one that was sent meanwhile, by another tab, stays so. */
export async function changeAction(db: DeviceDb, sequence: number, more: Partial<QueuedAction>): Promise<void> {
  // Not flushed to the disk: what is lost with the power is sent again under the same key, which costs less than flushing each of hundreds.
  const tx = db.transaction('actions', 'readwrite', { durability: 'relaxed' })
  const action = await tx.store.get(sequence)
  if (action !== undefined && action.state !== 'done') await tx.store.put({ ...action, ...more })
  await tx.done
}

/** What was sent and taken: the act leaves its content behind, its files go unless another act names them. */
export async function finishAction(db: DeviceDb, sequence: number, doneAt: string): Promise<void> {
  const tx = db.transaction(['actions', 'files', 'meta'], 'readwrite', { durability: 'relaxed' })
  const action = await tx.objectStore('actions').get(sequence)
  if (action !== undefined) {
    if (action.files.length > 0) {
      const all = await tx.objectStore('actions').getAll()
      const wanted = new Set(all.flatMap(one => (one.sequence === sequence || one.state === 'done' ? [] : one.files)))
      for (const id of action.files) {
        await tx.objectStore('meta').delete(sentKey(id))
        if (!wanted.has(id)) await tx.objectStore('files').delete(id)
      }
    }
    const { problem: _, ...rest } = action
    await tx.objectStore('actions').put({ ...rest, body: {}, files: [], state: 'done', doneAt })
  }
  await tx.done
}

/** Takes an act out for good. */
export async function dropAction(db: DeviceDb, sequence: number): Promise<void> {
  await finishAction(db, sequence, '')
  await db.delete('actions', sequence)
}

/** Sends it again, perhaps with other content: then it is another wish and gets another key, but keeps its place and its time. */
export async function sendAgain(db: DeviceDb, sequence: number, data?: Readonly<Record<string, unknown>>): Promise<void> {
  const action = await db.get('actions', sequence)
  if (action === undefined || action.state === 'done') return
  const { problem: _, ...rest } = action
  const body = data === undefined ? action.body : { ...action.body, data }
  const kept = new Set((await db.getAllKeys('files')).map(String))
  const files = [...namedIn(body)].filter(id => kept.has(id))
  await db.put('actions', { ...rest, body, files, key: newId(), state: 'waiting', tries: 0 })
}

/** Sends something else in the place of an act, with its files: a report of what the case would not take. */
export async function replaceAction(db: DeviceDb, sequence: number, path: string, body: object): Promise<void> {
  const action = await db.get('actions', sequence)
  if (action === undefined || action.state === 'done') return
  const { problem: _, ...rest } = action
  const named = namedIn(body)
  const stays = action.files.filter(id => named.has(id))
  // A stream of its own: what comes after it in the case need not wait for the office's copy.
  const next = { ...rest, path, body: { ...body }, files: stays, stream: `report/${sequence}`, key: newId(), tries: 0 }
  const tx = db.transaction(['actions', 'files'], 'readwrite', { durability: 'strict' })
  await tx.objectStore('actions').put({ ...next, state: 'waiting' })
  const others = (await tx.objectStore('actions').getAll()).flatMap(one => (one.state === 'done' ? [] : one.files))
  for (const id of action.files) if (!others.includes(id)) await tx.objectStore('files').delete(id)
  await tx.done
}

/** The refusals after which the case, not the content, is what has to be looked at. */
export function isConflict(problem: ProblemBody): boolean {
  return problem.status === 403 || problem.status === 404 || problem.status === 409
}
