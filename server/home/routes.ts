import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { homeOf } from './home.ts'
import { Home } from './schema.ts'

/** The home page's numbers, by what the person's posts make them answer for. */
export const homeRoutes: Feature = async (app, { deps }) => {
  app.get('/api/home', { config: { access: 'signed-in' }, schema: { summary: '今日要办', response: { 200: Home } } }, request =>
    inRequest(deps, request, homeOf),
  )
}
