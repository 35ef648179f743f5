import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listApprovals } from './list-approvals.ts'
import { ApprovalPage, ListApprovals } from './schema.ts'

/** 审批: the inbox. Decisions are acts on the case: `POST /api/cases/:id/events {type: 'decide'}`. */
export const approvalRoutes: Feature = async (app, { deps }) => {
  app.get('/api/approvals', { config: { access: 'signed-in' }, schema: { summary: '审批列表', querystring: ListApprovals, response: { 200: ApprovalPage } } }, request => inRequest(deps, request, ctx => listApprovals(ctx, request.query)))
}
