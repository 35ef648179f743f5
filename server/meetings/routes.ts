import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { cancelMeeting, convene, minute } from './convene.ts'
import { draftAgenda } from './draft-agenda.ts'
import { listMeetings } from './list-meetings.ts'
import { listMeetingActions, stepAction } from './meeting-actions.ts'
import {
  Agenda,
  AskAgenda,
  CancelMeeting,
  Convene,
  ListMeetingActions,
  ListMeetings,
  MeetingActionPage,
  MeetingPage,
  MeetingsToHold,
  MeetingView,
  Minute,
  StepAction,
} from './schema.ts'
import { meetingsToHold, viewMeeting } from './view-meeting.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: Id })

/** 会议 (furn 2.5, robot 11): agenda from what is open, minutes, and what was agreed on as actions with an owner and a time. */
export const meetingRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/meetings',
    { config, schema: { summary: '会议', querystring: ListMeetings, response: { 200: MeetingPage } } },
    request => inRequest(deps, request, ctx => listMeetings(ctx, request.query)),
  )
  app.get(
    '/api/meetings/agenda',
    { config, schema: { summary: '议程草案', querystring: AskAgenda, response: { 200: Agenda } } },
    request => inRequest(deps, request, ctx => draftAgenda(ctx, request.query)),
  )
  app.get('/api/meetings/owed', { config, schema: { summary: '该开的会', response: { 200: MeetingsToHold } } }, request =>
    inRequest(deps, request, meetingsToHold),
  )
  app.get(
    '/api/meetings/:id',
    { config, schema: { summary: '一次会议', params: ById, response: { 200: MeetingView } } },
    request => inRequest(deps, request, ctx => viewMeeting(ctx, request.params.id)),
  )
  app.post(
    '/api/meetings',
    { config, schema: { summary: '召集会议', body: Convene, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await convene(ctx, request.body) })),
  )
  app.post(
    '/api/meetings/:id/minutes',
    { config, schema: { summary: '会议纪要', params: ById, body: Minute, response: { 200: MeetingView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await minute(ctx, request.params.id, request.body)
        return viewMeeting(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/meetings/:id/cancel',
    { config, schema: { summary: '取消会议', params: ById, body: CancelMeeting, response: { 200: MeetingView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await cancelMeeting(ctx, request.params.id, request.body.because)
        return viewMeeting(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/meeting-actions',
    { config, schema: { summary: '会议行动项', querystring: ListMeetingActions, response: { 200: MeetingActionPage } } },
    request => inRequest(deps, request, ctx => listMeetingActions(ctx, request.query)),
  )
  app.post(
    '/api/meeting-actions/:id/steps',
    { config, schema: { summary: '行动项的进展', params: ById, body: StepAction, response: { 201: Made } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await stepAction(ctx, request.params.id, request.body)
        return { id: request.params.id }
      }),
  )
}
