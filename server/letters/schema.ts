import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { letterChannels, letterKinds } from '../../events/letter-kinds.ts'
import { placeholders } from './fill-letter.ts'

export const LetterKindName = z.enum(letterKinds)
const Channel = z.enum(letterChannels)
const Both = z.object({ zh: z.string().trim().min(1).max(10_000), en: z.string().trim().min(1).max(10_000) })
const Subject = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) })

export const Template = z.object({
  kind: LetterKindName,
  /** The latest first; the one without a day comes with the product. */
  versions: z.array(
    z.object({
      since: LocalDate.nullable(),
      until: LocalDate.nullable(),
      by: z.string().nullable(),
      subject: Subject,
      body: Both,
    }),
  ),
})
export type Template = z.infer<typeof Template>
export const TemplateList = z.object({
  items: z.array(Template),
  placeholders: z.array(z.object({ id: z.enum(placeholders), title: z.object({ zh: z.string(), en: z.string() }) })),
})
export const TemplateKind = z.object({ kind: LetterKindName })
export const ChangeTemplate = z.strictObject({ subject: Subject, body: Both, since: LocalDate.optional() })
export type ChangeTemplate = z.infer<typeof ChangeTemplate>

const Filled = z.object({ subject: z.string(), text: z.string(), gaps: z.array(z.string()) })
export const CaseLetters = z.object({
  /** How the customer wants to be told, and who said so: this case, the customer's card, or nobody yet (then by the complaint's channel). */
  preferred: z.object({ channel: Channel, from: z.enum(['case', 'customer', 'intake']), email: z.string(), masked: z.boolean() }),
  /** Each kind of letter, filled from the case in both languages. */
  drafts: z.array(z.object({ kind: LetterKindName, version: LocalDate.nullable(), zh: Filled, en: Filled })),
  sent: z.array(
    z.object({
      event: z.string(),
      kind: LetterKindName,
      channel: Channel,
      language: z.enum(['zh', 'en']),
      version: LocalDate.nullable(),
      edited: z.boolean(),
      subject: z.string(),
      text: z.string(),
      by: z.object({ id: z.string(), name: z.string() }),
      at: Instant,
    }),
  ),
})
export type CaseLetters = z.infer<typeof CaseLetters>
export const LetterParams = z.object({ id: Id, event: Id })
