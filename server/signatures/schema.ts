import { z } from 'zod'
import { RecordRule } from '../../engine/pack-records.ts'
import { SigningRule } from '../../engine/pack-signings.ts'
import { PaperFacts } from '../../engine/papers/facts.ts'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { SignedContent, signingMethods } from '../../events/signed-content.ts'
import { Text } from '../../events/text.ts'

export const CaseId = z.object({ id: Id })
export const SignatureParams = z.object({ id: Id, signature: Id })
export const CodeParams = z.object({ code: z.string().min(1).max(40) })
const Person = z.object({ id: z.string(), name: z.string() })

/** What a check looks at, each on its own: what does not match is said by name. */
export const checkedParts = ['content', 'strokes', 'image', 'scan', 'signer', 'binding', 'event', 'log', 'photos'] as const
export const Check = z.object({
  part: z.enum(checkedParts),
  /** `absent`: the signature has none; `missing`: it was there and is not any more. */
  result: z.enum(['matches', 'differs', 'missing', 'absent']),
  /** How many of several (photos) do not match. */
  count: z.number().int().optional(),
})
export type Check = z.infer<typeof Check>
export const Verified = z.object({ valid: z.boolean(), checkedAt: Instant, checks: z.array(Check) })
export type Verified = z.infer<typeof Verified>

/** One signature on the case's panel. */
export const SignatureRow = z.object({
  id: z.string(),
  paper: z.string(),
  title: Text,
  number: z.number(),
  version: z.number(),
  agreed: z.boolean(),
  remarks: z.string().nullable(),
  via: z.enum(['screen', 'link', 'paper']),
  method: z.enum(signingMethods),
  signer: z.string(),
  signerTitle: z.string().nullable(),
  signerPhone: z.string().nullable(),
  witness: Person.nullable(),
  deviceAt: Instant.nullable(),
  signedAt: Instant,
  code: z.string(),
  /** The customer's copy. */
  url: z.string(),
  supersededBy: z.string().nullable(),
  /** Parts that were shown otherwise than the record stood when the signature arrived. */
  differs: z.array(Text),
  /** Parts that have changed in the record since: the signature stands for what was signed, and a new one is needed for what is new. */
  changedSince: z.array(Text),
  verified: Verified,
})
export type SignatureRow = z.infer<typeof SignatureRow>
export const SignatureList = z.object({ items: z.array(SignatureRow) })
export type SignatureList = z.infer<typeof SignatureList>

/** One signature whole: what was signed, and the picture of the hand. */
export const SignatureView = SignatureRow.extend({
  content: SignedContent,
  image: z.string().nullable(),
  contentHash: z.string(),
  hash: z.string(),
  qr: z.string(),
})
export type SignatureView = z.infer<typeof SignatureView>

export const PaperDraftView = SignedContent.omit({ answer: true })
/** A paper that can be put to the customer of a case now, or why not. */
export const PaperView = z.object({
  id: z.string(),
  title: Text,
  clause: z.string(),
  act: z.enum(['accept', 'sign-paper']),
  can: z.union([z.literal(true), z.object({ because: Text, clause: z.string().optional() })]),
  /** Whether anything has come up that it would be signed for. */
  isAsked: z.boolean(),
  draft: PaperDraftView,
  /** The signature that stands, if there is one, and whether what it stands for is still what the record says. */
  signed: z.object({ id: z.string(), agreed: z.boolean(), isCurrent: z.boolean() }).nullable(),
})
export type PaperView = z.infer<typeof PaperView>
/** Everything a phone needs to put the same papers together without a network. */
export const PaperBasis = z.object({
  rules: z.array(z.object({ rule: SigningRule, regulation: Text.optional() })),
  records: z.array(RecordRule),
  facts: PaperFacts,
})
export type PaperBasis = z.infer<typeof PaperBasis>
export const PaperList = z.object({ items: z.array(PaperView), basis: PaperBasis })
export type PaperList = z.infer<typeof PaperList>

/** What whoever has the code of a copy sees: what was signed, by whom in part, and whether it holds. */
export const PublicSignature = z.object({
  code: z.string(),
  content: SignedContent,
  signer: z.string(),
  signerTitle: z.string().nullable(),
  via: z.enum(['screen', 'link', 'paper']),
  method: z.enum(signingMethods),
  signedAt: Instant,
  deviceAt: Instant.nullable(),
  isSuperseded: z.boolean(),
  contentHash: z.string(),
  hash: z.string(),
  /** SHA-256 of the copy as PDF; a file is compared with it in the browser, and is not sent. */
  copyHash: z.string(),
  scanHash: z.string().nullable(),
  verified: Verified,
})
export type PublicSignature = z.infer<typeof PublicSignature>
