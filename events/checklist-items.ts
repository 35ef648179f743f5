import { z } from 'zod'
import { shortText } from './define.ts'

const item = {
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: shortText.max(200),
  required: z.boolean(),
  /** What to look at, and how. */
  hint: shortText.optional(),
}

/**
 * One line of a checklist: `check` is in order or not; `number` is a measurement in its unit, in order within [min, max]; `choice` is one
 * of its options, in order unless the option says otherwise; `photo` is at least so many pictures; `text` is a line.
 */
export const ChecklistItem = z.discriminatedUnion('kind', [
  z.strictObject({ ...item, kind: z.literal('check') }),
  z.strictObject({
    ...item,
    kind: z.literal('number'),
    unit: z.string().trim().max(20),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    ...item,
    kind: z.literal('choice'),
    options: z
      .array(
        z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), title: shortText.max(100), fails: z.boolean().optional() }),
      )
      .min(2)
      .max(20),
  }),
  z.strictObject({ ...item, kind: z.literal('photo'), least: z.number().int().min(1).max(20) }),
  z.strictObject({ ...item, kind: z.literal('text') }),
])
export type ChecklistItem = z.infer<typeof ChecklistItem>

export const checklistPhases = ['site', 'preparation', 'on-site', 'maintenance', 'acceptance'] as const
export type ChecklistPhase = (typeof checklistPhases)[number]
/** Acts that a company may have wait for a checklist. */
export const actsAfterChecklists = ['assign', 'complete', 'accept', 'close-matter'] as const
export type ActAfterChecklist = (typeof actsAfterChecklists)[number]

/** What was found: in order or not, the measurement, the option, the pictures; the words of a `text` line stand apart, sealed. */
export const ChecklistAnswer = z.union([z.boolean(), z.number(), z.string().max(40), z.array(z.string().min(1).max(64)).max(20)])
export type ChecklistAnswer = z.infer<typeof ChecklistAnswer>
