import { type DeviceDb, sentKey } from './device-db.ts'
import type { Ask } from './send-outbox.ts'
import { uploadStateOf } from './sync-answers.ts'

/**
 * Brings a kept file to the server, going on where it was. Resolves when the server has all of it and its SHA-256 agrees; a file that is
 * not kept any more is taken as sent. Throws a Problem.
 */
export async function sendFile(db: DeviceDb, id: string, partBytes: number, ask: Ask): Promise<void> {
  const file = await db.get('files', id)
  if (file === undefined) return
  const { name, size, sha256, blob } = file
  let state = uploadStateOf(await ask('POST', '/api/files/uploads', { id, name, size, sha256 }))
  while (!state.done) {
    const part = blob.slice(state.received, state.received + partBytes)
    state =
      part.size === 0
        ? uploadStateOf(await ask('POST', `/api/files/uploads/${id}/finish`, {}))
        : uploadStateOf(await ask('PUT', `/api/files/uploads/${id}?offset=${state.received}`, part))
    await db.put('meta', state.received, sentKey(id))
  }
}
