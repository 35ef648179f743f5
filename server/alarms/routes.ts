import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { finishTask, listTasks } from './administration-tasks.ts'
import { alarmLog } from './alarm-log.ts'
import { AdministrationTask, AlarmLog, AlarmLogQuery, ListTasks, TaskPage } from './schema.ts'
import { tickLogOf } from './tick-log.ts'

/** Why alarms rang or did not, and what only an administrator can mend. */
export const alarmRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/alarms/log',
    {
      config: { access: 'signed-in' },
      schema: { summary: '提醒记录：触发了什么、略过了什么、为什么', querystring: AlarmLogQuery, response: { 200: AlarmLog } },
    },
    request => inRequest(deps, request, ctx => alarmLog(ctx, tickLogOf(deps.database), request.query.case)),
  )
  app.get(
    '/api/administration-tasks',
    {
      config: { access: ['administrator'] },
      schema: { summary: '需要管理员处理的事项', querystring: ListTasks, response: { 200: TaskPage } },
    },
    request => inRequest(deps, request, ctx => listTasks(ctx, request.query)),
  )
  app.post(
    '/api/administration-tasks/:id/done',
    {
      config: { access: ['administrator'] },
      schema: { summary: '标记管理员事项为已处理', params: z.object({ id: Id }), response: { 200: AdministrationTask } },
    },
    (request, reply) => once(deps, request, reply, 200, ctx => finishTask(ctx, request.params.id)),
  )
}
