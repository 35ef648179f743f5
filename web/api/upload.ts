import { z } from 'zod'
import { currentLanguage, tags } from '../language/language.ts'
import { localProblem, problemOf } from './problem.ts'
import { announceSignedOut } from './signed-out.ts'

/** A file the server keeps: answer of `POST /api/files`. */
export const StoredFile = z.object({ id: z.string(), name: z.string(), size: z.number(), sha256: z.string() })
export type StoredFile = z.infer<typeof StoredFile>

type Upload = {
  readonly file: File
  readonly intent: string
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Sends one file. XMLHttpRequest, because fetch cannot tell how far an upload has come. */
export function uploadFile({ file, intent, onProgress, signal }: Upload): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', file, file.name)
    const call = new XMLHttpRequest()
    call.open('POST', '/api/files')
    call.setRequestHeader('Idempotency-Key', intent)
    call.setRequestHeader('Accept-Language', tags[currentLanguage()])
    call.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
    call.onerror = () => reject(localProblem(navigator.onLine ? 'web.unreachable' : 'web.offline'))
    call.onabort = () => reject(signal.reason)
    call.onload = () => {
      if (call.status === 401) announceSignedOut()
      if (call.status < 200 || call.status > 299) return reject(problemOf(call.status, call.responseText))
      try {
        resolve(StoredFile.parse(JSON.parse(call.responseText)))
      } catch (error) {
        reject(localProblem('web.unexpected-answer', error))
      }
    }
    signal.addEventListener('abort', () => call.abort())
    call.send(form)
  })
}
