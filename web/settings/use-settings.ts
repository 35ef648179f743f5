import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { AdministrationTask } from '../../server/alarms/schema.ts'
import { type Key, Keys, NewKeyAnswer, type NewKeyRequest } from '../../server/auth/schema.ts'
import { DepartmentList, PeopleList, Staffing } from '../../server/organisation/schema.ts'
import {
  CalendarDays,
  type ChangeSettings,
  MovedDuties,
  SettingHistory,
  SettingsChanged,
  SettingsView,
} from '../../server/settings/schema.ts'
import { usePages } from '../api/query.ts'
import { get, post, request } from '../api/request.ts'

/** 公司设置 as they are. */
export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => get('/api/settings', SettingsView, { signal }) })
}

/** Changes what is given; administrators only. */
export function changeSettings(change: ChangeSettings, intent: string) {
  return request('/api/settings', { method: 'PUT', body: change, schema: SettingsChanged, intent })
}

/** Which due times another calendar would move; writes nothing. */
export function previewCalendar(calendar: NonNullable<ChangeSettings['calendar']>) {
  return request('/api/settings/calendar/preview', { method: 'POST', body: { calendar }, schema: MovedDuties, timeoutMs: 60_000 })
}

/** Every change of a setting, the newest first. */
export function useSettingHistory() {
  return usePages({ key: ['settings', 'history'], path: '/api/settings/history', item: SettingHistory.shape.items.element })
}

/** The days of a year with windows and notices. */
export function useYear(year: number) {
  return useQuery({
    queryKey: ['calendar', 'year', year],
    queryFn: async ({ signal }) =>
      (await get('/api/calendar/days', CalendarDays, { query: { from: `${year}-01-01`, to: `${year}-12-31` }, signal })).items,
    staleTime: 300_000,
    placeholderData: previous => previous,
  })
}

/** People with presence and posts. */
export function useStaff(q: string, withInactive: boolean) {
  return useQuery({
    queryKey: ['people', 'staff', q, withInactive],
    queryFn: async ({ signal }) =>
      (await get('/api/people', PeopleList, { query: { q: q || undefined, inactive: withInactive ? '1' : undefined }, signal }))
        .items,
    placeholderData: previous => previous,
  })
}

/** Departments with how many people each has. */
export function useAllDepartments() {
  return useQuery({
    queryKey: ['departments', 'all'],
    queryFn: async ({ signal }) => (await get('/api/departments', DepartmentList, { signal })).items,
  })
}

/** Which posts the regulation speaks of and nobody holds; administrators only. */
export function useStaffing() {
  return useQuery({
    queryKey: ['people', 'staffing'],
    queryFn: ({ signal }) => get('/api/staffing', Staffing, { signal }),
  })
}

const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
/** What changes when people or departments do. */
export const staffKeys = [['people'], ['departments'], ['me']] as const

export const addPerson = (body: object, intent: string) => post('/api/people', body, Made, intent)
export const changePerson = (id: string, body: object, intent: string) =>
  request(`/api/people/${encodeURIComponent(id)}`, { method: 'PATCH', body, schema: Done, intent })
export const setPassword = (id: string, body: object, intent: string) =>
  post(`/api/people/${encodeURIComponent(id)}/password`, body, Done, intent)
export const addDepartment = (body: object, intent: string) => post('/api/departments', body, Made, intent)
export const changeDepartment = (id: string, body: object, intent: string) =>
  request(`/api/departments/${encodeURIComponent(id)}`, { method: 'PATCH', body, schema: Done, intent })
export const recordPresence = (body: object, intent: string) => post('/api/presence', body, Done, intent)

/** One's own password; other devices are signed out. */
export const changeOwnPassword = (body: { currentPassword: string; newPassword: string }, intent: string) =>
  post('/api/auth/change-password', { ...body, revokeOtherSessions: true }, z.unknown(), intent)

/** API keys of the organisation. */
export function useKeys() {
  return useQuery({ queryKey: ['keys'], queryFn: async ({ signal }) => (await get('/api/keys', Keys, { signal })).items })
}
export type ApiKey = z.infer<typeof Key>
export const addKey = (body: z.infer<typeof NewKeyRequest>, intent: string) => post('/api/keys', body, NewKeyAnswer, intent)
export const deleteKey = (id: string, intent: string) =>
  request(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE', schema: z.unknown(), intent })

/** What waits for an administrator, or is done. */
export function useTasks(done: boolean) {
  return usePages({ key: ['administration-tasks'], path: '/api/administration-tasks', item: AdministrationTask, query: { done } })
}
export const finishTask = (id: string, intent: string) =>
  post(`/api/administration-tasks/${encodeURIComponent(id)}/done`, {}, AdministrationTask, intent)
