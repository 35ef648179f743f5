import type { FastifyRequest } from 'fastify'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a page of another site may have sent this request in its reader's name. A request with a cookie must show where
 * it comes from; one without acts for nobody, but when it names another site, it has no business here either.
 */
export function isForeign(request: FastifyRequest, { publicUrl, hasCookie }: { publicUrl: string; hasCookie: boolean }): boolean {
  if (READING.has(request.method)) return false
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  // Browsers set it themselves and no page can change it; over plain http, other than to localhost, they leave it out.
  if (site === 'same-origin') return false
  if (site !== undefined && site !== 'none' && origin === undefined) return true
  if (origin === undefined) return hasCookie
  return !isOurs(origin, publicUrl, host)
}

/** Our address is PUBLIC_URL, or whatever the browser called us by: offices also use bare addresses of the local network. */
function isOurs(origin: string, publicUrl: string, host: string | undefined): boolean {
  const ours = new URL(publicUrl)
  if (origin === ours.origin) return true
  if (!URL.canParse(origin)) return false // `null`, from a sandboxed frame
  const theirs = new URL(origin)
  return theirs.host === host && (ours.protocol === 'http:' || theirs.protocol === 'https:')
}
