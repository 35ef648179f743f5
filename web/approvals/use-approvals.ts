import { ApprovalRow, BatchDecided, type ListApprovals } from '../../server/approvals/schema.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'

export type ApprovalTab = ListApprovals['tab']
export type Decision = 'approve' | 'return' | 'reject'

/** One tab of the approvals inbox. */
export function useApprovals(tab: ApprovalTab, subject: ListApprovals['subject']) {
  return usePages({ key: ['approvals', tab], path: '/api/approvals', item: ApprovalRow, query: { tab, subject } })
}

/** 批量同意: what came of each stands in the answer. */
export function useBatch() {
  return useAct({
    send: (rows: readonly ApprovalRow[], intent) =>
      post('/api/approvals/batch', { requests: rows.map(seenOf) }, BatchDecided, intent),
    refreshes: [['approvals'], ['case'], ['duties'], ['me']],
  })
}

/** A row as it stood on the screen when it was ticked. */
const seenOf = (row: ApprovalRow) => ({
  ...{ case: row.case.id, request: row.id, roundSeen: row.round },
  ...(row.amountFen === null ? {} : { amountSeenFen: row.amountFen }),
})

/** What may be decided together: one subject, one form, one kind of case. */
export const batchGroup = (row: ApprovalRow): string => `${row.subject} ${row.case.kind} ${row.form ?? ''}`
