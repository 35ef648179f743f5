import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { viewAffectedClocks } from './affected-clocks.ts'
import { AffectedClocks, AffectedQuery } from './affected-schema.ts'
import { explainDuty } from './explain-duty.ts'
import { listCases } from './list-cases.ts'
import { CasePage, ListCases } from './list-schema.ts'
import { performAct } from './perform-act.ts'
import { registerCase } from './register-case.ts'
import { RegisteredCase } from './registered-schema.ts'
import { CaseView, CaseWithTimeline, OpenCase, PerformAct } from './schema.ts'
import { viewCase } from './view-case.ts'
import { viewCaseWithTimeline } from './view-timeline.ts'

const CaseId = z.object({ id: Id })

/** Cases: intake, list, one case with its timeline, the one door for everything that happens to it, and why a duty is due. */
export const caseRoutes: Feature = async (app, { deps }) => {
  app.post(
    '/api/cases',
    {
      config: { access: 'signed-in' },
      // `Prefer: return=minimal`: whoever goes to the case next reads it there, with all that happened to it.
      schema: { body: OpenCase, response: { 201: z.union([RegisteredCase, CaseView]) } },
    },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        const { id, number } = await registerCase(ctx, request.body)
        return request.headers.prefer === 'return=minimal' ? { id, number } : await viewCase(ctx, id)
      }),
  )
  app.get(
    '/api/cases',
    { config: { access: 'signed-in', mayBeStale: true }, schema: { querystring: ListCases, response: { 200: CasePage } } },
    request => inRequest(deps, request, ctx => listCases(ctx, request.query)),
  )
  app.get(
    '/api/cases/:id',
    { config: { access: 'signed-in' }, schema: { params: CaseId, response: { 200: CaseWithTimeline } } },
    request => inRequest(deps, request, ctx => viewCaseWithTimeline(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/events',
    {
      config: { access: 'signed-in' },
      schema: {
        params: CaseId,
        body: PerformAct,
        // `Prefer: return=minimal` leaves the case out: an outbox that sends hundreds of acts reads it once, at the end.
        response: { 201: z.object({ event: z.string(), result: z.record(z.string(), z.unknown()), case: CaseView.optional() }) },
      },
    },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        const { event, result } = await performAct(ctx, request.params.id, request.body)
        if (request.headers.prefer === 'return=minimal') return { event, result }
        return { event, result, case: await viewCase(ctx, request.params.id) }
      }),
  )
  app.get(
    '/api/cases/:id/affected-clocks',
    {
      config: { access: 'signed-in' },
      schema: { summary: '例外影响的时限', params: CaseId, querystring: AffectedQuery, response: { 200: AffectedClocks } },
    },
    request => inRequest(deps, request, ctx => viewAffectedClocks(ctx, request.params.id, request.query)),
  )
  app.get(
    '/api/cases/:id/duties/:dutyId/why',
    { config: { access: 'signed-in' }, schema: { params: CaseId.extend({ dutyId: z.string().max(200) }) } },
    request => inRequest(deps, request, ctx => explainDuty(ctx, request.params.id, request.params.dutyId)),
  )
}
