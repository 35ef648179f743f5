import { z } from 'zod'
import { ChecklistAnswer, checklistPhases } from './checklist-items.ts'
import { defineEvent, freeText, Id, shortText } from './define.ts'

const item = z.string().min(1).max(40)

/** 填写检查单: what was looked at and measured, by which version of the list; what is out of order stands in `failed`. */
export const checklistFilled = defineEvent({
  type: 'checklist.filled',
  act: 'fill-checklist',
  title: { zh: '填写检查单', en: 'Checklist filled' },
  plain: {
    checklist: Id,
    version: z.number().int().min(1),
    answers: z.record(item, ChecklistAnswer),
    phase: z.enum(checklistPhases),
    /** Everything required has been answered. */
    complete: z.boolean(),
    failed: z.array(item),
  },
  filled: ['phase', 'complete', 'failed'],
  sealed: {
    texts: z.record(item, freeText.max(2_000)).optional(),
    /** Why something is out of order, and what was done about it. */
    notes: z.record(item, freeText.max(2_000)).optional(),
  },
})

/** 手册版本放行 (equip 第九条): which version of which document counts from now on, with the hashes of its files. Recorded by the documents' own routes. */
export const manualReleased = defineEvent({
  type: 'manual.released',
  title: { zh: '手册版本放行', en: 'Manual released' },
  plain: { manual: Id, number: shortText, version: z.number().int().min(1), writtenBy: Id, files: z.array(shortText) },
})
export const manualWithdrawn = defineEvent({
  type: 'manual.withdrawn',
  title: { zh: '手册停用', en: 'Manual withdrawn' },
  plain: { manual: Id, number: shortText },
  sealed: { reason: freeText },
})
