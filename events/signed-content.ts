import { z } from 'zod'
import { freeText, Id, shortText } from './define.ts'
import { Instant, LocalDate } from './instant.ts'
import { Text } from './text.ts'

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Crockford's letters, 16 of them: 80 bits, so that nobody finds the copy of somebody else by trying. */
export const VerifyCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/)

/** One value as it was shown: its kind is said, so that phone, paper and page write it alike in either language. */
export const PaperValue = z.union([
  z.strictObject({ text: z.string().max(20_000) }),
  z.strictObject({ words: Text }),
  z.strictObject({ at: Instant }),
  z.strictObject({ day: LocalDate }),
  z.strictObject({ fen: z.number().int() }),
  z.strictObject({ number: z.number() }),
  z.strictObject({ yes: z.boolean() }),
])
export type PaperValue = z.infer<typeof PaperValue>

export const PaperSection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fields'),
    title: Text,
    fields: z.array(z.strictObject({ title: Text, value: PaperValue })).max(100),
  }),
  z.strictObject({
    kind: z.literal('rows'),
    title: Text,
    columns: z.array(Text).min(1).max(20),
    rows: z.array(z.array(PaperValue.nullable()).max(20)).max(500),
    totalFen: z.number().int().optional(),
  }),
  /** Pictures stand by their hash, so that what is on them is signed too. */
  z.strictObject({
    kind: z.literal('photos'),
    title: Text,
    photos: z.array(z.strictObject({ sha256: Sha256, takenAt: Instant, shows: Text })).max(200),
  }),
])
export type PaperSection = z.infer<typeof PaperSection>

/**
 * 签署内容: exactly what was shown to whoever signed, with what they said of it. Its canonical bytes (RFC 8785) are hashed; a later correction of
 * the case does not touch it. `number`: which of several papers of this sort in the case (the second change order); `version`: how often this one
 * has been signed.
 */
export const SignedContent = z.strictObject({
  v: z.literal(1),
  paper: z.string().min(1).max(100),
  number: z.number().int().min(1),
  version: z.number().int().min(1),
  title: Text,
  clause: z.string().max(50).optional(),
  regulation: Text.optional(),
  company: Text,
  zone: z.string().max(60),
  case: z.strictObject({ id: Id, number: z.string().max(100), title: z.string().max(1_000) }),
  customer: z.string().max(500).optional(),
  machine: z.string().max(500).optional(),
  sections: z.array(PaperSection).max(50),
  answer: z.strictObject({ agreed: z.boolean(), remarks: z.string().max(20_000).optional() }),
})
export type SignedContent = z.infer<typeof SignedContent>

const coordinate = z.number().min(-10_000).max(10_000)
/** What the hand did, stroke by stroke: place, time and pressure of each point, as signature_pad gives them. */
export const Strokes = z
  .array(
    z.looseObject({
      points: z
        .array(z.looseObject({ x: coordinate, y: coordinate, time: z.number(), pressure: z.number() }))
        .min(1)
        .max(5_000),
    }),
  )
  .min(1)
  .max(400)
export type Strokes = z.infer<typeof Strokes>

export const DrawnImage = z
  .string()
  .max(200_000)
  .regex(/^data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/)

/**
 * What a screen sends with a signature. `content` is left out on a customer's link, where the server shows its own; `contentHash` is what the
 * screen computed over what it showed. Drawn: strokes and picture; typed: neither.
 */
export const SignatureProof = z.strictObject({
  content: SignedContent.optional(),
  contentHash: Sha256,
  /** Drawn by the phone itself, so that the customer's copy has its address also where there is no network. */
  code: VerifyCode.optional(),
  strokes: Strokes.optional(),
  image: DrawnImage.optional(),
  title: shortText.max(100).optional(),
  phone: shortText.max(50).optional(),
  deviceAt: Instant.optional(),
})
export type SignatureProof = z.infer<typeof SignatureProof>

/** Of events before signatures were bound, the picture alone. */
export const sealedSignature = z.union([z.string().max(200_000), SignatureProof]).optional()
export const signedBy = { signer: shortText, signature: sealedSignature, remarks: freeText.optional() }

/** How somebody signed: with the hand, by typing the name, or on paper that was scanned. */
export const signingMethods = ['drawn', 'typed', 'scan'] as const

/**
 * 绑定: the hashes that hold a signature to what was signed, plain in the event of the case. `hash` is over all the others with the signer, the times,
 * the witness and the code of the copy; `differs` names parts that were shown otherwise than the record of the case stood when it arrived.
 */
export const Binding = z.strictObject({
  signature: Id,
  paper: z.string(),
  number: z.number().int(),
  version: z.number().int(),
  method: z.enum(signingMethods),
  contentHash: Sha256,
  strokesHash: Sha256.optional(),
  imageHash: Sha256.optional(),
  scanHash: Sha256.optional(),
  hash: Sha256,
  deviceAt: Instant.optional(),
  witness: Id.optional(),
  replaces: Id.optional(),
  differs: z.array(Text).max(50).optional(),
})
export type Binding = z.infer<typeof Binding>
