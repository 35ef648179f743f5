import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ApprovalRow, ReceiptRow } from '../../server/approvals/schema.ts'
import { DutyRow, type HandOver, HandOverResult } from '../../server/duties/schema.ts'
import { ReportRow } from '../../server/reports/schema.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { keepAnswer, performAct } from '../cases/case-data.ts'

/** What I owe, by due time; the live stream's `duties` refreshes it. */
export function useMyDuties(withSnoozed: boolean) {
  return usePages({
    key: ['duties', 'mine'],
    path: '/api/duties',
    item: DutyRow,
    query: { mine: '1', snoozed: withSnoozed ? 'all' : 'hide' },
    pageSize: 100,
  })
}

/** How many of my duties are put off. */
export function useSnoozedCount(): number {
  return (
    usePages({
      key: ['duties', 'snoozed'],
      path: '/api/duties',
      item: DutyRow,
      query: { mine: '1', snoozed: 'only' },
      pageSize: 1,
    }).total ?? 0
  )
}

/** The yearly reviews of regulations that I owe. */
export function useOwedReviews() {
  return usePages({
    key: ['reports', 'reviews'],
    path: '/api/reports',
    item: ReportRow,
    query: { tab: 'mine', about: 'reviews' },
  })
}

/** The oldest approvals that wait for me. */
export function useWaitingApprovals(pageSize: number) {
  return usePages({
    key: ['approvals', 'waiting'],
    path: '/api/approvals',
    item: ApprovalRow,
    query: { tab: 'waiting' },
    pageSize,
  })
}

const Snoozed = z.object({ snoozedUntil: z.string().nullable() })

/** Puts a duty out of sight until then; null brings it back. Its due time stays. */
export function useSnooze() {
  return useAct({
    send: ({ duty, until }: { duty: string; until: string | null }, intent) =>
      post(`/api/duties/${encodeURIComponent(duty)}/snooze`, { until }, Snoozed, intent),
    refreshes: [['duties']],
  })
}

/** Hands all open work of a person to another: per case what came of it. */
export function handOverAll(data: HandOver, intent: string): Promise<HandOverResult> {
  return post('/api/duties/hand-over', data, HandOverResult, intent)
}

/** Reports (上报, 结果反馈) that wait for my word, the oldest first. */
export function useReceipts(pageSize: number) {
  return usePages({ key: ['approvals', 'receipts'], path: '/api/receipts', item: ReceiptRow, pageSize })
}

export type Receipt = z.infer<typeof ReceiptRow>

/** 确认收到: an act on the report's case. */
export function useAcknowledge() {
  const queries = useQueryClient()
  return useAct({
    send: (row: Receipt, intent) => performAct(row.case.id, { type: 'acknowledge', data: { report: row.report } }, intent),
    onDone: (done, row) => keepAnswer(queries, row.case.id, done),
  })
}
