import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ListReports, ReportRow, ReportView } from '../../server/reports/schema.ts'
import { usePages } from '../api/query.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'

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

/** Hands a report in; its figures are frozen. */
export function submitReport(id: string, data: { text: string }, intent: string) {
  return post(`/api/reports/${encodeURIComponent(id)}/submit`, data, ReportView, intent)
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
