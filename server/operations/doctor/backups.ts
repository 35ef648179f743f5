import { stat } from 'node:fs/promises'
import type { Instant } from '../../../events/instant.ts'
import { readManifest, verifyBackup } from '../../backup/backup-format.ts'
import { backupsFolder, backupsIn } from '../../backup/daily-backup.ts'
import { type Finding, fault, fine, messageOf, warning } from './finding.ts'

const HOUR_MS = 60 * 60_000
const OLD_HOURS = 36

/** How old the newest daily backup is, and whether every file that it names is there and unchanged. */
export async function checkBackups(dataDir: string, now: Instant): Promise<Finding[]> {
  const make = {
    zh: '运行 bihuan backup，并把备份复制到另一台机器。',
    en: 'Run bihuan backup, and copy backups to another computer.',
  }
  const isThere = await stat(backupsFolder(dataDir)).catch(() => undefined)
  const newest = isThere && (await backupsIn(dataDir)).at(-1)
  if (!newest) return [warning('backup', '还没有备份', 'There is no backup yet', make)]
  const hours = Math.floor((Date.parse(now) - Date.parse(newest.at)) / HOUR_MS)
  const age =
    hours > OLD_HOURS
      ? warning('backup', `最近的备份在 ${hours} 小时前`, `The newest backup is ${hours} hours old`, make)
      : fine('backup', `最近的备份在 ${hours} 小时前`, `The newest backup is ${hours} hours old`)
  try {
    const manifest = await readManifest(newest.folder)
    await verifyBackup(newest.folder, manifest)
    const { tables, files } = manifest
    const [zh, en] = [
      `备份完整：${tables.length} 张表，${files.count} 个文件`,
      `The backup is whole: ${tables.length} tables, ${files.count} files`,
    ]
    return [age, fine('restorable', zh, en)]
  } catch (error) {
    return [
      age,
      fault(
        'restorable',
        `最近的备份不能恢复：${messageOf(error)}`,
        `The newest backup cannot be restored: ${messageOf(error)}`,
        make,
      ),
    ]
  }
}
