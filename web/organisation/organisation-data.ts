import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { Me } from '../../server/me/schema.ts'
import { BorrowingPage } from '../../server/organisation/borrowings-schema.ts'
import {
  BodyList,
  ChangePage,
  LiaisonView,
  OrganisationView,
  PersonHistory,
  PostHistory,
} from '../../server/organisation/chart-schema.ts'
import { AbsenceList, OnDutyView, PartnerList } from '../../server/organisation/staff-schema.ts'
import { HandedOverUnits, ObligationList } from '../../server/organisation/transfer-schema.ts'
import { holds } from '../api/me.ts'
import { usePages } from '../api/query.ts'
import { get, post, request } from '../api/request.ts'

/** What changes when the organisation does. */
export const organisationKeys = [['organisation'], ['people'], ['departments'], ['me']] as const

/** Who is shown what keeps master data; the server says what is allowed. */
export const keeps = (me: Me): boolean => holds(me, 'administrator', 'human-resources')
/** Who is shown history, partners and other people's pages. */
export const reads = (me: Me): boolean =>
  keeps(me) ||
  holds(
    me,
    ...(['department-head', 'deputy-leader', 'leader', 'principal', 'general-manager', 'deputy-general-manager'] as const),
    ...(['auditor', 'internal-control'] as const),
  )

/** The organisation of a day; today where none is given. */
export function useOrganisation(on: string | undefined) {
  return useQuery({
    queryKey: ['organisation', 'chart', on ?? ''],
    queryFn: ({ signal }) => get('/api/organisation', OrganisationView, { query: { on }, signal }),
    placeholderData: keepPreviousData,
  })
}
export function useBodies(on: string | undefined) {
  return useQuery({
    queryKey: ['organisation', 'bodies', on ?? ''],
    queryFn: async ({ signal }) => (await get('/api/organisation/bodies', BodyList, { query: { on }, signal })).items,
  })
}
export function useLiaisons() {
  return useQuery({
    queryKey: ['organisation', 'liaisons'],
    queryFn: ({ signal }) => get('/api/organisation/liaisons', LiaisonView, { signal }),
  })
}
export function usePartners() {
  return useQuery({
    queryKey: ['organisation', 'partners'],
    queryFn: async ({ signal }) => (await get('/api/organisation/partners', PartnerList, { signal })).items,
  })
}
/** By which clause and as what somebody is lent, and whether one may record it. */
export function useBorrowingRule() {
  return useQuery({
    queryKey: ['organisation', 'borrowings', 'rule'],
    queryFn: ({ signal }) => get('/api/organisation/borrowings', BorrowingPage, { query: { limit: 1 }, signal }),
  })
}
export function usePersonHistory(id: string) {
  return useQuery({
    queryKey: ['organisation', 'person', id],
    queryFn: ({ signal }) => get(`/api/organisation/people/${encodeURIComponent(id)}`, PersonHistory, { signal }),
  })
}
/** Who held which post on a day; of one post everybody who held it. */
export function usePostHistory(query: { on: string | undefined; role: string | undefined; department: string | undefined }) {
  return useQuery({
    queryKey: ['organisation', 'posts', query.on ?? '', query.role ?? '', query.department ?? ''],
    queryFn: ({ signal }) => get('/api/organisation/posts', PostHistory, { query, signal }),
    placeholderData: keepPreviousData,
  })
}
export function useObligations(id: string) {
  return useQuery({
    queryKey: ['organisation', 'obligations', id],
    queryFn: ({ signal }) => get(`/api/people/${encodeURIComponent(id)}/obligations`, ObligationList, { signal }),
  })
}
export function useAbsences(from: string, to: string) {
  return useQuery({
    queryKey: ['organisation', 'absences', from, to],
    queryFn: async ({ signal }) => (await get('/api/organisation/absences', AbsenceList, { query: { from, to }, signal })).items,
  })
}
export function useRota(on: string | undefined) {
  return useQuery({
    queryKey: ['organisation', 'rota', on ?? ''],
    queryFn: ({ signal }) => get('/api/organisation/on-duty', OnDutyView, { query: { on }, signal }),
    placeholderData: keepPreviousData,
  })
}
export function useChanges(query: { entity?: string | undefined; person?: string | undefined }) {
  return usePages({
    key: ['organisation', 'changes', query.entity ?? '', query.person ?? ''],
    path: '/api/organisation/changes',
    item: ChangePage.shape.items.element,
    query,
  })
}

const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
const at = (path: string, id: string, rest = '') => `${path}/${encodeURIComponent(id)}${rest}`
const patch = (path: string, body: unknown, intent: string) => request(path, { method: 'PATCH', body, schema: Done, intent })

export const addDepartment = (body: object, intent: string) => post('/api/departments', body, Made, intent)
export const changeDepartment = (id: string, body: object, intent: string) => patch(at('/api/departments', id), body, intent)
export const closeDepartment = (id: string, body: object, intent: string) =>
  post(at('/api/departments', id, '/close'), body, Done, intent)
export const addRegion = (body: object, intent: string) => post('/api/organisation/regions', body, Made, intent)
export const appoint = (person: string, body: object, intent: string) =>
  post(at('/api/organisation/people', person, '/posts'), body, Made, intent)
export const changePost = (id: string, body: object, intent: string) => patch(at('/api/organisation/posts', id), body, intent)
export const setChair = (id: string, isChair: boolean, intent: string) =>
  post(at('/api/organisation/posts', id, '/chair'), { isChair }, Done, intent)
export const setSuperior = (person: string, body: object, intent: string) =>
  post(at('/api/organisation/people', person, '/superior'), body, Done, intent)
export const addPartner = (body: object, intent: string) => post('/api/organisation/partners', body, Made, intent)
export const changePartner = (id: string, body: object, intent: string) =>
  patch(at('/api/organisation/partners', id), body, intent)
export const addBorrowing = (body: object, intent: string) => post('/api/organisation/borrowings', body, Made, intent)
export const endBorrowing = (id: string, body: object, intent: string) =>
  post(at('/api/organisation/borrowings', id, '/end'), body, Done, intent)
export const addPerson = (body: object, intent: string) => post('/api/people', body, Made, intent)
export const addLeave = (body: object, intent: string) => post('/api/organisation/absences', body, Made, intent)
export const cancelLeave = (id: string, intent: string) => post(at('/api/organisation/absences', id, '/cancel'), {}, Done, intent)
export const setHours = (body: object, intent: string) =>
  request('/api/organisation/duty-hours', { method: 'PUT', body, schema: Done, intent })
export const addShift = (body: object, intent: string) => post('/api/organisation/shifts', body, Made, intent)
export const removeShift = (id: string, intent: string) =>
  request(at('/api/organisation/shifts', id), { method: 'DELETE', schema: Done, intent })
export const handOver = (person: string, body: object, intent: string) =>
  post(at('/api/people', person, '/hand-over'), body, HandedOverUnits, intent)
export const closeAccount = (person: string, intent: string) => post(at('/api/people', person, '/close'), {}, Done, intent)
