import { z } from 'zod'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { contextOf, inRequest } from '../http/organisation-context.ts'
import { languageOf } from '../problem.ts'
import { asIcal } from './as-ical.ts'
import { findFeed, makeFeed, myFeed, revokeFeed } from './my-feed.ts'
import { FeedToken, MadeFeed, MyFeed } from './schema.ts'
import { visitsOfPerson } from './visits-of-person.ts'

/** Calendars ask a few times an hour; a token has 128 bits or more, and the limit is there for whoever tries anyway. */
const READS = { max: 60, timeWindow: 60_000 }

/** 日历订阅: one's own visits in the calendar of one's phone, by a secret address that can be ended. */
export const calendarFeedRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get('/api/me/calendar-feed', { config, schema: { summary: '本人的日历订阅', response: { 200: MyFeed } } }, request =>
    inRequest(deps, request, myFeed),
  )
  app.post(
    '/api/me/calendar-feed',
    { config, schema: { summary: '生成日历订阅地址（旧的作废）', response: { 201: MadeFeed } } },
    (request, reply) => once(deps, request, reply, 201, ctx => makeFeed(ctx, deps.publicUrl)),
  )
  app.delete(
    '/api/me/calendar-feed',
    { config, schema: { summary: '停用日历订阅', response: { 204: z.null() } } },
    async (request, reply) => {
      await inRequest(deps, request, revokeFeed)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/calendar/:token.ics',
    { config: { access: 'public', rateLimit: READS }, schema: { hide: true, params: FeedToken } },
    async (request, reply) => {
      const feed = await findFeed(deps.database, request.params.token)
      if (!feed) throw refuse('calendar-feed.not-found')
      const body = await inOrganisation(deps.database, feed.org, async tx => {
        const language = languageOf(request)
        const system = await contextOf(deps, tx, feed.org, { person: feed.person, roles: [] }, language)
        const person = system.roster.people.get(feed.person)
        // Whoever left has no visits here any more.
        if (person === undefined) throw refuse('calendar-feed.not-found')
        const ctx = await contextOf(deps, tx, feed.org, { person: feed.person, roles: person.roles }, language)
        await tx
          .updateTable('calendar_feeds')
          .set({ read_at: ctx.now })
          .where('org_id', '=', feed.org)
          .where('token_hash', '=', feed.hash)
          .execute()
        const visits = await visitsOfPerson(ctx)
        return asIcal(visits, person.name, language, id => new URL(`/field/${encodeURIComponent(id)}`, deps.publicUrl).href)
      })
      return reply
        .headers({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })
        .type('text/calendar; charset=utf-8')
        .send(body)
    },
  )
}
