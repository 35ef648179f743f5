import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { decideBatch } from './decide-batch.ts'
import { listApprovals } from './list-approvals.ts'
import { listRatifications } from './list-ratifications.ts'
import { listReceipts } from './list-receipts.ts'
import {
  ApprovalPage,
  BatchDecided,
  DecideBatch,
  ListApprovals,
  ListRatifications,
  ListReceipts,
  RatificationPage,
  ReceiptPage,
  ratificationViewers,
} from './schema.ts'

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
  app.post(
    '/api/approvals/batch',
    {
      config: { access: 'signed-in' },
      schema: { summary: '批量同意', body: DecideBatch, response: { 200: BatchDecided } },
    },
    request => inRequest(deps, request, ctx => decideBatch(ctx, request.body)),
  )
  app.get(
    '/api/approvals/ratifications',
    {
      config: { access: ratificationViewers },
      schema: { summary: '越权与补办', querystring: ListRatifications, response: { 200: RatificationPage } },
    },
    request => inRequest(deps, request, ctx => listRatifications(ctx, request.query)),
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
