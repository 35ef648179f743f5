import { z } from 'zod'

export const BackupEntry = z.object({ name: z.string(), at: z.string() })
export const Backups = z.object({ items: z.array(BackupEntry) })
export const BackupMade = BackupEntry.extend({ tables: z.number(), rows: z.number(), files: z.number() })
