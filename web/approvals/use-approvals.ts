import { useQueryClient } from '@tanstack/react-query'
import { ApprovalRow, type ListApprovals } from '../../server/approvals/schema.ts'
import { usePages } from '../api/query.ts'
import { useAct } from '../api/use-act.ts'
import { keepAnswer, performAct } from '../cases/case-data.ts'

export type ApprovalTab = ListApprovals['tab']
export type Decision = 'approve' | 'return' | 'reject'

/** One tab of the approvals inbox. */
export function useApprovals(tab: ApprovalTab, subject: ListApprovals['subject']) {
  return usePages({ key: ['approvals', tab], path: '/api/approvals', item: ApprovalRow, query: { tab, subject } })
}

/** Decides one request, an act on its case. */
export function useDecide() {
  const queries = useQueryClient()
  return useAct({
    send: ({ row, decision, reason }: { row: ApprovalRow; decision: Decision; reason: string }, intent) =>
      performAct(
        row.case.id,
        { type: 'decide', data: { request: row.id, decision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } },
        intent,
      ),
    onDone: (done, { row }) => keepAnswer(queries, row.case.id, done),
  })
}
