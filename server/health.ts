import { sql } from 'kysely'
import type { Feature } from './deps.ts'
import { refuse } from './errors.ts'

/** For supervisors and load balancers: /healthz says that the process lives, /readyz that it can work. */
export const healthRoutes: Feature = app => {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))

  app.get('/readyz', { schema: { hide: true } }, async request => {
    try {
      await sql`select 1`.execute(app.deps.database.db)
      return { status: 'ready' }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
      throw refuse('server.not-ready')
    }
  })
}
