import { z } from 'zod'
import { laws } from '../../policies/laws.ts'
import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { caseEdition, namesInForce, unlessKnown } from './names-in-force.ts'
import { CaseEdition, NamesInForce } from './names-schema.ts'
import { EditionList, EditionView, ListedLaws } from './schema.ts'
import { listEditions, viewEdition } from './view-edition.ts'

const ByEdition = z.object({ id: z.string().max(100), edition: z.iso.date() })

/** 制度: the regulations and their editions, clause by clause. */
export const policyRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/policies',
    { config: { access: 'signed-in' }, schema: { summary: '制度与版本', response: { 200: EditionList } } },
    request => inRequest(deps, request, async ctx => ({ items: await listEditions(ctx) })),
  )
  app.get(
    '/api/policies/names',
    {
      config: { access: 'signed-in' },
      schema: { summary: '现行版本的等级、阶段、类别、表单与岗位名称', response: { 200: NamesInForce, 304: z.null() } },
    },
    async (request, reply) =>
      unlessKnown(request, reply, await inRequest(deps, request, async ctx => ({ items: namesInForce(ctx) }))),
  )
  app.get(
    '/api/policies/laws',
    { config: { access: 'signed-in' }, schema: { summary: '可引用的法律法规', response: { 200: ListedLaws } } },
    () => ({ items: laws.map(({ id, title, status }) => ({ id, title, status })) }),
  )
  app.get(
    '/api/policies/:id/editions/:edition',
    {
      config: { access: 'signed-in' },
      schema: { summary: '一个版本的条款、口径与规则', params: ByEdition, response: { 200: EditionView } },
    },
    request => inRequest(deps, request, ctx => viewEdition(ctx, request.params.id, request.params.edition)),
  )
  app.get(
    '/api/policies/:id/editions/:edition/case',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: '一个版本中案件页面要用的部分',
        params: ByEdition,
        response: { 200: CaseEdition, 304: z.null() },
      },
    },
    async (request, reply) => {
      const { id, edition } = request.params
      return unlessKnown(request, reply, CaseEdition.parse(await inRequest(deps, request, ctx => caseEdition(ctx, id, edition))))
    },
  )
}
