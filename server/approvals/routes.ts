import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listApprovals } from './list-approvals.ts'
import { listReceipts } from './list-receipts.ts'
import { ApprovalPage, ListApprovals, ListReceipts, ReceiptPage } from './schema.ts'

/** 审批 and 上报确认: what waits for somebody's decision or word. Both are given as acts on the case, `decide` and `acknowledge`. */
export const approvalRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/approvals',
    {
      config: { access: 'signed-in' },
      schema: { summary: '审批列表', querystring: ListApprovals, response: { 200: ApprovalPage } },
    },
    request => inRequest(deps, request, ctx => listApprovals(ctx, request.query)),
  )
  app.get(
    '/api/receipts',
    {
      config: { access: 'signed-in' },
      schema: { summary: '待我确认的上报', querystring: ListReceipts, response: { 200: ReceiptPage } },
    },
    request => inRequest(deps, request, ctx => listReceipts(ctx, request.query)),
  )
}
