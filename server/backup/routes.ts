import { basename } from 'node:path'
import { logAdministration } from '../access/admin-log.ts'
import { mustBeOperator } from '../access/operator.ts'
import type { Deps, Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { inRequest } from '../http/organisation-context.ts'
import { OperatorError } from '../operator-error.ts'
import { backup } from './backup.ts'
import { confirmBackupKey, keyToConfirm, readBackupKey, secretForBackups } from './backup-key.ts'
import { backupsIn, freeFolder } from './daily-backup.ts'
import { recoveryCode } from './recovery-code.ts'
import { BackupCode, BackupKeyState, BackupMade, Backups } from './schema.ts'

const access = ['administrator'] as const

/** Backups on the server's own disk: what there is, and one more now. Their contents never leave by HTTP. */
export const backupRoutes: Feature = (app, { deps }) => {
  let isRunning = false
  app.get('/api/backups', { schema: { summary: '备份列表', response: { 200: Backups } }, config: { access } }, async request => {
    await mustBeOperator(deps.database, request, 'backup.operator-only')
    return { items: (await backupsIn(deps.dataDir)).map(({ folder, at }) => ({ name: basename(folder), at })) }
  })
  app.post(
    '/api/backups',
    { schema: { summary: '立即备份', response: { 201: BackupMade } }, config: { access } },
    async (request, reply) => {
      await mustBeOperator(deps.database, request, 'backup.operator-only')
      if (isRunning) throw refuse('backup.running')
      isRunning = true
      try {
        const { folder, at } = await freeFolder(deps.dataDir, deps.clock())
        const secret = await secretForBackups(deps.dataDir, deps.backup ?? {})
        const manifest = await backup(deps.database, { files: deps.files, secret, folder, now: at })
        return reply.code(201).send({
          name: basename(folder),
          at,
          tables: manifest.tables.length,
          rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0),
          files: manifest.files.count,
          isEncrypted: manifest.encryption !== undefined,
        })
      } catch (error) {
        // By another process on the same PostgreSQL.
        throw error instanceof OperatorError && error.code === 'backup.running' ? refuse('backup.running') : error
      } finally {
        isRunning = false
      }
    },
  )
  app.post(
    '/api/backups/key',
    {
      config: { access, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '备份密钥的恢复码（确认之前才给出）', response: { 200: BackupCode } },
    },
    async (request, reply) => {
      await mustBeOperator(deps.database, request, 'backup.operator-only')
      await mustBeUnconfirmed(deps)
      const key = await keyToConfirm(deps.dataDir, deps.files.keys.random)
      if (!key) throw refuse('backup.key-confirmed')
      return reply.header('Cache-Control', 'no-store').send({ code: recoveryCode(key) })
    },
  )
  app.post(
    '/api/backups/key/confirm',
    {
      config: { access, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '确认已抄录恢复码：此后备份加密', body: BackupCode, response: { 200: BackupKeyState } },
    },
    async request => {
      await mustBeOperator(deps.database, request, 'backup.operator-only')
      await mustBeUnconfirmed(deps)
      if (!(await confirmBackupKey(deps.dataDir, request.body.code, deps.clock()))) throw refuse('backup.code-differs')
      await inRequest(deps, request, ctx => logAdministration(ctx, { actor: ctx.actor.person, action: 'backup.key-confirmed' }))
      return { confirmedAt: (await readBackupKey(deps.dataDir))?.confirmedAt ?? null }
    },
  )
}

/** What both routes of the backup key answer with where it was confirmed, or is given by a setting. */
async function mustBeUnconfirmed({ dataDir, backup = {} }: Deps): Promise<void> {
  const isSet = backup.backupKey !== undefined || backup.backupPassphrase !== undefined
  if (isSet || (await readBackupKey(dataDir))?.confirmedAt) throw refuse('backup.key-confirmed')
}
