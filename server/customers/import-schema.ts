import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Text } from '../../events/text.ts'

/** What a table holds, one thing a file. */
export const fileTables = ['customers', 'sites', 'contacts', 'machines', 'contracts'] as const
export type FileTable = (typeof fileTables)[number]

export const FileImportBody = z.strictObject({ file: Id })
export const FileImportRow = z.object({
  line: z.number(),
  /** The key by which it is found again, as the row has it. */
  key: z.string(),
  outcome: z.enum(['new', 'changed', 'same', 'failed']),
  /** What changes, from what to what. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(z.object({ column: z.string(), says: Text, mend: Text })),
})
export type FileImportRow = z.infer<typeof FileImportRow>
export const FileImport = z.object({
  file: z.string(),
  name: z.string(),
  /** Every row that has a problem or changes something, and as many of the others as fit into 1,000. */
  rows: z.array(FileImportRow),
  counts: z.object({ new: z.number(), changed: z.number(), same: z.number(), failed: z.number() }),
  applied: z.boolean(),
})
export type FileImport = z.infer<typeof FileImport>
