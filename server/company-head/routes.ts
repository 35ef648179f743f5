import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { setHead, viewHead } from './company-head.ts'
import { CompanyHead, SetCompanyHead } from './schema.ts'

/** 公司信头: the picture at the head of forms, reports and letters. */
export const companyHeadRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get('/api/company-head', { config, schema: { summary: '公司信头', response: { 200: CompanyHead } } }, request =>
    inRequest(deps, request, viewHead),
  )
  app.put(
    '/api/company-head',
    { config, schema: { summary: '设置公司信头', body: SetCompanyHead, response: { 200: CompanyHead } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setHead(ctx, request.body.file)
        return viewHead(ctx)
      }),
  )
}
