import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { changeView, createView, deleteView, listViews } from './saved-views.ts'
import { ChangeView, ListViews, NewView, SavedView, SavedViews, ViewId } from './schema.ts'

/** Saved views of lists. */
export const viewRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/views',
    { config, schema: { summary: '保存的视图', querystring: ListViews, response: { 200: SavedViews } } },
    request => inRequest(deps, request, async ctx => ({ items: await listViews(ctx, request.query.page) })),
  )
  app.post(
    '/api/views',
    { config, schema: { summary: '保存视图', body: NewView, response: { 201: SavedView } } },
    (request, reply) => once(deps, request, reply, 201, ctx => createView(ctx, request.body)),
  )
  app.patch(
    '/api/views/:id',
    { config, schema: { summary: '修改视图', params: ViewId, body: ChangeView, response: { 200: SavedView } } },
    (request, reply) => once(deps, request, reply, 200, ctx => changeView(ctx, request.params.id, request.body)),
  )
  app.delete(
    '/api/views/:id',
    { config, schema: { summary: '删除视图', params: ViewId, response: { 200: z.object({ id: z.string() }) } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await deleteView(ctx, request.params.id)
        return { id: request.params.id }
      }),
  )
}
