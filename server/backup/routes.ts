import { basename } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { signedIn } from '../access/access.ts'
import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { OperatorError } from '../operator-error.ts'
import { backup } from './backup.ts'
import { backupsIn, freeFolder } from './daily-backup.ts'
import { BackupMade, Backups } from './schema.ts'

const access = ['administrator'] as const

/** Backups on the server's own disk: what there is, and one more now. Their contents never leave by HTTP. */
export const backupRoutes: Feature = (app, { deps }) => {
  let isRunning = false
  app.get('/api/backups', { schema: { summary: '备份列表', response: { 200: Backups } }, config: { access } }, async request => {
    await mustBeOperator(deps.database, request)
    return { items: (await backupsIn(deps.dataDir)).map(({ folder, at }) => ({ name: basename(folder), at })) }
  })
  app.post(
    '/api/backups',
    { schema: { summary: '立即备份', response: { 201: BackupMade } }, config: { access } },
    async (request, reply) => {
      await mustBeOperator(deps.database, request)
      if (isRunning) throw refuse('backup.running')
      isRunning = true
      try {
        const { folder, at } = await freeFolder(deps.dataDir, deps.clock())
        const manifest = await backup(deps.database, { dataDir: deps.dataDir, folder, now: at })
        return reply.code(201).send({
          name: basename(folder),
          at,
          tables: manifest.tables.length,
          rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0),
          files: manifest.files.count,
        })
      } catch (error) {
        // By another process on the same PostgreSQL.
        throw error instanceof OperatorError && error.code === 'backup.running' ? refuse('backup.running') : error
      } finally {
        isRunning = false
      }
    },
  )
}

/**
 * A backup holds every organisation: an administrator of one makes it only where there is no other (`backup.operator-only`). Whoever runs the
 * server may always, by its own key.
 */
async function mustBeOperator(database: Database, request: FastifyRequest): Promise<void> {
  if (signedIn(request).isOperator) return
  const some = await asOwner(database, tx => tx.selectFrom('organisations').select('id').limit(2).execute())
  if (some.length > 1) throw refuse('backup.operator-only')
}
