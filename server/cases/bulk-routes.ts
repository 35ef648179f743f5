import type { Feature } from '../deps.ts'
import { actOnMany } from './bulk.ts'
import { BulkAct, BulkOutcomes } from './bulk-schema.ts'

/** One act on many cases. */
export const bulkRoutes: Feature = app => {
  const { deps } = app
  app.post(
    '/api/cases/bulk',
    {
      config: { access: 'signed-in', rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: { summary: '批量办理（逐件给出结果）', body: BulkAct, response: { 200: BulkOutcomes } },
    },
    request => actOnMany(deps, request, request.body),
  )
}
