import { z } from 'zod'
import { KeyNode } from '../../events/case-words.ts'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { letterChannels } from '../../events/letter-kinds.ts'
import { SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import { DrawnImage, SignatureProof, SignedContent } from '../../events/signed-content.ts'
import { Text } from '../../events/text.ts'
import { SurveyQuestions } from '../surveys/page-schema.ts'

export const LinkPurpose = z.enum(['feedback', 'signature', 'acceptance', 'appointment', 'paper'])
export type LinkPurpose = z.infer<typeof LinkPurpose>
export const Token = z.object({ token: z.string().min(1).max(200) })

/** What the customer sees on their page, and no more: no names of staff, no internal words. */
export const CustomerPage = z.object({
  company: Text,
  number: z.string(),
  title: z.string(),
  openedAt: Instant,
  stages: z.array(z.object({ id: z.string(), title: Text, state: z.enum(['done', 'current', 'ahead']) })),
  asks: LinkPurpose,
  /** The key node to sign, with exactly the text that is signed. */
  node: z.object({ id: KeyNode, title: Text, content: z.string(), reachedAt: Instant }).nullable(),
  /** What is signed, whole: its hash comes back with the signature. */
  paper: SignedContent.omit({ answer: true }).nullable(),
  /** When somebody wants to come, and whether the customer has said something of it. */
  visit: z.object({ from: Instant, until: Instant, isConfirmed: z.boolean() }).nullable(),
  /** What was sent as the result, or what was done, for acceptance. */
  texts: z.array(z.object({ title: Text, text: z.string() })),
  /** Of feedback: the questionnaire that the company calls back by; null where it has none for this kind of case. */
  questionnaire: SurveyQuestions.nullable(),
  expiresAt: Instant,
  /** Beside the answer the customer may suggest something. */
  takesSuggestion: z.boolean(),
})
export type CustomerPage = z.infer<typeof CustomerPage>

/** What was drawn, with the hash of what was shown; a picture alone is what pages sent before signatures were bound. */
const Drawn = z.union([DrawnImage, SignatureProof.omit({ content: true, code: true })])
const signer = {
  signer: shortText.max(100),
  signature: Drawn.optional(),
  remarks: freeText.max(2_000).optional(),
  agree: z.literal(true),
}
const beside = {
  /** How they want to be told from now on (penal 三(五)1); left out: as before. */
  channel: z.enum(letterChannels).optional(),
  /** What the customer suggests: registered as a suggestion of its own. */
  suggestion: freeText.max(2_000).optional(),
}
export const CustomerAnswer = z.union([
  z.strictObject({
    satisfied: z.boolean(),
    rating: z.number().int().min(1).max(5).optional(),
    comment: freeText.max(2_000).optional(),
    ...beside,
  }),
  /** By the questionnaire, in the version that was shown. */
  z.strictObject({
    questionnaire: Id,
    version: z.number().int().min(1),
    answers: SurveyAnswers,
    texts: SurveyTexts.optional(),
    ...beside,
  }),
  /** Of a visit; `from` is the time that they saw, so that nobody confirms another one. */
  z.strictObject({
    visit: z.enum(['confirmed', 'other-time']),
    from: Instant,
    wishFrom: Instant.optional(),
    wishUntil: Instant.optional(),
    who: shortText.max(100).optional(),
    remarks: freeText.max(2_000).optional(),
  }),
  z.strictObject({ ...signer, passed: z.boolean() }),
  /** Of a paper: agreed to, or refused with why. */
  z.strictObject({ ...signer, agreed: z.boolean() }),
  z.strictObject(signer),
])
export type CustomerAnswer = z.infer<typeof CustomerAnswer>
/** `copy`: where whoever signed finds their copy, and can verify it. */
export const AnswerTaken = z.object({ number: z.string(), asks: LinkPurpose, at: Instant, copy: z.string().nullable() })
export type AnswerTaken = z.infer<typeof AnswerTaken>

export const NewLink = z.strictObject({ purpose: LinkPurpose, node: KeyNode.optional(), paper: z.string().max(100).optional() })
export type NewLink = z.infer<typeof NewLink>
/** A fresh link. The token is in it once; it cannot be read again. */
export const MadeLink = z.object({
  link: z.string(),
  url: z.string(),
  /** PNG data URL. */ qr: z.string(),
  purpose: LinkPurpose,
  node: KeyNode.nullable(),
  expiresAt: Instant,
})
export type MadeLink = z.infer<typeof MadeLink>
export const LinkRow = z.object({
  purpose: LinkPurpose,
  node: KeyNode.nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(['waiting', 'used', 'expired']),
  usedAt: Instant.nullable(),
})
export const LinkRows = z.object({ items: z.array(LinkRow) })
