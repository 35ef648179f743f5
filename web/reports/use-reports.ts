import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListReports } from '../../server/reports/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import { usePages } from '../api/query.ts'
import { get, post, request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'

const ReportRow = lateSchema(async () => (await import('../../server/reports/schema.ts')).ReportRow)
const ReportView = lateSchema(async () => (await import('../../server/reports/schema.ts')).ReportView)
const ReportNow = lateSchema(async () => (await import('../../server/reports/schema.ts')).ReportNow)
const Lateness = lateSchema(async () => (await import('../../server/reports/schema.ts')).Lateness)
const MailingList = lateSchema(async () => (await import('../../server/reports/mailings/schema.ts')).MailingList)
const SavedDraft = lateSchema(async () => (await import('./answers.ts')).SavedDraft)

export type ReportTab = ListReports['tab']

/** Periodic reports: mine to hand in, handed in to me, or all. */
export function useReports(tab: ReportTab, state: ListReports['state']) {
  return usePages({ key: ['reports', 'list'], path: '/api/reports', item: ReportRow, query: { tab, state } })
}

/** One report with its figures and cases. */
export function useReport(id: string) {
  return useQuery({
    queryKey: ['reports', id],
    queryFn: ({ signal }) => get(`/api/reports/${encodeURIComponent(id)}`, ReportView, { signal }),
  })
}

/** The figures of a signed report beside those of now. */
export function useReportNow(id: string) {
  return useQuery({
    queryKey: ['reports', id, 'now'],
    queryFn: ({ signal }) => get(`/api/reports/${encodeURIComponent(id)}/now`, ReportNow, { signal }),
  })
}

type Words = { readonly text: string; readonly comments: Readonly<Record<string, string>> }

/** Keeps what was written so far; the last saved counts. */
export function saveReportDraft(id: string, body: Words) {
  return request(`/api/reports/${encodeURIComponent(id)}/draft`, { method: 'PUT', body, schema: SavedDraft })
}

function useReportAct<Input>(id: string, act: string) {
  const queries = useQueryClient()
  return useAct({
    send: (input: Input, intent) => post(`/api/reports/${encodeURIComponent(id)}/${act}`, input, ReportView, intent),
    refreshes: [['reports'], ['duties'], ['me']],
    onDone: view => queries.setQueryData(['reports', id], view),
  })
}

/** Signs a report and hands it in; its figures are frozen. */
export const useSubmit = (id: string) => useReportAct<Words>(id, 'submit')

/** Passes a report, or sends it back. */
export const useReview = (id: string) => useReportAct<{ passed: boolean; opinion: string }>(id, 'review')

/** Which reports were in time, late, or are still owed in a year. */
export function useLateness(year: number | undefined) {
  return useQuery({
    queryKey: ['reports', 'lateness', year],
    queryFn: ({ signal }) => get('/api/reports/lateness', Lateness, { query: { year }, signal }),
  })
}

/** Mailings that run. */
export function useMailings() {
  return useQuery({
    queryKey: ['reports', 'mailings'],
    queryFn: ({ signal }) => get('/api/report-mailings', MailingList, { signal }),
  })
}

/** Receives a report for the files. */
export function useReceive(id: string) {
  const queries = useQueryClient()
  return useAct({
    send: (_: undefined, intent) => post(`/api/reports/${encodeURIComponent(id)}/receive`, {}, ReportView, intent),
    refreshes: [['reports'], ['duties'], ['me']],
    onDone: view => queries.setQueryData(['reports', id], view),
  })
}
