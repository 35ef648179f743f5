import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Instant } from '../../events/instant.ts'
import { refuse } from '../errors.ts'
import { FileQuery } from './schema.ts'

/** FILES_ORIGIN: a second address of this server that gives out files and nothing else, and that no cookie of ours ever reaches. */
export type FileLinks = { readonly origin: string; readonly key: Buffer }

/** A link holds for 5 minutes at least and 10 at most: within 5 minutes it is the same, so that a browser keeps a picture. */
const STEP_MS = 5 * 60_000

const Linked = z.object({
  org: z.string(),
  file: z.string(),
  person: z.string(),
  query: FileQuery,
  /** Milliseconds since 1970 at which it ends. */
  ends: z.int(),
})
export type Linked = z.infer<typeof Linked>

/** The links of an installation: signed with a key that comes of its secret. */
export function fileLinks(origin: string, secret: string): FileLinks {
  return { origin, key: Buffer.from(hkdfSync('sha256', secret, '', 'bihuan links to files', 32)) }
}

const sign = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The address under which one person may fetch one file in one form for some minutes. */
export function linkTo({ origin, key }: FileLinks, what: Omit<Linked, 'ends'>, now: Instant): string {
  const ends = (Math.floor(Date.parse(now) / STEP_MS) + 2) * STEP_MS
  const text = Buffer.from(JSON.stringify({ ...what, ends })).toString('base64url')
  return `${origin}/f?t=${text}.${sign(key, text).toString('base64url')}`
}

/** What a link stands for; one that was changed, or has ended, is `file.link-ended`. */
export function readLink({ key }: FileLinks, token: string, now: Instant): Linked {
  const [text = '', signature = ''] = token.split('.')
  const [given, expected] = [Buffer.from(signature, 'base64url'), sign(key, text)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refuse('file.link-ended')
  const linked = Linked.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  if (linked.ends <= Date.parse(now)) throw refuse('file.link-ended')
  return linked
}

/** Where a browser would show what it gets, as the page that it is or inside one; programs that fetch are given the file itself. */
const shown: ReadonlySet<string> = new Set(['document', 'image', 'iframe', 'frame', 'embed', 'object', 'video', 'audio'])

/** Whether a request wants to show a file, so that it must come from the other address. */
export function wantsToShow(request: FastifyRequest): boolean {
  return shown.has(String(request.headers['sec-fetch-dest'] ?? ''))
}

/** On the address of files nothing but files answers, and files by their links answer there only: anything else is `route.not-found`. */
export function keepApart(app: FastifyInstance, links: FileLinks | undefined): void {
  const filesHost = links && new URL(links.origin).host
  app.addHook('onRequest', async request => {
    const isLink = request.routeOptions.url === '/f'
    if (isLink !== (filesHost !== undefined && request.host === filesHost)) throw refuse('route.not-found')
  })
}
