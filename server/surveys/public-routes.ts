import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { contextOf } from '../http/organisation-context.ts'
import { languageOf } from '../problem.ts'
import { type FoundSurveyLink, findSurveyLink } from './links.ts'
import { AnswersTaken, SentAnswers, SurveyPage, Token } from './page-schema.ts'
import { answerSurveyLink, surveyPage } from './take-answers.ts'

/** A token has 128 bits or more; the limit is there for whoever tries anyway. */
const GUESSES = { max: 60, timeWindow: 60_000 }

/** The customer's own questionnaire, on a link that works once. */
export const publicSurveyRoutes: Feature = app => {
  const { deps } = app
  const asCustomer = async <T>(
    token: string,
    language: Ctx['language'],
    work: (ctx: Ctx, link: FoundSurveyLink) => Promise<T>,
  ): Promise<T> => {
    const link = await findSurveyLink(deps.database, token)
    if (!link) throw refuse('survey.link-not-valid')
    return inOrganisation(deps.database, link.org, async tx =>
      work(await contextOf(deps, tx, link.org, { person: 'customer', roles: [] }, language), link),
    )
  }
  const config = { access: 'public', rateLimit: GUESSES } as const
  app.get(
    '/api/s/:token',
    { config, schema: { summary: '客户的问卷', params: Token, response: { 200: SurveyPage } } },
    async (request, reply) => {
      // The address is a secret: no cache, no index, and no other site hears of it.
      reply.headers({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })
      return asCustomer(request.params.token, languageOf(request), surveyPage)
    },
  )
  app.post(
    '/api/s/:token',
    {
      config,
      bodyLimit: 200_000,
      schema: { summary: '客户提交问卷', params: Token, body: SentAnswers, response: { 201: AnswersTaken } },
    },
    async (request, reply) => {
      reply.code(201).headers({ 'Cache-Control': 'no-store' })
      return asCustomer(request.params.token, languageOf(request), async (ctx, link) => {
        await answerSurveyLink(ctx, link, request.body)
        return { at: ctx.now }
      })
    },
  )
}
