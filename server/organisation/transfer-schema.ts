import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

export const obligationKinds = ['duty', 'approval', 'receipt', 'case', 'report', 'seat', 'line', 'mandate', 'reading'] as const
export type ObligationKind = (typeof obligationKinds)[number]
const Source = z.enum(['case', 'report', 'post', 'line', 'mandate', 'reading'])
/** What passes to somebody else in one go: a case with all that a person holds in it, a report, a seat, a person who answers to them. */
export const ObligationUnit = z.object({ source: Source, unit: Id })
export type ObligationUnit = z.infer<typeof ObligationUnit>

export const ObligationRow = z.object({
  kind: z.enum(obligationKinds),
  source: Source,
  unit: z.string(),
  id: z.string(),
  title: Text,
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }).optional(),
  role: z.string().optional(),
  dueAt: Instant.optional(),
  /** The account cannot close while it is open. */
  blocks: z.boolean(),
  canHandOver: z.boolean(),
})
export type ObligationRow = z.infer<typeof ObligationRow>
export const ObligationList = z.object({
  person: z.object({ id: z.string(), name: z.string(), active: z.boolean() }),
  items: z.array(ObligationRow),
  /** Whether whoever asks may pass them on. */
  canHandOver: z.boolean(),
})
export type ObligationList = z.infer<typeof ObligationList>

/** One request passes on up to 20 units; the browser sends the next ones while it shows how far it is. `to` null leaves a seat vacant. */
export const HandOverUnits = z.object({
  units: z
    .array(ObligationUnit.extend({ to: Id.nullable() }))
    .min(1)
    .max(20),
  cause: z.enum(['leave', 'move', 'sickness', 'workload']).default('leave'),
  note: z.string().trim().max(500).optional(),
})
export type HandOverUnits = z.infer<typeof HandOverUnits>
export const HandedOverUnits = z.object({
  items: z.array(
    ObligationUnit.extend({
      ok: z.boolean(),
      code: z.string().optional(),
      title: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
  done: z.number(),
  refused: z.number(),
})
export type HandedOverUnits = z.infer<typeof HandedOverUnits>

/** Columns of the staff table, by what they hold. */
export const staffColumns = [
  'department',
  'parent',
  'kind',
  'region',
  'name',
  'staffNo',
  'title',
  'email',
  'phone',
  'posts',
  'superior',
] as const
export type StaffColumn = (typeof staffColumns)[number]
const Line = z.string().regex(/^\d{1,7}$/)
/** Cells put right in the preview, by line and column; the file itself stays. */
export const Mends = z
  .record(Line, z.partialRecord(z.enum(staffColumns), z.string().max(500)))
  .refine(m => Object.keys(m).length <= 2_000)
export const StaffImportBody = z.object({ file: Id, mends: Mends.default({}) })
export type StaffImportBody = z.infer<typeof StaffImportBody>

export const StaffRow = z.object({
  line: z.number(),
  /** As the file has them, with what was mended. */
  cells: z.partialRecord(z.enum(staffColumns), z.string()),
  what: z.enum(['department', 'person']),
  outcome: z.enum(['new', 'changed', 'same', 'failed']),
  /** What changes, from what to what, in words. */
  changes: z.array(z.object({ column: z.enum(staffColumns), before: z.string(), after: z.string() })),
  problems: z.array(z.object({ column: z.enum(staffColumns), says: Text, mend: Text })),
})
export type StaffRow = z.infer<typeof StaffRow>
export const StaffImport = z.object({
  file: z.string(),
  name: z.string(),
  rows: z.array(StaffRow),
  counts: z.object({ new: z.number(), changed: z.number(), same: z.number(), failed: z.number() }),
  applied: z.boolean(),
})
export type StaffImport = z.infer<typeof StaffImport>
