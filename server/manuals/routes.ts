import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { manualsOfCase } from './case-manuals.ts'
import { addVersion, changeManual, createManual, dropVersion, releaseVersion, withdrawManual } from './keep-manual.ts'
import { listManuals, viewManual, viewManualRules } from './read-manuals.ts'
import {
  Because,
  CaseManuals,
  ChangeManual,
  ListManuals,
  ManualId,
  ManualPage,
  ManualRules,
  ManualView,
  NewManual,
  NewVersion,
  VersionParams,
} from './schema.ts'

/** 标准与手册 (robot 第十三条(一), equip 第九条). Who writes and who releases is said by the regulations; the use cases ask. */
export const manualRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  const shown = { 200: ManualView }
  app.get(
    '/api/manuals',
    { config, schema: { summary: '标准与手册', querystring: ListManuals, response: { 200: ManualPage } } },
    request => inRequest(deps, request, ctx => listManuals(ctx, request.query)),
  )
  app.get('/api/manual-rules', { config, schema: { summary: '制度要求的标准与手册', response: { 200: ManualRules } } }, request =>
    inRequest(deps, request, viewManualRules),
  )
  app.get('/api/manuals/:id', { config, schema: { summary: '文件与版本', params: ManualId, response: shown } }, request =>
    inRequest(deps, request, ctx => viewManual(ctx, request.params.id)),
  )
  app.get(
    '/api/cases/:id/manuals',
    { config, schema: { summary: '案件适用的标准与手册', params: z.object({ id: Id }), response: { 200: CaseManuals } } },
    request => inRequest(deps, request, ctx => manualsOfCase(ctx, request.params.id)),
  )
  app.post(
    '/api/manuals',
    { config, schema: { summary: '新建文件', body: NewManual, response: { 201: ManualView } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => viewManual(ctx, await createManual(ctx, request.body))),
  )
  app.patch(
    '/api/manuals/:id',
    { config, schema: { summary: '更改文件', params: ManualId, body: ChangeManual, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeManual(ctx, request.params.id, request.body)
        return viewManual(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/manuals/:id/versions',
    { config, schema: { summary: '新增版本', params: ManualId, body: NewVersion, response: { 201: ManualView } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await addVersion(ctx, request.params.id, request.body)
        return viewManual(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/manuals/:id/versions/:version/release',
    { config, schema: { summary: '放行版本', params: VersionParams, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await releaseVersion(ctx, request.params.id, request.params.version)
        return viewManual(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/manuals/:id/versions/:version/drop',
    { config, schema: { summary: '作废待放行的版本', params: VersionParams, body: Because, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await dropVersion(ctx, request.params.id, request.params.version, request.body.reason)
        return viewManual(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/manuals/:id/withdraw',
    { config, schema: { summary: '停用文件', params: ManualId, body: Because, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await withdrawManual(ctx, request.params.id, request.body.reason)
        return viewManual(ctx, request.params.id)
      }),
  )
}
