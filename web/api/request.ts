import type { z } from 'zod'
import { currentLanguage, tags } from '../language/language.ts'
import { forgetEarly, takeEarly } from './asked-early.ts'
import { answerKeeper } from './kept.ts'
import { type AnswerSchema, isHeld, loadedSchema } from './late-schema.ts'
import { localProblem, Problem, problemOf } from './problem.ts'
import { noteServerTime } from './server-time.ts'
import { announceSignedOut } from './signed-out.ts'

/** Values of a query string; undefined ones are left out, lists repeat the name. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

type Options<S extends z.ZodType> = {
  /** Checks the answer: what the server sends and what the screen believes cannot drift apart unnoticed. */
  readonly schema: AnswerSchema<S>
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Query | undefined
  readonly body?: unknown
  /** Idempotency-Key; see intent.ts. */
  readonly intent?: string | undefined
  /** Asks for no more than what was made: the page that comes next reads the rest. */
  readonly isMinimal?: boolean | undefined
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number | undefined
  /** The server says by an ETag whether the browser's own copy still holds; anything else is never kept by the browser. */
  readonly mayBeKnown?: boolean | undefined
}

/** `/api/cases` + `{stage: 'response'}` -> `/api/cases?stage=response`. */
export function addressOf(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one))
  }
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })

/** Sends with a time limit. AbortSignal.any would do it in one line but is too new for browsers in offices. */
async function fetchInTime(
  address: string,
  init: RequestInit,
  outer: AbortSignal | undefined,
  timeoutMs: number,
): Promise<Response> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  outer?.addEventListener('abort', stop)
  if (outer?.aborted) stop()
  let late = false
  const timer = setTimeout(() => {
    late = true
    stop()
  }, timeoutMs)
  const now = Date.now()
  const early = init.method === 'GET' ? takeEarly(address, now) : forgetEarly()
  try {
    if (early !== undefined) {
      const { response, receivedAt } = await Promise.race([early.answer, stopped(controller.signal)])
      noteServerTime(response.headers.get('Server-Time'), early.sentAt, receivedAt)
      return response
    }
    const response = await fetch(address, { cache: 'no-store', ...init, signal: controller.signal, credentials: 'same-origin' })
    noteServerTime(response.headers.get('Server-Time'), now, Date.now())
    return response
  } catch (error) {
    // Whoever asked gave up (left the page, typed on): that is no problem to show.
    if (outer?.aborted) throw error
    throw localProblem(late ? 'web.timeout' : navigator.onLine ? 'web.unreachable' : 'web.offline', error)
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', stop)
  }
}

/** The raw answer of a request that succeeded; everything else is thrown as a Problem. For downloads. */
export async function requestRaw(path: string, options: Omit<Options<z.ZodType>, 'schema'>): Promise<Response> {
  const headers = new Headers({
    Accept: 'application/json, application/problem+json, */*',
    'Accept-Language': tags[currentLanguage()],
  })
  if (options.intent !== undefined) headers.set('Idempotency-Key', options.intent)
  if (options.isMinimal === true) headers.set('Prefer', 'return=minimal')
  if (options.body !== undefined) headers.set('Content-Type', 'application/json')
  const init: RequestInit = {
    method: options.method ?? 'GET',
    headers,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    ...(options.mayBeKnown === true && { cache: 'no-cache' }),
  }
  const response = await fetchInTime(addressOf(path, options.query), init, options.signal, options.timeoutMs ?? 20_000)
  if (response.ok) return response
  if (response.status === 401) announceSignedOut()
  throw problemOf(response.status, await response.text())
}

/** A phone that has an older answer does not wait longer than this for a new one. */
const PATIENCE_WITH_KEPT_MS = 6_000

/** The text of an answer; where the network gives none, that of the last time, if this device keeps it. */
async function textOf(path: string, options: Omit<Options<z.ZodType>, 'schema'>): Promise<string> {
  const keeper = (options.method ?? 'GET') === 'GET' ? answerKeeper() : undefined
  if (keeper === undefined) return (await requestRaw(path, options)).text()
  const address = addressOf(path, options.query)
  const kept = await keeper.find(address)
  try {
    const timeoutMs = kept === undefined ? options.timeoutMs : PATIENCE_WITH_KEPT_MS
    const text = await (await requestRaw(path, { ...options, timeoutMs })).text()
    keeper.keep(address, text)
    return text
  } catch (error) {
    if (kept === undefined || !(error instanceof Problem) || !error.isTransient) throw error
    keeper.used(kept)
    return kept.text
  }
}

/** One call to our API. Throws a Problem, or an AbortError when the caller's own signal fired. */
export async function request<S extends z.ZodType>(path: string, options: Options<S>): Promise<z.output<S>> {
  const text = await textOf(path, options)
  let body: unknown
  try {
    body = text === '' ? undefined : JSON.parse(text)
  } catch (error) {
    throw localProblem('web.unexpected-answer', error)
  }
  // The server gives its answers by the same schema: what is checked later is meanwhile taken for what it says.
  if (isHeld(path, body, options.schema)) return body as z.output<S>
  const schema = await loadedSchema(options.schema)
  if (schema === undefined) return body as z.output<S>
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  console.error(`Unexpected answer of ${path}`, parsed.error)
  throw localProblem('web.unexpected-answer', parsed.error)
}

/** Reads. */
export function get<S extends z.ZodType>(
  path: string,
  schema: AnswerSchema<S>,
  options: { query?: Query; signal?: AbortSignal; mayBeKnown?: boolean } = {},
): Promise<z.output<S>> {
  return request(path, { schema, ...options })
}

/** Writes; `intent` is the Idempotency-Key that every write takes. */
export function post<S extends z.ZodType>(
  path: string,
  body: unknown,
  schema: AnswerSchema<S>,
  intent: string,
  options: { isMinimal?: boolean } = {},
): Promise<z.output<S>> {
  return request(path, { method: 'POST', schema, body, intent, ...options })
}
