import { refuse } from '../errors.ts'

const TIMEOUT_MS = 10_000
const LARGEST_ANSWER = 1024 * 1024
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Refuses an address over which a secret could be read on its way: http is for this computer only. */
export function mustBeSafe(address: string): void {
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && !LOOPBACK.test(hostname)) throw refuse('provider.address-unsafe')
}

export type JsonAnswer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export type JsonRequest = {
  readonly method?: 'GET' | 'POST'
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a URLSearchParams as a form. */
  readonly body?: object
}

/**
 * Asks a provider and reads its JSON, whatever the status below 500. Refuses `provider.unreachable` where it does not answer within ten
 * seconds or fails, `provider.answer-wrong` where it answers something else. Redirects are not followed: they would carry secrets along.
 */
export async function fetchJson(address: string, { method, query, headers, body }: JsonRequest = {}): Promise<JsonAnswer> {
  mustBeSafe(address)
  const url = new URL(address)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  const isForm = body instanceof URLSearchParams
  const response = await fetch(url, {
    method: method ?? 'GET',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8' }),
      ...headers,
    },
    ...(body && { body: isForm ? body.toString() : JSON.stringify(body) }),
  }).catch(cause => {
    throw Object.assign(refuse('provider.unreachable'), { cause })
  })
  if (response.status >= 500) throw refuse('provider.unreachable')
  const text = await response.text()
  if (text.length > LARGEST_ANSWER) throw refuse('provider.answer-wrong')
  return { status: response.status, body: objectOf(text) }
}

function objectOf(text: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw refuse('provider.answer-wrong')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refuse('provider.answer-wrong')
  return { ...parsed }
}

/** A text of an answer that must be there. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw refuse('provider.answer-wrong')
  return value
}

/** A text of an answer, undefined where it is missing or empty. */
export function optionalText(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
