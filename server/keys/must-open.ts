import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import { OperatorError } from '../operator-error.ts'
import type { Keyring } from './keyring.ts'

/** Fails with a sentence for the operator where data keys lie under a master key that is not here: files would seem lost that only lack their key. */
export async function mustOpen(database: Database, keys: Keyring): Promise<void> {
  const rows = await asOwner(database, (_, tx) => tx.selectFrom('data_keys').select('master_id').distinct().execute())
  const missing = rows.map(row => row.master_id).filter(id => !keys.known.some(one => one.id === id))
  if (missing.length === 0) return
  throw new OperatorError(
    'keys.master-missing',
    `缺少主密钥 ${missing.join('、')}：数据库中的文件密钥由它加密。请恢复原来的 MASTER_KEY、MASTER_KEY_FILE 或数据目录下的 keys/master。`,
    `The master key ${missing.join(', ')} is missing; the keys of files in this database are wrapped by it. Put back the MASTER_KEY, the MASTER_KEY_FILE, or keys/master in the data folder, that was used before.`,
  )
}
