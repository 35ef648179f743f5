import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { roles } from '../../events/roles.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { cancelAbsence, listAbsences, recordAbsence } from './absences.ts'
import { isKeeper, keepers } from './may-hold.ts'
import { addShift, removeShift, setDutyHours, viewRota } from './rota.ts'
import {
  AbsenceList,
  DutyHoursBody,
  ListAbsences,
  NewAbsenceBody,
  NewShiftBody,
  OnDutyQuery,
  OnDutyView,
} from './staff-schema.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const
/** Everybody but the people of outsourced partners. */
const staff = roles.filter(r => r !== 'partner')
/** Who draws up the rota: heads and who keeps the master data. */
const planners = [...keepers, 'department-head', 'customer-service-manager', 'supervisor', 'deputy-leader'] as const

/** 请假与值班: leave with dates, on-duty hours by the week, the rota. */
export const absenceRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/organisation/absences',
    {
      config: { access: 'signed-in' },
      schema: { summary: '请假（本人与下属）', querystring: ListAbsences, response: { 200: AbsenceList } },
    },
    request => inRequest(deps, request, async ctx => ({ items: await listAbsences(ctx, request.query) })),
  )
  app.post(
    '/api/organisation/absences',
    { config: { access: 'signed-in' }, schema: { summary: '登记请假', body: NewAbsenceBody, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await recordAbsence(ctx, request.body) })),
  )
  app.post(
    '/api/organisation/absences/:id/cancel',
    { config: { access: 'signed-in' }, schema: { summary: '撤销请假、提前返岗', params: ById, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await cancelAbsence(ctx, request.params.id)
        return done
      }),
  )
  app.get(
    '/api/organisation/on-duty',
    { config: { access: staff }, schema: { summary: '值班表', querystring: OnDutyQuery, response: { 200: OnDutyView } } },
    request => inRequest(deps, request, ctx => viewRota(ctx, request.query.on)),
  )
  app.put(
    '/api/organisation/duty-hours',
    { config: { access: planners }, schema: { summary: '每周值班时段', body: DutyHoursBody, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        // The hours of a role are everybody's: who keeps the master data sets them.
        if (request.body.role !== undefined && !isKeeper(ctx.actor)) throw refuse('role.missing')
        await setDutyHours(ctx, request.body)
        return done
      }),
  )
  app.post(
    '/api/organisation/shifts',
    { config: { access: planners }, schema: { summary: '排班', body: NewShiftBody, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await addShift(ctx, request.body) })),
  )
  app.delete(
    '/api/organisation/shifts/:id',
    { config: { access: planners }, schema: { summary: '取消班次', params: ById, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await removeShift(ctx, request.params.id)
        return done
      }),
  )
}
