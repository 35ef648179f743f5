import { localProblem, problemOf } from '../api/problem.ts'
import { currentLanguage, tags } from '../language/language.ts'
import type { Ask } from './send-outbox.ts'

/** A part of a photo over a slow line; an act is sooner. */
const TIMEOUT_MS = 60_000

/**
 * Asks over the network in one person's name, in a page as well as in the service worker: whoever else is signed in meanwhile is refused
 * (`session.another-person`). Leads nobody to the sign-in page: what is sent in the background must not interrupt.
 */
export const askAs =
  (person: string): Ask =>
  async (method, path, body, of) => {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS)
    try {
      const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: stop.signal,
        headers: {
          Accept: 'application/json, application/problem+json',
          'Accept-Language': tags[currentLanguage()],
          'Content-Type': body instanceof Blob ? 'application/octet-stream' : 'application/json',
          'Sent-By': person,
          ...(of === undefined ? {} : { 'Idempotency-Key': of.key }),
          ...(of?.isMinimal === true ? { Prefer: 'return=minimal' } : {}),
        },
        body: body instanceof Blob ? body : JSON.stringify(body),
      })
      const text = await response.text()
      if (!response.ok) throw problemOf(response.status, text)
      return JSON.parse(text)
    } catch (error) {
      if (error instanceof DOMException || error instanceof TypeError) {
        throw localProblem(stop.signal.aborted ? 'web.timeout' : navigator.onLine ? 'web.unreachable' : 'web.offline', error)
      }
      if (error instanceof SyntaxError) throw localProblem('web.unexpected-answer', error)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
