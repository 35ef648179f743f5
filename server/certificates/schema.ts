import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Party } from '../cases/schema.ts'

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess(value => (typeof value === 'string' && value.trim() === '' ? undefined : value), type.optional())

/** 证书: kind, number, by whom, where it counts and from when until when; without an end it is for good. */
export const CertificateBody = z.object({
  kind: shortText.max(100),
  number: shortText.max(100),
  issuedBy: optional(shortText.max(200)),
  region: optional(shortText.max(100)),
  validFrom: LocalDate.optional(),
  validUntil: LocalDate.optional(),
  /** A file that whoever enters it has just sent. */
  file: Id.optional(),
  note: optional(freeText.max(2_000)),
})
export type CertificateBody = z.infer<typeof CertificateBody>
export const NewCertificate = CertificateBody.extend({ person: Id })
export type NewCertificate = z.infer<typeof NewCertificate>

/** `ending`: within the company's days (公司设置). */
export const certificateStates = ['valid', 'ending', 'over', 'ahead'] as const
export const ListCertificates = z.object({
  person: Id.optional(),
  state: z.enum(certificateStates).optional(),
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListCertificates = z.infer<typeof ListCertificates>

export const CertificateRow = z.object({
  id: z.string(),
  person: Party,
  department: z.string().nullable(),
  kind: z.string(),
  number: z.string(),
  issuedBy: z.string(),
  region: z.string(),
  validFrom: LocalDate.nullable(),
  validUntil: LocalDate.nullable(),
  state: z.enum(certificateStates),
  /** Days until it ends; negative once it is over. */
  daysLeft: z.number().int().nullable(),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  note: z.string(),
  enteredBy: Party,
  enteredAt: Instant,
  canChange: z.boolean(),
})
export type CertificateRow = z.infer<typeof CertificateRow>
export const CertificatePage = z.object({
  items: z.array(CertificateRow),
  next: z.string().nullable(),
  /** Of everybody whom the viewer sees: how many end soon, and how many are over. */
  ending: z.number().int(),
  over: z.number().int(),
  noticeDays: z.number().int(),
  /** Whose certificates the viewer may enter: everybody's, their people's, or nobody's. */
  mayEnter: z.boolean(),
  kinds: z.array(z.string()),
})
export type CertificatePage = z.infer<typeof CertificatePage>
