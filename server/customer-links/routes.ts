import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { contextOf, inRequest } from '../http/organisation-context.ts'
import { languageOf } from '../problem.ts'
import { answerLink } from './answer-link.ts'
import { customerPage } from './customer-page.ts'
import { type FoundLink, findLink } from './queries.ts'
import { AnswerTaken, CustomerAnswer, CustomerPage, LinkRows, MadeLink, NewLink, Token } from './schema.ts'
import { listLinks, makeLink } from './staff-links.ts'

const CaseId = z.object({ id: Id })
/** A token has 128 bits or more; the limit is there for whoever tries anyway. */
const GUESSES = { max: 60, timeWindow: 60_000 }

/** One-time links: the customer's own page, and how the staff make links. */
export const customerLinkRoutes: Feature = app => {
  const { deps } = app
  const asCustomer = async <T>(
    token: string,
    language: Ctx['language'],
    work: (ctx: Ctx, link: FoundLink) => Promise<T>,
  ): Promise<T> => {
    const link = await findLink(deps.database, token)
    if (!link) throw refuse('link.not-valid')
    return inOrganisation(deps.database, link.org, async tx =>
      work(await contextOf(deps, tx, link.org, { person: 'customer', roles: [] }, language), link),
    )
  }
  const config = { access: 'public', rateLimit: GUESSES } as const
  app.get(
    '/api/c/:token',
    { config, schema: { summary: '客户页面', params: Token, response: { 200: CustomerPage } } },
    async (request, reply) => {
      // The address is a secret: no cache, no index, and no other site hears of it.
      reply.headers({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })
      return asCustomer(request.params.token, languageOf(request), customerPage)
    },
  )
  app.post(
    '/api/c/:token',
    {
      config,
      bodyLimit: 400_000,
      schema: { summary: '客户答复：满意度、签字或验收', params: Token, body: CustomerAnswer, response: { 201: AnswerTaken } },
    },
    async (request, reply) => {
      reply.code(201).headers({ 'Cache-Control': 'no-store' })
      return asCustomer(request.params.token, languageOf(request), (ctx, link) => answerLink(ctx, link, request.body))
    },
  )

  app.get(
    '/api/cases/:id/links',
    { config: { access: 'signed-in' }, schema: { summary: '客户链接', params: CaseId, response: { 200: LinkRows } } },
    request => inRequest(deps, request, ctx => listLinks(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/links',
    {
      config: { access: 'signed-in' },
      schema: { summary: '生成客户链接（旧的作废）', params: CaseId, body: NewLink, response: { 201: MadeLink } },
    },
    (request, reply) => once(deps, request, reply, 201, ctx => makeLink(ctx, deps.publicUrl, request.params.id, request.body)),
  )
}
