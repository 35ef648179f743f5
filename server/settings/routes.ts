import { logAdministration } from '../access/admin-log.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { calendarDays } from './calendar-days.ts'
import { changeSettings, storedSettings, underSettings } from './change-settings.ts'
import { previewCalendar } from './preview-calendar.ts'
import {
  CalendarDays,
  CalendarRange,
  ChangeSettings,
  ListHistory,
  MovedDuties,
  PreviewCalendar,
  SettingHistory,
  SettingsChanged,
  SettingsView,
} from './schema.ts'
import { settingHistory, viewSettings } from './view-settings.ts'

/** 公司设置 and the working calendar. */
export const settingRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/settings',
    { config: { access: 'signed-in' }, schema: { summary: '公司设置', response: { 200: SettingsView } } },
    request => inRequest(deps, request, viewSettings),
  )
  app.get(
    '/api/settings/history',
    {
      config: { access: 'signed-in' },
      schema: { summary: '公司设置变更记录', querystring: ListHistory, response: { 200: SettingHistory } },
    },
    request => inRequest(deps, request, ctx => settingHistory(ctx, request.query)),
  )
  app.put(
    '/api/settings',
    {
      config: { access: ['administrator'] },
      schema: { summary: '修改公司设置', body: ChangeSettings, response: { 200: SettingsChanged } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        const { changed, movedDuties } = await changeSettings(ctx, request.body)
        if (changed.some(setting => setting.startsWith('security.'))) {
          const { secondFactorRoles } = (await storedSettings(ctx)).security
          await logAdministration(ctx, {
            ...{ actor: ctx.actor.person, action: 'security.changed', address: request.ip, detail: { secondFactorRoles } },
          })
          app.sessions.forget()
        }
        return { settings: await viewSettings(underSettings(ctx, await storedSettings(ctx))), changed, movedDuties }
      }),
  )
  app.post(
    '/api/settings/calendar/preview',
    {
      config: { access: ['administrator'] },
      schema: { summary: '日历变更将移动哪些时限', body: PreviewCalendar, response: { 200: MovedDuties } },
    },
    request => inRequest(deps, request, ctx => previewCalendar(ctx, request.body.calendar)),
  )
  app.get(
    '/api/calendar/days',
    {
      config: { access: 'signed-in' },
      schema: { summary: '工作日历', querystring: CalendarRange, response: { 200: CalendarDays } },
    },
    request => inRequest(deps, request, async ctx => ({ items: calendarDays(ctx, request.query.from, request.query.to) })),
  )
}
