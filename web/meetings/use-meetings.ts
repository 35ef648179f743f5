import { useQuery } from '@tanstack/react-query'
import type { Convene, ListMeetingActions, ListMeetings, Minute, StepAction } from '../../server/meetings/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import { usePages } from '../api/query.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'

const Made = lateSchema(async () => (await import('../api/answers.ts')).Made)
const MeetingRow = lateSchema(async () => (await import('../../server/meetings/schema.ts')).MeetingRow)
const MeetingActionRow = lateSchema(async () => (await import('../../server/meetings/schema.ts')).MeetingActionRow)
const MeetingsToHold = lateSchema(async () => (await import('../../server/meetings/schema.ts')).MeetingsToHold)
const Agenda = lateSchema(async () => (await import('../../server/meetings/schema.ts')).Agenda)
const MeetingView = lateSchema(async () => (await import('../../server/meetings/schema.ts')).MeetingView)
const refreshes = [['meetings'], ['reports'], ['duties'], ['case']]

/** Meetings that I see, the latest first. */
export function useMeetings(query: Partial<Pick<ListMeetings, 'tab' | 'state' | 'from' | 'to' | 'case'>>) {
  return usePages({ key: ['meetings', 'list'], path: '/api/meetings', item: MeetingRow, query })
}

/** What meetings agreed on. */
export function useMeetingActions(query: Partial<Pick<ListMeetingActions, 'tab' | 'state'>>) {
  return usePages({ key: ['meetings', 'actions'], path: '/api/meeting-actions', item: MeetingActionRow, query })
}

/** The meetings that regulations order of me. */
export function useMeetingsToHold() {
  return useQuery({
    queryKey: ['meetings', 'owed'],
    queryFn: ({ signal }) => get('/api/meetings/owed', MeetingsToHold, { signal }),
  })
}

/** The agenda as the system drafts it from what is open. */
export function useAgenda(about: { report?: string | undefined; case?: string | undefined }) {
  return useQuery({
    queryKey: ['meetings', 'agenda', about],
    queryFn: ({ signal }) => get('/api/meetings/agenda', Agenda, { query: about, signal }),
    // What somebody has arranged is not drafted anew under their hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

/** One meeting with agenda, minutes and actions. */
export function useMeeting(id: string) {
  return useQuery({
    queryKey: ['meetings', id],
    queryFn: ({ signal }) => get(`/api/meetings/${encodeURIComponent(id)}`, MeetingView, { signal }),
  })
}

/** Convenes a meeting; gives its id. */
export const convene = (body: Convene, intent: string) => post('/api/meetings', body, Made, intent)

/** Writes the minutes. */
export const writeMinutes = (id: string, body: Minute, intent: string) =>
  post(`/api/meetings/${encodeURIComponent(id)}/minutes`, body, MeetingView, intent)

/** Cancels a meeting. */
export function useCancel(id: string) {
  return useAct({
    send: (because: string, intent) => post(`/api/meetings/${encodeURIComponent(id)}/cancel`, { because }, MeetingView, intent),
    refreshes,
  })
}

/** Says what became of an action. */
export function useStep(id: string) {
  return useAct({
    send: (step: StepAction, intent) => post(`/api/meeting-actions/${encodeURIComponent(id)}/steps`, step, Made, intent),
    refreshes,
  })
}
