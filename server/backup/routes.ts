import { basename } from 'node:path'
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
  app.get('/api/backups', { schema: { summary: '备份列表', response: { 200: Backups } }, config: { access } }, async () => ({
    items: (await backupsIn(deps.dataDir)).map(({ folder, at }) => ({ name: basename(folder), at })),
  }))
  app.post(
    '/api/backups',
    { schema: { summary: '立即备份', response: { 201: BackupMade } }, config: { access } },
    async (_request, reply) => {
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
