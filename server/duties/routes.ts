import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { forecastLoad } from './forecast-load.ts'
import { handOverAll } from './hand-over-all.ts'
import { listDuties } from './list-duties.ts'
import { DutyLoad, DutyPage, HandOver, HandOverResult, ListDuties, SnoozeDuty } from './schema.ts'
import { snoozeDuty } from './snooze-duty.ts'

const DutyId = z.object({ id: z.string().min(1).max(200) })

/** 责任事项: the inbox, putting one off, handing over, and what the next two weeks hold. */
export const dutyRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/duties',
    { config: { access: 'signed-in' }, schema: { summary: '责任事项', querystring: ListDuties, response: { 200: DutyPage } } },
    request => inRequest(deps, request, ctx => listDuties(ctx, request.query)),
  )
  app.get(
    '/api/duties/load',
    { config: { access: 'signed-in' }, schema: { summary: '未来两周的责任量', response: { 200: DutyLoad } } },
    request => inRequest(deps, request, forecastLoad),
  )
  app.post(
    '/api/duties/:id/snooze',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: '稍后处理（不改变时限）',
        params: DutyId,
        body: SnoozeDuty,
        response: { 200: z.object({ snoozedUntil: z.string().nullable() }) },
      },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await snoozeDuty(ctx, request.params.id, request.body.until)
        return { snoozedUntil: request.body.until }
      }),
  )
  app.post(
    '/api/duties/hand-over',
    { config: { access: 'signed-in' }, schema: { summary: '交接全部责任', body: HandOver, response: { 200: HandOverResult } } },
    (request, reply) => once(deps, request, reply, 200, ctx => handOverAll(ctx, request.body)),
  )
}
