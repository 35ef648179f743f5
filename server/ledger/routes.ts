import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { supervisors } from '../oversight/posts-schema.ts'
import { askCheck } from './ask-check.ts'
import { proveConsistency, proveInclusion } from './proofs.ts'
import { answerGaps, rotateKey } from './rotate-key.ts'
import {
  AnswerGap,
  AskCheck,
  AskConsistency,
  Asked,
  AskInclusion,
  ById,
  BySize,
  CheckPage,
  CheckpointPage,
  CheckpointView,
  ConsistencyProof,
  InclusionProof,
  LedgerCheck,
  LedgerView,
  ListCheckpoints,
  RotateKey,
} from './schema.ts'
import { listCheckpoints, listChecks, viewCheck, viewCheckpoint, viewLedger } from './view-ledger.ts'

/** 存证: the ledger as it stands, its checkpoints, proofs and checks, and its keys. */
export const ledgerRoutes: Feature = (app, { deps }) => {
  const config = { access: [...supervisors] }
  const rare = { rateLimit: { max: 20, timeWindow: 60_000 } }

  app.get('/api/ledger', { config, schema: { summary: '存证状态', response: { 200: LedgerView } } }, request =>
    inRequest(deps, request, viewLedger),
  )
  app.get(
    '/api/ledger/checkpoints',
    { config, schema: { summary: '检查点列表', querystring: ListCheckpoints, response: { 200: CheckpointPage } } },
    request => inRequest(deps, request, ctx => listCheckpoints(ctx, request.query)),
  )
  app.get(
    '/api/ledger/checkpoints/:size',
    { config, schema: { summary: '一个检查点，其验证公钥与外部锚定', params: BySize, response: { 200: CheckpointView } } },
    request => inRequest(deps, request, ctx => viewCheckpoint(ctx, request.params.size)),
  )
  app.get(
    '/api/ledger/proofs/inclusion',
    {
      config: { access: 'signed-in' },
      schema: { summary: '一条记录的存证证明', querystring: AskInclusion, response: { 200: InclusionProof } },
    },
    request => inRequest(deps, request, ctx => proveInclusion(ctx, request.query.event, request.query.size)),
  )
  app.get(
    '/api/ledger/proofs/consistency',
    { config, schema: { summary: '两个大小之间的一致性证明', querystring: AskConsistency, response: { 200: ConsistencyProof } } },
    request => inRequest(deps, request, ctx => proveConsistency(ctx, request.query.from, request.query.to)),
  )
  app.get(
    '/api/ledger/checks',
    { config, schema: { summary: '存证核查记录', querystring: ListCheckpoints, response: { 200: CheckPage } } },
    request => inRequest(deps, request, ctx => listChecks(ctx, request.query)),
  )
  app.get(
    '/api/ledger/checks/:id',
    { config, schema: { summary: '一次存证核查的进度与结果', params: ById, response: { 200: LedgerCheck } } },
    request => inRequest(deps, request, ctx => viewCheck(ctx, request.params.id)),
  )
  app.post(
    '/api/ledger/check',
    { config: { ...config, ...rare }, schema: { summary: '核查存证（后台进行）', body: AskCheck, response: { 202: Asked } } },
    (request, reply) =>
      once(deps, request, reply, 202, async ctx => ({
        id: await askCheck(ctx, { isFull: request.body.full, held: request.body.checkpoint }),
      })),
  )
  app.post(
    '/api/ledger/keys/rotate',
    {
      config: { access: ['administrator'], ...rare },
      schema: { summary: '更换存证签名密钥（留痕）', body: RotateKey, response: { 200: LedgerView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        const { dataDir, publicUrl } = deps
        await rotateKey({ ...ctx, dataDir, publicUrl }, request.body, request.ip)
        return viewLedger(ctx)
      }),
  )
  app.post(
    '/api/ledger/gaps/answer',
    {
      config: { access: ['administrator', 'internal-control'], ...rare },
      schema: { summary: '说明存证的缺口（留痕）', body: AnswerGap, response: { 200: LedgerView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await answerGaps(ctx, request.body.reason, request.ip)
        return viewLedger(ctx)
      }),
  )
}
