import { type DBSchema, openDB } from 'idb'
import { dbName, type Owner, openDeviceDb } from './device-db.ts'

interface Device extends DBSchema {
  meta: { key: string; value: Owner }
}

const device = () => openDB<Device>('bihuan.device', 1, { upgrade: db => void db.createObjectStore('meta') })

/** For whom this device keeps answers, so that it works without a network; undefined on devices that are not used in the field, and after signing out. */
export async function deviceOwner(): Promise<Owner | undefined> {
  const db = await device()
  try {
    return await db.get('meta', 'owner')
  } finally {
    db.close()
  }
}

/** From now on this device works for one person; what it kept of another's reading is wiped, what they have not sent stays theirs. */
export async function becomeDeviceOf(owner: Owner): Promise<void> {
  const before = await deviceOwner()
  if (before !== undefined && dbName(before) !== dbName(owner)) await wipe(before)
  const db = await device()
  await db.put('meta', { org: owner.org, person: owner.person }, 'owner')
  db.close()
}

/** Somebody is signed in: what this device keeps for anybody else to read is wiped, and it is theirs no longer. Resolves to whether there was any. */
export async function releaseFromOthers(owner: Owner): Promise<boolean> {
  const known = await deviceOwner()
  if (known === undefined || dbName(known) === dbName(owner)) return false
  await leaveDevice(undefined)
  return true
}

/** After signing out: nothing that was read stays, and nobody's address; what was not sent waits for its owner. */
export async function leaveDevice(owner: Owner | undefined): Promise<void> {
  const known = await deviceOwner()
  if (known !== undefined) await wipe(known)
  if (owner !== undefined && (known === undefined || dbName(known) !== dbName(owner))) await wipe(owner)
  const db = await device()
  await db.delete('meta', 'owner')
  db.close()
}

/** Forgets what was read, and what was sent; the unsent with its files stays. */
async function wipe(owner: Owner): Promise<void> {
  const db = await openDeviceDb(owner)
  try {
    await db.clear('answers')
    await db.clear('documents')
    const tx = db.transaction(['actions', 'files'], 'readwrite')
    const unsent = (await tx.objectStore('actions').getAll()).filter(action => action.state !== 'done')
    const wanted = new Set(unsent.flatMap(action => action.files))
    for (const action of await tx.objectStore('actions').getAll())
      if (action.state === 'done') await tx.objectStore('actions').delete(action.sequence)
    for (const id of await tx.objectStore('files').getAllKeys()) if (!wanted.has(id)) await tx.objectStore('files').delete(id)
    await tx.done
  } finally {
    db.close()
  }
}
