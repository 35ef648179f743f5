import { Readable } from 'node:stream'
import { Pack } from '../../../engine/pack.ts'
import { instantsOf } from '../../../engine/periods.ts'
import { logReading } from '../../access/access-log.ts'
import type { Ctx } from '../../context.ts'
import type { Feature } from '../../deps.ts'
import { refuse } from '../../errors.ts'
import { disposition } from '../../files/file-name.ts'
import { once } from '../../http/once.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { editionRow } from '../drafts/edition-row.ts'
import { editorRoles, readerRoles } from '../drafts/roles.ts'
import { ByEdition } from '../drafts/schema.ts'
import { eventLines } from './export-events.ts'
import { readExport, writeReplayBook } from './export-replay.ts'
import { endInterrupted, endReplay, insertReplay, lockOf } from './queries.ts'
import { plainRules, type ReplayRuns, replayRuns } from './replay-runs.ts'
import { ByReplay, ListReplays, ReplayPage, ReplayView, StartReplay } from './schema.ts'
import { storing } from './stored-summary.ts'
import { findReplay, listReplays, viewReplay } from './view-replays.ts'

const startAccess = { access: editorRoles, rateLimit: { max: 60, timeWindow: 60_000 } } as const

/** 历史回放: the events of a period under a draft or any stored edition, in a thread, with progress, cancel and result. */
export const replayRoutes: Feature = (app, { deps }) => {
  const runs = replayRuns({ database: deps.database, clock: deps.clock, log: deps.log })
  const live = { kind: deps.database.kind, alive: runs.alive }
  app.addHook('onClose', () => runs.close())
  const path = '/api/policies/:id/editions/:edition/replays'

  app.post(
    path,
    {
      config: startAccess,
      schema: { summary: '开始一次历史回放', params: ByEdition, body: StartReplay, response: { 202: ReplayView } },
    },
    async (request, reply) => {
      const { from, to } = request.body
      const id = deps.newId()
      // Before its row can be seen: whoever looks must not take it for one whose process has died.
      runs.alive.add(id)
      let begin: (() => void) | undefined
      try {
        const view = await once(deps, request, reply, 202, async ctx => {
          begin = undefined
          await endInterrupted(ctx, live)
          begin = await prepare(ctx, { id, name: request.params, from, to, kind: live.kind }, runs)
          return viewReplay(ctx, request.params, id)
        })
        begin?.()
        return view
      } finally {
        if (begin === undefined) runs.alive.delete(id)
      }
    },
  )
  app.get(
    path,
    {
      config: { access: readerRoles },
      schema: { summary: '历史回放列表', params: ByEdition, querystring: ListReplays, response: { 200: ReplayPage } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        await endInterrupted(ctx, live)
        return listReplays(ctx, request.params, request.query)
      }),
  )
  app.get(
    `${path}/:replay`,
    {
      config: { access: readerRoles },
      schema: { summary: '一次历史回放及其结果', params: ByReplay, response: { 200: ReplayView } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        await endInterrupted(ctx, live)
        return viewReplay(ctx, request.params, request.params.replay)
      }),
  )
  app.post(
    `${path}/:replay/cancel`,
    {
      config: { access: editorRoles },
      schema: { summary: '取消正在进行的历史回放', params: ByReplay, response: { 200: ReplayView } },
    },
    async request => {
      const { replay } = request.params
      const view = await inRequest(deps, request, async ctx => {
        await findReplay(ctx, request.params, replay)
        if (!(await endReplay(ctx, replay, { state: 'cancelled' }))) throw refuse('replay.not-running')
        return viewReplay(ctx, request.params, replay)
      })
      runs.cancel(replay)
      return view
    },
  )
  app.get(
    '/api/policies/replay-events.ndjson',
    {
      config: { access: editorRoles, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        summary: '导出一段时间的事件，供离线回放（NDJSON：规则、每行一个事件、结尾计数；不含封存字段）',
        querystring: StartReplay,
      },
    },
    async (request, reply) => {
      const { from, to } = request.query
      if (to < from) throw refuse('period.reversed')
      const given = await inRequest(deps, request, async ctx => {
        if (ctx.sight.scope !== 'all') throw refuse('export.all-cases-only')
        await logReading(ctx, request, { action: 'export', subject: 'events', detail: { list: '事件', filter: { from, to } } })
        const period = instantsOf(ctx.rules.calendar, { start: from, end: to })
        return { org: ctx.org, head: { now: ctx.now, ...period, ...plainRules(ctx.rules) } }
      })
      const lines = Readable.from(eventLines(deps, given.org, given.head), { objectMode: false })
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `events ${from}–${to}.ndjson`), 'Cache-Control': 'no-store' })
        .type('application/x-ndjson; charset=utf-8')
        .send(lines)
    },
  )
  app.get(
    `${path}/:replay/export.xlsx`,
    {
      config: { access: readerRoles, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '导出历史回放的结果（Excel）', params: ByReplay },
    },
    async (request, reply) => {
      const { name, content } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'export', subject: 'replay', detail: { list: '历史回放' } })
        return readExport(ctx, request.params, request.params.replay)
      })
      const workbook = await writeReplayBook(content)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', name), 'Cache-Control': 'no-store' })
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(workbook)
    },
  )
}

type Wanted = {
  readonly id: string
  readonly name: { readonly id: string; readonly edition: string }
  readonly from: string
  readonly to: string
  readonly kind: 'pglite' | 'postgres'
}

/** Opens the account of a replay and gives what begins it, once the account has been written for good. */
async function prepare(ctx: Ctx, { id, name, from, to, kind }: Wanted, runs: ReplayRuns): Promise<() => void> {
  if (to < from) throw refuse('period.reversed')
  const row = await editionRow(ctx, name)
  const draft = Pack.parse(row.pack)
  await insertReplay(ctx, {
    id,
    regulation: name.id,
    edition: name.edition,
    hash: row.hash,
    period_from: from,
    period_to: to,
    started_by: ctx.actor.person,
  })
  const given = {
    ...{ id, org: ctx.org, now: ctx.now, draft },
    ...instantsOf(ctx.rules.calendar, { start: from, end: to }),
    ...plainRules(ctx.rules),
    ...(kind === 'postgres' ? { lock: lockOf(ctx.org, id) } : {}),
  }
  const store = storing(ctx, draft)
  return () => runs.start(given, store)
}
