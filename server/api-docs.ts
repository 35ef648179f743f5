import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from './deps.ts'

/** OpenAPI of all routes registered afterwards, to read at /api/docs and as JSON at /api/docs/json. */
export async function addApiDocs(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bihuan 闭环',
        version: '1',
        description: '错误以 application/problem+json 返回，全部代码见 docs/errors.md。',
      },
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'API 密钥：Authorization: Bearer <key>' } },
      },
      security: [{ key: [] }],
    },
    // A schema that also transforms what it reads is described by what it takes.
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  })
  await app.register(async docs => {
    docs.accessOfLibrary = 'public'
    await docs.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { docExpansion: 'none' } })
  })
}
