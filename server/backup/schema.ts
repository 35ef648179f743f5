import { z } from 'zod'

export const BackupEntry = z.object({ name: z.string(), at: z.string() })
export const Backups = z.object({ items: z.array(BackupEntry) })
export const BackupMade = BackupEntry.extend({
  tables: z.number(),
  rows: z.number(),
  files: z.number(),
  isEncrypted: z.boolean(),
})

/** The recovery code of the backup key: eleven groups of five letters and digits. */
export const BackupCode = z.object({ code: z.string().max(100) })
/** Since when backups are encrypted for the installation's own key; null: they are not yet. */
export const BackupKeyState = z.object({ confirmedAt: z.string().nullable() })
