import { z } from 'zod'
import { CaseKind } from '../../events/case-words.ts'
import { actsAfterChecklists, ChecklistAnswer, ChecklistItem, checklistPhases } from '../../events/checklist-items.ts'
import { Id, shortText } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Named } from '../organisation/staff-schema.ts'

const about = {
  name: shortText.max(100),
  phase: z.enum(checklistPhases),
  /** For cases of these kinds, categories and series of machines; none: of all. */
  kinds: z.array(CaseKind).max(30),
  categories: z.array(z.string().min(1).max(100)).max(50),
  models: z.array(z.string().trim().min(1).max(100)).max(50),
  /** The act that waits for it; null: none. */
  before: z.enum(actsAfterChecklists).nullable(),
  items: z.array(ChecklistItem).min(1).max(100),
}
export const KeepChecklist = z.strictObject(about)
export type KeepChecklist = z.infer<typeof KeepChecklist>
export const ChecklistParams = z.object({ id: Id })

export const ChecklistView = z.object({
  ...about,
  id: z.string(),
  version: z.number(),
  madeAt: Instant,
  madeBy: Named,
  withdrawnAt: Instant.nullable(),
})
export type ChecklistView = z.infer<typeof ChecklistView>
export const ChecklistList = z.object({ items: z.array(ChecklistView) })
export type ChecklistList = z.infer<typeof ChecklistList>

/** What was found the last time it was filled in, by which version, with that version's items. */
const Filled = z.object({
  event: z.string(),
  at: Instant,
  by: Named,
  version: z.number(),
  answers: z.record(z.string(), ChecklistAnswer),
  texts: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.string()),
  complete: z.boolean(),
  failed: z.array(z.string()),
  items: z.array(ChecklistItem),
})
export type FilledChecklist = z.infer<typeof Filled>
export const CaseChecklists = z.object({
  items: z.array(
    z.object({
      ...{ id: z.string(), name: about.name, phase: about.phase, before: about.before, version: z.number() },
      items: about.items,
      last: Filled.nullable(),
      /** How often it was filled in. */
      times: z.number(),
    }),
  ),
})
export type CaseChecklists = z.infer<typeof CaseChecklists>
export type CaseChecklist = CaseChecklists['items'][number]
