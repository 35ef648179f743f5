import { newId } from '../api/new-id.ts'
import { localProblem } from '../api/problem.ts'
import type { StoredFile } from '../api/upload.ts'
import type { KeptFile } from './device-db.ts'
import { deviceDb } from './outbox-runtime.ts'
import { hashFile } from './sha256.ts'
import { noteFullness } from './storage.ts'

/**
 * Keeps a photograph or file on this device, hashed as it is now, with the time. What comes back can be named by an act at once, as if the
 * server had it: it is sent before the act is. Throws `web.not-kept` where there is no room.
 */
export async function keepFile(file: File): Promise<StoredFile> {
  const takenAt = new Date().toISOString()
  const sha256 = await hashFile(file)
  const kept: KeptFile = {
    id: newId(),
    name: file.name,
    mime: file.type,
    size: file.size,
    sha256,
    takenAt,
    // The bytes themselves: a File from a phone's camera may only point at a picture that the phone then clears away.
    blob: new Blob([await file.arrayBuffer()], { type: file.type }),
  }
  try {
    await (await deviceDb()).put('files', kept)
  } catch (error) {
    noteFullness(error)
    throw localProblem('web.not-kept', error)
  }
  return { id: kept.id, name: kept.name, size: kept.size, sha256 }
}

/** A kept file, for showing it before the server has it; undefined once it is sent and gone. */
export async function keptFile(id: string): Promise<KeptFile | undefined> {
  return (await deviceDb()).get('files', id)
}
