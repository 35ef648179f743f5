import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Named, page } from '../archive/schema.ts'

export const privacyKinds = ['access', 'correction', 'erasure', 'restriction', 'objection'] as const
export const PrivacyKind = z.enum(privacyKinds)
export type PrivacyKind = z.infer<typeof PrivacyKind>
export const privacyStates = ['open', 'granted', 'refused', 'done'] as const
export const PrivacyState = z.enum(privacyStates)
export const privacyLaws = ['pipl', 'gdpr'] as const

/** Whose data: a customer of the file, somebody known by name and telephone only, or somebody of the staff. */
export const TakeRequest = z
  .object({
    kind: PrivacyKind,
    law: z.enum(privacyLaws),
    about: z.enum(['customer', 'contact', 'staff']),
    subject: Id.optional(),
    name: shortText.max(200),
    phone: shortText.max(50).optional(),
    answerTo: shortText.max(300),
    asks: freeText.max(4_000),
    /** How it was made sure that they are who they say. */
    identity: freeText.min(4).max(500),
    receivedOn: LocalDate,
  })
  .refine(({ about, subject }) => about === 'contact' || subject !== undefined, { path: ['subject'], message: '请选择 / choose' })
  .refine(({ about, phone }) => about !== 'contact' || phone !== undefined, {
    path: ['phone'],
    message: '请填写电话 / the telephone number is needed',
  })
export type TakeRequest = z.infer<typeof TakeRequest>
export const ExtendRequest = z.object({ reason: freeText.min(4).max(2_000) })
export const DecideRequest = z.object({ granted: z.boolean(), decision: freeText.min(4).max(4_000) })
export type DecideRequest = z.infer<typeof DecideRequest>
export const AnswerRequest = z.object({ answer: freeText.min(4).max(10_000) })

/** One line of how the time was counted: the rule with its source, from when, until when. */
export const DueLine = z.object({ says: Text, from: LocalDate, until: LocalDate, counts: z.boolean() })
export type DueLine = z.infer<typeof DueLine>

export const PrivacyItem = z.object({
  position: z.number(),
  what: z.enum(['case', 'contact', 'customer', 'staff']),
  label: z.string(),
  case: z.string().nullable(),
  keptUntil: LocalDate.nullable(),
  /** Why it goes now, or what keeps it. */
  because: z.array(Text),
  state: z.enum(['waiting', 'done', 'kept']),
})
export type PrivacyItem = z.infer<typeof PrivacyItem>
/** What is held about them, by where it stands. */
export const HeldGroup = z.object({ id: z.string(), title: Text, count: z.number(), examples: z.array(z.string()) })
export type HeldGroup = z.infer<typeof HeldGroup>

export const PrivacyRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: PrivacyKind,
  law: z.enum(privacyLaws),
  about: z.enum(['customer', 'contact', 'staff']),
  name: z.string(),
  receivedOn: LocalDate,
  dueAt: Instant,
  state: PrivacyState,
  answeredAt: Instant.nullable(),
})
export const PrivacyPage = z.object({ items: z.array(PrivacyRow), next: z.string().nullable(), canTake: z.boolean() })
export type PrivacyPage = z.infer<typeof PrivacyPage>
export const ListRequests = z.object({
  state: z.enum(['open', 'granted', 'refused', 'done', 'unanswered', 'all']).default('unanswered'),
  ...page,
})
export type ListRequests = z.infer<typeof ListRequests>

export const PrivacyView = PrivacyRow.extend({
  phone: z.string(),
  answerTo: z.string(),
  asks: z.string(),
  identity: z.string(),
  takenBy: Named,
  takenAt: Instant,
  dueSum: z.array(DueLine),
  extendedBecause: z.string().nullable(),
  decision: z.object({ text: z.string(), by: Named, at: Instant }).nullable(),
  answer: z.object({ text: z.string(), by: Named, at: Instant }).nullable(),
  held: z.array(HeldGroup),
  /** Cases that the reader does not see and that are in nothing above. */
  hidden: z.number(),
  /** What an erasure would do, or what the granted one has done and still has to do. */
  plan: z.array(PrivacyItem),
  /** Words to begin the answer with. */
  draft: z.string(),
  can: z.object({ decide: z.boolean(), extend: z.boolean(), answer: z.boolean(), export: z.boolean() }),
})
export type PrivacyView = z.infer<typeof PrivacyView>
