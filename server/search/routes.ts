import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { SearchHits, SearchQuery } from './schema.ts'
import { searchEverything } from './search-everything.ts'

/** The palette's search. */
export const searchRoutes: Feature = app => {
  const { deps } = app
  app.get(
    '/api/search',
    {
      config: { access: 'signed-in', mayBeStale: true },
      schema: { summary: '全局搜索', querystring: SearchQuery, response: { 200: SearchHits } },
    },
    request => inRequest(deps, request, async ctx => ({ items: await searchEverything(ctx, request.query) })),
  )
}
