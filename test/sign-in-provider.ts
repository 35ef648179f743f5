import type { TestApp } from './app.ts'

/** A browser's walk to a provider and back, between our server (asked without a port) and a real one on 127.0.0.1. */
export type Visit = { callback: string; cookie: string }

/** Begins at our server; gives the provider's address and the cookie that our server set. */
export async function begin(server: TestApp, id: string, from?: string): Promise<{ location: string; cookie: string }> {
  const started = await server.ask('GET', `/api/sign-in/${id}/start?return=/cases`, from === undefined ? {} : { from })
  if (started.statusCode !== 302) throw new Error(`cannot begin: ${started.body}`)
  return { location: String(started.headers.location), cookie: cookiesIn(started.headers['set-cookie']) }
}

/** What a browser keeps of a provider's cookies. */
export type Jar = Map<string, string>

/** Follows the provider's redirects with its cookies, until it sends the browser back to us. */
export async function walk(location: string, jar: Jar = new Map()): Promise<string> {
  let address = location
  for (let step = 0; step < 12; step++) {
    const answer = await visit(address, jar)
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the provider stops at ${address} with ${answer.status}: ${await answer.text()}`)
    address = new URL(next, address).toString()
    if (address.includes('/api/sign-in/')) return address
  }
  throw new Error('the provider sends in circles')
}

/** Asks the provider as a browser that has its cookies, and takes new ones; a form is sent by POST. */
export async function visit(address: string, jar: Jar, form?: URLSearchParams): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(address, {
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
    ...(form && { method: 'POST', body: form }),
  })
  for (const set of answer.headers.getSetCookie()) {
    const [name, value] = set.split(';')[0]!.split('=') as [string, string]
    jar.set(name, value)
  }
  return answer
}

/** Comes back to our server at the address that the provider gave. */
export function comeBack(server: TestApp, address: string, { cookie, from }: { cookie?: string; from?: string } = {}) {
  const { pathname, search } = new URL(address)
  return server.ask('GET', `${pathname}${search}`, {
    ...(cookie !== undefined && { cookie }),
    ...(from !== undefined && { from }),
  })
}

/** There and back in one. */
export async function signInThrough(server: TestApp, id: string) {
  const { location, cookie } = await begin(server, id)
  return comeBack(server, await walk(location), { cookie })
}

/** The cookies of an answer as the browser would send them. */
export function cookiesIn(header: string | string[] | undefined): string {
  return [header ?? []]
    .flat()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
