import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { supervisors } from '../oversight/posts-schema.ts'
import { checkSetting, settingToCheck } from './check-settings.ts'
import { anchorOf, listAnchors } from './list-anchors.ts'
import { retryAnchor } from './retry-anchor.ts'
import {
  AnchorChecked,
  AnchorKind,
  AnchorPage,
  AnchorPath,
  AnchorSettingsView,
  ListAnchors,
  SetChain,
  SetTimestamp,
} from './schema.ts'
import { setChain, setTimestamp, viewSettings } from './settings.ts'

const reads = { access: supervisors } as const
const sets = { access: ['administrator'] } as const

/** 外部锚定: where checkpoints of the ledger are held outside, how far each has come, and its proof as a file. */
export const anchorRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/anchors',
    { config: reads, schema: { summary: '外部锚定记录', querystring: ListAnchors, response: { 200: AnchorPage } } },
    request => inRequest(deps, request, ctx => listAnchors(ctx, request.query)),
  )
  app.get(
    '/api/anchors/settings',
    { config: reads, schema: { summary: '外部锚定设置', response: { 200: AnchorSettingsView } } },
    request => inRequest(deps, request, ctx => viewSettings(ctx, deps.auth)),
  )
  app.put(
    '/api/anchors/settings/timestamp',
    { config: sets, schema: { summary: '设置时间戳服务', body: SetTimestamp, response: { 200: AnchorSettingsView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setTimestamp(ctx, request.body, request.ip)
        return viewSettings(ctx, deps.auth)
      }),
  )
  app.put(
    '/api/anchors/settings/chain',
    { config: sets, schema: { summary: '设置区块链锚定', body: SetChain, response: { 200: AnchorSettingsView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setChain(ctx, deps.auth, request.body, request.ip)
        return viewSettings(ctx, deps.auth)
      }),
  )
  app.post(
    '/api/anchors/settings/:kind/check',
    {
      config: { ...sets, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '试连外部锚定', params: z.object({ kind: AnchorKind }), response: { 200: AnchorChecked } },
    },
    async request => {
      const setting = await inRequest(deps, request, ctx => settingToCheck(ctx, request.params.kind))
      return checkSetting(deps, setting)
    },
  )
  app.post(
    '/api/anchors/:id/retry',
    { config: sets, schema: { summary: '重试锚定', params: AnchorPath, response: { 200: z.object({ ok: z.literal(true) }) } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await retryAnchor(ctx, request.params.id, request.ip)
        return { ok: true as const }
      }),
  )
  app.get(
    '/api/anchors/:id/timestamp',
    { config: reads, schema: { summary: '下载时间戳（.tsr）', params: AnchorPath } },
    async (request, reply) => {
      const { response, checkpoint_size: size } = await inRequest(deps, request, ctx => anchorOf(ctx, request.params.id))
      if (response === null) throw refuse('anchor.no-timestamp')
      return reply
        .header('Content-Disposition', `attachment; filename="checkpoint-${size}.tsr"`)
        .type('application/timestamp-reply')
        .send(response)
    },
  )
  app.get(
    '/api/anchors/:id/note',
    { config: reads, schema: { summary: '下载被锚定的检查点', params: AnchorPath } },
    async (request, reply) => {
      const { note, checkpoint_size: size } = await inRequest(deps, request, ctx => anchorOf(ctx, request.params.id))
      return reply
        .header('Content-Disposition', `attachment; filename="checkpoint-${size}.note"`)
        .type('application/octet-stream')
        .send(Buffer.from(note))
    },
  )
}
