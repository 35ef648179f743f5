import { z } from 'zod'
import { signedIn } from '../access/access.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { createKey, deleteKey, keysOf } from './keys.ts'
import { record } from './record.ts'
import { KeyPath, Keys, NewKeyAnswer, NewKeyRequest, type Scope } from './schema.ts'
import type { Session } from './session.ts'

const access = ['administrator'] as const

/** API keys of the organisation, for its administrators. */
export const keyRoutes: Feature = app => {
  const { database, auth } = app.deps

  app.get('/api/keys', { schema: { summary: 'API 密钥列表', response: { 200: Keys } }, config: { access } }, async request => ({
    items: await keysOf(database, signedIn(request).org),
  }))

  app.post(
    '/api/keys',
    {
      schema: { summary: '新建 API 密钥（密钥只显示这一次）', body: NewKeyRequest, response: { 201: NewKeyAnswer } },
      config: { access },
    },
    async (request, reply) => {
      const session = signedIn(request)
      mustHold(session, request.body.scopes)
      const key = await createKey({ database, auth }, session, request.body)
      await record(app.deps, session, {
        ...{ action: 'key.created', subject: key.id, address: request.ip },
        detail: { name: key.name, start: key.start, scopes: key.scopes, expiresAt: key.expiresAt },
      })
      return reply.code(201).header('Cache-Control', 'no-store').send(key)
    },
  )

  app.delete(
    '/api/keys/:id',
    { schema: { summary: '删除 API 密钥', params: KeyPath, response: { 204: z.undefined() } }, config: { access } },
    async (request, reply) => {
      const session = signedIn(request)
      const { name } = await deleteKey(database, session.org, request.params.id)
      await record(app.deps, session, {
        action: 'key.deleted',
        subject: request.params.id,
        address: request.ip,
        detail: { name },
      })
      app.sessions.forget()
      return reply.code(204).send()
    },
  )
}

/** A key makes no key that may more than itself. */
function mustHold({ via, scopes: held }: Session, wanted: readonly Scope[] | undefined): void {
  if (via !== 'key' || held === undefined) return
  const missing = wanted?.find(scope => !held.includes(scope))
  if (wanted && missing === undefined) return
  throw refuse('key.scope-missing', {
    detail: { zh: '不能建立权限大于自身的密钥。', en: 'A key cannot make one that may more than itself.' },
  })
}
