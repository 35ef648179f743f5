import type { z } from 'zod'
import { StoredFile as Stored } from '../../server/files/schema.ts'
import { currentLanguage, tags } from '../language/language.ts'
import { localProblem, problemOf } from './problem.ts'
import { announceSignedOut } from './signed-out.ts'

/** A file the server keeps, as forms and messages carry it: part of the answer of `POST /api/files`. */
export const StoredFile = Stored.pick({ id: true, name: true, size: true, sha256: true }).extend({
  ...Stored.pick({ hasMacros: true, isMisnamed: true }).partial().shape,
})
export type StoredFile = z.infer<typeof StoredFile>

type Upload = {
  readonly file: File
  readonly intent: string
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Stores one file with the server. */
export function uploadFile(upload: Upload): Promise<StoredFile> {
  return sendFile('/api/files', StoredFile, upload)
}

/** Sends one file to an address that answers with `schema`. XMLHttpRequest, because fetch cannot tell how far an upload has come. */
export function sendFile<S extends z.ZodType>(
  path: string,
  schema: S,
  { file, intent, onProgress, signal }: Upload,
): Promise<z.output<S>> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', file, file.name)
    const call = new XMLHttpRequest()
    call.open('POST', path)
    call.setRequestHeader('Idempotency-Key', intent)
    call.setRequestHeader('Accept-Language', tags[currentLanguage()])
    call.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
    call.onerror = () => reject(localProblem(navigator.onLine ? 'web.unreachable' : 'web.offline'))
    call.onabort = () => reject(signal.reason)
    call.onload = () => {
      if (call.status === 401) announceSignedOut()
      if (call.status < 200 || call.status > 299) return reject(problemOf(call.status, call.responseText))
      try {
        resolve(schema.parse(JSON.parse(call.responseText)))
      } catch (error) {
        reject(localProblem('web.unexpected-answer', error))
      }
    }
    signal.addEventListener('abort', () => call.abort())
    call.send(form)
  })
}
