import type { z } from 'zod'
import { type Progress, type TextImport, TextImportLine } from '../../../server/policies/text-import/schema.ts'
import { localProblem, problemOf } from '../../api/problem.ts'
import { announceSignedOut } from '../../api/signed-out.ts'
import { currentLanguage, tags } from '../../language/language.ts'

/** How far it is: the share of the file that has been sent, then what the server does with it. */
export type Stage = { readonly sent: number } | Progress

/** Sends a file or pasted text and reads the answer line by line, so that a long document shows how far it is. Throws a Problem. */
export function sendText(
  given: File | string,
  { onStage, signal }: { onStage: (stage: Stage) => void; signal: AbortSignal },
): Promise<TextImport> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', '/api/policies/text')
    call.setRequestHeader('Accept', 'application/x-ndjson, application/problem+json')
    call.setRequestHeader('Accept-Language', tags[currentLanguage()])
    let read = 0
    const newLines = (): z.infer<typeof TextImportLine>[] => {
      const end = call.responseText.lastIndexOf('\n') + 1
      const lines = call.responseText
        .slice(read, end)
        .split('\n')
        .filter(line => line !== '')
      read = end
      return lines.map(line => TextImportLine.parse(JSON.parse(line)))
    }
    const take = () => {
      for (const line of newLines()) {
        if ('progress' in line) onStage(line.progress)
        else if ('result' in line) resolve(line.result)
        else reject(problemOf(Number(line.problem.status), JSON.stringify(line.problem)))
      }
    }
    const guarded = () => {
      try {
        if (call.status === 200) take()
      } catch (error) {
        reject(localProblem('web.unexpected-answer', error))
      }
    }
    call.upload.onprogress = event => event.lengthComputable && onStage({ sent: event.loaded / event.total })
    call.onprogress = guarded
    call.onerror = () => reject(localProblem(navigator.onLine ? 'web.unreachable' : 'web.offline'))
    call.onabort = () => reject(signal.reason)
    call.onload = () => {
      if (call.status === 401) announceSignedOut()
      if (call.status !== 200) return reject(problemOf(call.status, call.responseText))
      guarded()
      // Settled already where the last line was an answer.
      reject(localProblem('web.unexpected-answer'))
    }
    signal.addEventListener('abort', () => call.abort())
    if (typeof given === 'string') {
      call.setRequestHeader('Content-Type', 'application/json')
      call.send(JSON.stringify({ text: given }))
    } else {
      const form = new FormData()
      form.append('file', given, given.name)
      call.send(form)
    }
  })
}
