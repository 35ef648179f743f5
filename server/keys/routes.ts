import { signedIn } from '../access/access.ts'
import { isOperator, mustBeOperator } from '../access/operator.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { OperatorError } from '../operator-error.ts'
import { rotateData, rotateMaster } from './rotate.ts'
import { DataRotated, KeysAndStorage, MasterRotated } from './schema.ts'
import { viewInstallation, viewStorage } from './view-storage.ts'

/** 密钥与存储: what files lie under and where, and rotation. */
export const keysAndStorageRoutes: Feature = (app, { deps }) => {
  const access = ['administrator'] as const
  const rarely = { access, rateLimit: { max: 10, timeWindow: 60_000 } }
  app.get(
    '/api/keys-and-storage',
    { config: { access }, schema: { summary: '密钥与存储：数据密钥、用量、扫描状态', response: { 200: KeysAndStorage } } },
    async request => {
      const view = await inRequest(deps, request, ctx => viewStorage(ctx, deps.files))
      // Asked outside the transaction: a storage that is down answers late.
      const isReachable = await deps.files.storage.get('probe/none').then(
        () => true,
        () => false,
      )
      return {
        ...{ ...view, storage: { ...view.storage, isReachable } },
        installation: (await isOperator(deps.database, request)) ? await viewInstallation(deps) : null,
      }
    },
  )
  app.post(
    '/api/keys/rotate-data',
    { config: rarely, schema: { summary: '更换本组织的数据密钥', response: { 200: DataRotated } } },
    (request, reply) => once(deps, request, reply, 200, async ctx => ({ id: await rotateData(ctx, deps.files.keys) })),
  )
  app.post(
    '/api/keys/rotate-master',
    { config: rarely, schema: { summary: '更换主密钥（全部组织的数据密钥重新加密）', response: { 200: MasterRotated } } },
    async request => {
      await mustBeOperator(deps.database, request, 'keys.operator-only')
      const { person } = signedIn(request)
      try {
        return await rotateMaster(deps.database, deps.files.keys, { actor: person, now: deps.clock(), newId: deps.newId })
      } catch (error) {
        throw error instanceof OperatorError && error.code === 'settings.wrong' ? refuse('keys.set-by-operator') : error
      }
    },
  )
}
