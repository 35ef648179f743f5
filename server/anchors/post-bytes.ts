/** What came back, or by name why nothing did. */
export type Answered =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string }
  | { readonly ok: false; readonly fault: PostFault; readonly detail?: string }
export type PostFault = 'unreachable' | 'too-slow' | 'too-large' | 'redirected' | 'http-status'

const PATIENCE_MS = 15_000

/**
 * Posts bytes to an address that an administrator has set and reads at most `largest` bytes of the answer. Redirects are not followed, and of a
 * failure only its kind is told, never what stood in the answer: an address inside the network must not be readable from outside by setting it.
 */
export async function postBytes(
  url: string,
  {
    body,
    contentType,
    largest,
    patienceMs = PATIENCE_MS,
  }: { body: Uint8Array<ArrayBuffer> | string; contentType: string; largest: number; patienceMs?: number | undefined },
): Promise<Answered> {
  if (!/^https?:$/.test(new URL(url).protocol)) return { ok: false, fault: 'unreachable' }
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': contentType },
      redirect: 'manual',
      signal,
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return { ok: false, fault: 'redirected' }
    }
    if (!response.ok) {
      await response.body?.cancel()
      return { ok: false, fault: 'http-status', detail: String(response.status) }
    }
    const bytes = await readAtMost(response, largest)
    if (bytes === undefined) return { ok: false, fault: 'too-large' }
    return { ok: true, bytes, contentType: response.headers.get('content-type') ?? '' }
  } catch (error) {
    if (signal.aborted) return { ok: false, fault: 'too-slow' }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    return { ok: false, fault: 'unreachable', ...(code !== '' && { detail: code }) }
  }
}

async function readAtMost(response: Response, largest: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length
    if (length > largest) {
      await reader?.cancel()
      return undefined
    }
    parts.push(part.value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
