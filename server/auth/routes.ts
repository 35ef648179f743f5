import { z } from 'zod'
import { signedIn } from '../access/access.ts'
import type { Feature } from '../deps.ts'
import { createKey, deleteKey, keysOf } from './keys.ts'
import { KeyPath, Keys, NewKeyAnswer, NewKeyRequest } from './schema.ts'

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
      const key = await createKey({ database, auth }, signedIn(request), request.body)
      return reply.code(201).header('Cache-Control', 'no-store').send(key)
    },
  )

  app.delete(
    '/api/keys/:id',
    { schema: { summary: '删除 API 密钥', params: KeyPath, response: { 204: z.undefined() } }, config: { access } },
    async (request, reply) => {
      await deleteKey(database, signedIn(request).org, request.params.id)
      app.sessions.forget()
      return reply.code(204).send()
    },
  )
}
