import { z } from 'zod'
import { Id } from '../../../events/define.ts'
import type { Feature } from '../../deps.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { ByEdition } from '../drafts/schema.ts'
import { caseViolations } from './case-violations.ts'
import { explainCase } from './explain-case.ts'
import { explainEdition } from './explain-edition.ts'
import { AskEdition, CaseExplanation, CaseViolations, ExplanationView } from './schema.ts'

/** 为什么: clause, reading, facts and sum behind a level, a due time, a route, a penalty, a score. */
export const explainRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/cases/:id/why/:what',
    {
      config,
      schema: {
        summary: '为什么：等级、时限、审批人、处罚的依据与计算',
        params: z.object({ id: Id, what: z.string().max(400) }),
        response: { 200: CaseExplanation },
      },
    },
    request => inRequest(deps, request, ctx => explainCase(ctx, request.params.id, request.params.what)),
  )
  app.get(
    '/api/cases/:id/violations',
    { config, schema: { summary: '本案超时责任构成的违规', params: z.object({ id: Id }), response: { 200: CaseViolations } } },
    request => inRequest(deps, request, ctx => caseViolations(ctx, request.params.id)),
  )
  app.post(
    '/api/policies/:id/editions/:edition/explain',
    {
      config: { ...config, rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        summary: '按一个版本解释给定的事实（不保存）',
        params: ByEdition,
        body: AskEdition,
        response: { 200: ExplanationView },
      },
    },
    request => inRequest(deps, request, ctx => explainEdition(ctx, request.params.id, request.params.edition, request.body)),
  )
}
