import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

export const FormParams = z.object({ id: Id, form: z.string().max(100) })
export const RecordParams = z.object({ id: Id, record: z.string().max(100) })

const Decision = z.object({
  step: z.string(),
  clause: z.string(),
  name: z.string(),
  role: z.string(),
  decision: z.enum(['approve', 'return', 'reject']).nullable(),
  at: Instant.nullable(),
  reason: z.string().nullable(),
})
export const SubmittedForm = z.object({
  event: z.string(),
  round: z.number(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: Instant,
  /** `filed`: no regulation names anybody to review it. */
  outcome: z.enum(['waiting', 'approved', 'returned', 'rejected', 'replaced', 'withdrawn', 'filed']),
})

/** A form that the regulation names for a case: its fields, filled from what was recorded. */
export const FormView = z.object({
  id: z.string(),
  clause: z.string(),
  /** Exactly as the regulation prints it. */
  title: Text,
  fields: z.array(
    z.object({
      id: z.string(),
      title: Text,
      multiline: z.boolean(),
      required: z.boolean(),
      /** Filled from events; empty where nothing is recorded yet. */ value: z.string(),
    }),
  ),
  /** The submissions, newest first. */
  submitted: z.array(SubmittedForm),
})
export type FormView = z.infer<typeof FormView>
export const FormViews = z.object({ items: z.array(FormView) })

/** All that stands on paper. A form that was submitted is printed with the values of that moment; before, as a draft. */
export const PrintView = z.object({
  company: Text,
  title: Text,
  /** `YC-2026-00042-表1-2`: case, the form's place in the regulation, and round; a draft has `草稿` instead of the round. */
  documentNumber: z.string(),
  isDraft: z.boolean(),
  regulation: z.object({ title: Text, edition: LocalDate, clause: z.string() }),
  case: z.object({ number: z.string(), title: z.string(), level: Text.nullable(), url: z.string() }),
  fields: z.array(z.object({ id: z.string(), title: Text, multiline: z.boolean(), value: z.string() })),
  submitted: SubmittedForm.nullable(),
  approvals: z.array(Decision),
  /** 表单模板 that counted on the day: its number, version, guide and layout; null where nobody set one. */
  template: z
    .object({
      ...{ number: z.string(), version: z.number().int(), guide: z.string() },
      /** The file of the company's own page; null: the plain one. */
      layout: z.string().nullable(),
    })
    .nullable(),
  /** SHA-256 of the submission's bytes in the ledger; null for a draft. */
  hash: z.string().nullable(),
  printedAt: Instant,
  /** The same instants as local times, as they are printed. */
  local: z.record(z.string(), z.string()),
})
export type PrintView = z.infer<typeof PrintView>
