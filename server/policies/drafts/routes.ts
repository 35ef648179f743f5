import { z } from 'zod'
import { Id } from '../../../events/define.ts'
import type { Feature } from '../../deps.ts'
import { once } from '../../http/once.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { compareStored } from './compare-stored.ts'
import { decideMove } from './decide-move.ts'
import { createDraft, packSchema, readStored, removeDraft, saveDraft } from './draft-pack.ts'
import { editionWaits } from './edition-waits.ts'
import { listMoves, listMovingCases } from './list-moves.ts'
import { proposeMove } from './propose-move.ts'
import { acknowledgeEdition, listReaders } from './readers.ts'
import { repealEdition } from './repeal-edition.ts'
import { editorRoles, mayEdit } from './roles.ts'
import {
  Acknowledged,
  ByEdition,
  ComparedEditions,
  CompareWith,
  CreateDraft,
  DecideMove,
  DraftCreated,
  DraftSaved,
  EditionMoved,
  EditionMoves,
  EditionProgress,
  EditionReaders,
  EditionStandings,
  EditionWaits,
  ListMovingCases,
  ListReaders,
  MoveDecided,
  MoveProposed,
  MovingCases,
  ProposeMove,
  RepealEdition,
  SaveDraft,
  StoredEdition,
  SubmitEdition,
  VoteOnEdition,
} from './schema.ts'
import { submitEdition, withdrawEdition } from './submit-edition.ts'
import { viewProgress } from './view-progress.ts'
import { standings } from './view-standing.ts'
import { voteOnEdition } from './vote-on-edition.ts'

const one = '/api/policies/:id/editions/:edition'
const editors = { access: editorRoles }
const signedIn = { access: 'signed-in' as const }
/** A regulation of 200 pages with all its rules; more is refused before it is read (`body.too-large`). */
const PACK_LIMIT = 4 * 1024 * 1024

/** 制度版本: drafts, import and export, comparison, approval, publication, repeal, and who has read. */
export const draftRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/policies/editions',
    { config: signedIn, schema: { summary: '各制度的版本', response: { 200: EditionStandings } } },
    request => inRequest(deps, request, async ctx => ({ items: await standings(ctx), canDraft: mayEdit(ctx) })),
  )
  app.get(
    '/api/policies/waits',
    { config: signedIn, schema: { summary: '待我表决、批准或阅读的制度版本', response: { 200: EditionWaits } } },
    request => inRequest(deps, request, async ctx => ({ items: await editionWaits(ctx) })),
  )
  app.get(
    '/api/policies/schema',
    { config: signedIn, schema: { summary: '制度包的 JSON Schema', response: { 200: z.record(z.string(), z.unknown()) } } },
    async () => packSchema(),
  )
  app.post(
    '/api/policies/drafts',
    {
      config: editors,
      bodyLimit: PACK_LIMIT,
      schema: { summary: '起草或导入一个版本', body: CreateDraft, response: { 201: DraftCreated } },
    },
    async (request, reply) => {
      reply.code(201)
      return once(deps, request, reply, 201, ctx => createDraft(ctx, request.body))
    },
  )
  app.get(
    `${one}/pack`,
    { config: signedIn, schema: { summary: '一个版本的制度包（导出）', params: ByEdition, response: { 200: StoredEdition } } },
    request => inRequest(deps, request, ctx => readStored(ctx, request.params)),
  )
  app.put(
    `${one}/pack`,
    {
      config: editors,
      bodyLimit: PACK_LIMIT,
      schema: { summary: '保存草案', params: ByEdition, body: SaveDraft, response: { 200: DraftSaved } },
    },
    (request, reply) => once(deps, request, reply, 200, ctx => saveDraft(ctx, request.params, request.body)),
  )
  app.delete(
    one,
    { config: editors, schema: { summary: '删除草案', params: ByEdition, response: { 200: z.object({}) } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await removeDraft(ctx, request.params)
        return {}
      }),
  )
  app.get(
    `${one}/progress`,
    { config: signedIn, schema: { summary: '版本的审批进度', params: ByEdition, response: { 200: EditionProgress } } },
    request => inRequest(deps, request, ctx => viewProgress(ctx, request.params)),
  )
  app.post(
    `${one}/submit`,
    { config: editors, schema: { summary: '提交审批', params: ByEdition, body: SubmitEdition, response: { 200: EditionMoved } } },
    (request, reply) => once(deps, request, reply, 200, ctx => submitEdition(ctx, request.params, request.body)),
  )
  app.post(
    `${one}/vote`,
    { config: signedIn, schema: { summary: '表决', params: ByEdition, body: VoteOnEdition, response: { 200: EditionMoved } } },
    (request, reply) => once(deps, request, reply, 200, ctx => voteOnEdition(ctx, request.params, request.body)),
  )
  app.post(
    `${one}/withdraw`,
    { config: signedIn, schema: { summary: '撤回审批', params: ByEdition, response: { 200: EditionMoved } } },
    (request, reply) => once(deps, request, reply, 200, ctx => withdrawEdition(ctx, request.params)),
  )
  app.post(
    `${one}/repeal`,
    { config: signedIn, schema: { summary: '废止', params: ByEdition, body: RepealEdition, response: { 200: EditionMoved } } },
    (request, reply) => once(deps, request, reply, 200, ctx => repealEdition(ctx, request.params, request.body)),
  )
  app.post(
    `${one}/acknowledge`,
    { config: signedIn, schema: { summary: '确认已阅读', params: ByEdition, response: { 200: Acknowledged } } },
    (request, reply) => once(deps, request, reply, 200, ctx => acknowledgeEdition(ctx, request.params)),
  )
  app.get(
    `${one}/readers`,
    {
      config: signedIn,
      schema: { summary: '谁已阅读', params: ByEdition, querystring: ListReaders, response: { 200: EditionReaders } },
    },
    request => inRequest(deps, request, ctx => listReaders(ctx, request.params, request.query)),
  )
  app.get(
    `${one}/compare`,
    {
      config: signedIn,
      schema: { summary: '与另一版本比较', params: ByEdition, querystring: CompareWith, response: { 200: ComparedEditions } },
    },
    request => inRequest(deps, request, ctx => compareStored(ctx, request.params, request.query.with)),
  )
  app.get(
    `${one}/moves`,
    { config: signedIn, schema: { summary: '未结案件的迁移', params: ByEdition, response: { 200: EditionMoves } } },
    request => inRequest(deps, request, ctx => listMoves(ctx, request.params)),
  )
  app.post(
    `${one}/moves`,
    {
      config: editors,
      schema: { summary: '提出把未结案件迁移到本版本', params: ByEdition, body: ProposeMove, response: { 201: MoveProposed } },
    },
    async (request, reply) => {
      reply.code(201)
      return once(deps, request, reply, 201, ctx => proposeMove(ctx, request.params, request.body))
    },
  )
  app.get(
    `${one}/moves/:move/cases`,
    {
      config: signedIn,
      schema: {
        summary: '一次迁移中的案件：新旧时限与结果',
        params: ByEdition.extend({ move: Id }),
        querystring: ListMovingCases,
        response: { 200: MovingCases },
      },
    },
    request => inRequest(deps, request, ctx => listMovingCases(ctx, request.params, request.params.move, request.query)),
  )
  app.post(
    `${one}/moves/:move/decide`,
    {
      config: signedIn,
      schema: {
        summary: '批准或驳回迁移',
        params: ByEdition.extend({ move: Id }),
        body: DecideMove,
        response: { 200: MoveDecided },
      },
    },
    (request, reply) =>
      once(deps, request, reply, 200, ctx => decideMove(ctx, request.params, request.params.move, request.body.decision)),
  )
}
