import { z } from 'zod'
import { Instant } from '../../events/instant.ts'

const Amount = z.object({ count: z.number(), bytes: z.number() })

/** 密钥与存储 of one organisation. */
export const KeysAndStorage = z.object({
  /** Newest first; the one without `retiredAt` is used for what is new. `contents`: how many still lie under it. */
  dataKeys: z.array(z.object({ id: z.string(), createdAt: Instant, retiredAt: Instant.nullable(), contents: z.number() })),
  /** What was said in cases: how many values there were when they were last brought under the key in use, and how many of them were looked at. Null: not begun. */
  records: z.object({ total: z.number(), seen: z.number(), finishedAt: Instant.nullable() }).nullable(),
  storage: z.object({
    /** Where new files go, and whether it answers. */
    kind: z.enum(['folder', 's3']),
    isReachable: z.boolean(),
    files: Amount,
    /** Pictures drawn from files; they can be drawn again. */
    pictures: Amount,
    /** Files that still lie in the other storage. */
    elsewhere: z.number(),
  }),
  scan: z.object({
    /** Null: no scanner is set. */
    scanner: z.string().nullable(),
    ...{ clean: z.number(), waiting: z.number(), none: z.number() },
    /** What the last one that could not be scanned was told. */
    failure: z.string().nullable(),
    found: z.array(z.object({ name: z.string(), sender: z.string(), says: z.string(), at: Instant })),
  }),
  /** Of the whole installation: for whoever runs it, or the administrator of its only organisation. */
  installation: z
    .object({
      /** setting: MASTER_KEY; file: MASTER_KEY_FILE; generated: beside the data, which protects backups and discs taken without it only. */
      masterKey: z.enum(['setting', 'file', 'generated']),
      masterKeyId: z.string(),
      /** setting: BACKUP_KEY or BACKUP_PASSPHRASE; confirmed: the key whose recovery code was written down; none: not encrypted. */
      backups: z.enum(['setting', 'confirmed', 'none']),
      backupKeyConfirmedAt: Instant.nullable(),
      lastBackupAt: Instant.nullable(),
    })
    .nullable(),
})
export type KeysAndStorage = z.infer<typeof KeysAndStorage>
export const DataRotated = z.object({ id: z.string() })
export const MasterRotated = z.object({ master: z.string(), dataKeys: z.number() })
