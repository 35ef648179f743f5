import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ReceiptRow } from '../../server/approvals/schema.ts'
import type { HandOver, HandOverResult } from '../../server/duties/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { keepAnswer, performAct } from '../cases/case-data.ts'

const Duty = lateSchema(async () => (await import('../../server/duties/schema.ts')).DutyRow)
const HandedOver = lateSchema(async () => (await import('../../server/duties/schema.ts')).HandOverResult)
const Report = lateSchema(async () => (await import('../../server/reports/schema.ts')).ReportRow)
const Approval = lateSchema(async () => (await import('../../server/approvals/schema.ts')).ApprovalRow)
const ReceiptLate = lateSchema(async () => (await import('../../server/approvals/schema.ts')).ReceiptRow)
const Snoozed = lateSchema(async () => (await import('./answers.ts')).Snoozed)

/** What I owe, by due time; the live stream's `duties` refreshes it. */
export function useMyDuties(withSnoozed: boolean) {
  return usePages({
    key: ['duties', 'mine'],
    path: '/api/duties',
    item: Duty,
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
      item: Duty,
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
    item: Report,
    query: { tab: 'mine', about: 'reviews' },
  })
}

/** The oldest approvals that wait for me. */
export function useWaitingApprovals(pageSize: number) {
  return usePages({
    key: ['approvals', 'waiting'],
    path: '/api/approvals',
    item: Approval,
    query: { tab: 'waiting' },
    pageSize,
  })
}

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
  return post('/api/duties/hand-over', data, HandedOver, intent)
}

/** Reports (上报, 结果反馈) that wait for my word, the oldest first. */
export function useReceipts(pageSize: number) {
  return usePages({ key: ['approvals', 'receipts'], path: '/api/receipts', item: ReceiptLate, pageSize })
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
