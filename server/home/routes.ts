import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { ownWrites } from '../http/own-writes.ts'
import { homeOf } from './home.ts'
import { Home } from './schema.ts'
import { sharedFigures } from './shared-figures.ts'

/** The home page's numbers, by what the person's posts make them answer for. */
export const homeRoutes: Feature = async (app, { deps }) => {
  const shared = sharedFigures((org, person) => ownWrites(deps, org, person))
  app.get(
    '/api/home',
    { config: { access: 'signed-in', mayBeStale: true }, schema: { summary: '今日要办', response: { 200: Home } } },
    request => inRequest(deps, request, ctx => homeOf(ctx, shared)),
  )
}
