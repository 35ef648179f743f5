import { basename, join } from 'node:path'
import type { Feature } from '../deps.ts'
import { backup } from './backup.ts'
import { backupsFolder, backupsIn } from './daily-backup.ts'
import { BackupMade, Backups } from './schema.ts'

const access = ['administrator'] as const

/** Backups on the server's own disk: what there is, and one more now. Their contents never leave by HTTP. */
export const backupRoutes: Feature = (app, { deps }) => {
  app.get('/api/backups', { schema: { summary: '备份列表', response: { 200: Backups } }, config: { access } }, async () => ({
    items: (await backupsIn(deps.dataDir)).map(({ folder, at }) => ({ name: basename(folder), at })),
  }))
  app.post(
    '/api/backups',
    { schema: { summary: '立即备份', response: { 201: BackupMade } }, config: { access } },
    async (_request, reply) => {
      const now = deps.clock()
      const folder = join(backupsFolder(deps.dataDir), now.replaceAll(':', '-'))
      const manifest = await backup(deps.database, { dataDir: deps.dataDir, folder, now })
      return reply.code(201).send({
        name: basename(folder),
        at: now,
        tables: manifest.tables.length,
        rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0),
        files: manifest.files.count,
      })
    },
  )
}
