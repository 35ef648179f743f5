import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../access/access.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Ctx } from '../context.ts'
import type { Deps, Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { inRequest } from '../http/organisation-context.ts'
import { createLiveHub, type LiveHub } from './hub.ts'

/** The web takes silence of 50 s for a dead connection. */
const BEAT_MS = 20_000
/** Every third beat the session is looked up again: whoever signed out hears nothing more within a minute. */
const BEATS_PER_CHECK = 3
/** A screen that does not read what it is sent is let go; it comes back and fetches everything. */
const MOST_UNREAD_BYTES = 256 * 1024
const MOST_STREAMS_PER_PERSON = 30

/** Server-sent events: what changed in the organisation, so that screens fetch it. Names topics and ids, never contents. */
export const liveRoutes: Feature = async (app, { deps }) => {
  const hub = await createLiveHub(
    deps.database,
    payload => deps.log.warn({ payload: payload.slice(0, 200) }, 'an unreadable notice on the live channel'),
    error => deps.log.warn({ err: error }, 'a notice of a case did not reach all screens'),
  )
  app.addHook('preClose', () => hub.close())

  app.get(
    '/api/live',
    { config: { access: 'signed-in' }, schema: { summary: '变更推送（Server-Sent Events）', produces: ['text/event-stream'] } },
    async (request, reply) => {
      const { org, person } = signedIn(request)
      const lookUp = () =>
        inRequest(deps, request, async ({ org, now, actor, sight }): Promise<Viewer> => ({ org, now, actor, sight }))
      const viewer = await lookUp()
      if ([...hub.listeners()].filter(l => l.org === org && l.person === person).length >= MOST_STREAMS_PER_PERSON)
        throw refuse('rate.too-many')
      // Fastify's own headers (security, cookies of an extended session) go out with ours.
      const headers = reply.getHeaders()
      reply.hijack()
      // Kept alive after its end, the connection would hold up the server's stop for a minute.
      reply.raw.writeHead(200, {
        ...headers,
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
        Connection: 'close',
      } as Record<string, string | number | string[]>)
      follow(hub, { request, reply, org, person, deps, sessions: app.sessions, viewer, lookUp })
    },
  )
}

type Viewer = Pick<Ctx, 'org' | 'now' | 'actor' | 'sight'>
type Stream = {
  request: FastifyRequest
  reply: FastifyReply
  org: string
  person: string
  deps: Deps
  sessions: Sessions | undefined
  viewer: Viewer
  lookUp: () => Promise<Viewer>
}

function follow(hub: LiveHub, { request, reply, org, person, deps, sessions, lookUp, ...first }: Stream): void {
  const { raw } = reply
  const write = (text: string) => {
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
    else raw.write(text)
  }
  const beat = () => write(`event: beat\ndata: ${deps.clock()}\n\n`)
  let beats = 0
  let { viewer } = first
  const timer = setInterval(() => {
    beat()
    if (++beats % BEATS_PER_CHECK !== 0) return
    if (sessions) void endIfSignedOut(sessions, { request, reply })
    // Posts, teams, mandates and settings change; a look-up that fails leaves what was known.
    lookUp().then(
      now => {
        viewer = now
      },
      () => {},
    )
  }, BEAT_MS)
  timer.unref()
  const remove = hub.add({
    ...{ org, person, viewer: () => ({ ...viewer, now: deps.clock() }) },
    send: message => write(`data: ${JSON.stringify(message)}\n\n`),
    close: () => raw.end(),
  })
  raw.on('close', () => {
    clearInterval(timer)
    remove()
  })
  raw.on('error', () => raw.destroy()) // the screen went away; 'close' follows
  beat()
}

async function endIfSignedOut(sessions: Sessions, { request, reply }: Pick<Stream, 'request' | 'reply'>): Promise<void> {
  const session = await sessions.of(request, reply).catch(() => null) // refused, or the database is away: the screen asks again itself
  if (!session) reply.raw.end()
}
