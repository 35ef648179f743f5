import { Agent, request } from 'node:http'

export type Answer = { readonly status: number; readonly text: string }
export type Ask = (
  method: 'GET' | 'POST',
  path: string,
  options?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Answer>

/** Requests to one server over connections that stay open, as one signed-in person. Nothing is repeated: a lost connection is an error. */
export function clientOf(url: string, cookie = ''): { ask: Ask; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(url)
  const ask: Ask = (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const sent = request(
        {
          ...{ hostname, port, path, method, agent },
          headers: {
            ...(cookie && { cookie }),
            origin: url,
            ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...headers,
          },
        },
        response => {
          const chunks: Buffer[] = []
          response.on('data', chunk => chunks.push(chunk))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
          response.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(payload)
    })
  return { ask, close: () => agent.destroy() }
}

/** Signs in with a password and gives back the cookie of the session. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map(one => one.split(';', 1)[0])
    .join('; ')
}

export type Measured = { readonly perSecond: number; readonly p50: number; readonly p95: number; readonly done: number }

/**
 * Runs an operation by so many clients at once for so many seconds, after a warm-up of half of that, at least two seconds: processes that serve people have run for
 * hours. Times in milliseconds, without what `prepare` takes.
 */
export async function measure(
  run: (client: number, turn: number) => Promise<void>,
  clients: number,
  seconds: number,
  prepare: (client: number, turn: number) => Promise<void> = async () => {},
): Promise<Measured> {
  let turn = 0
  const until = async (end: number, times: number[]) =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        while (performance.now() < end) {
          const mine = turn++
          await prepare(client, mine)
          const from = performance.now()
          await run(client, mine)
          times.push(performance.now() - from)
        }
      }),
    )
  await until(performance.now() + Math.max(2_000, seconds * 500), [])
  const times: number[] = []
  const from = performance.now()
  await until(from + seconds * 1000, times)
  const took = (performance.now() - from) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), done: times.length }
}
