import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
export const TemplateVersion = z.object({
  version: z.number().int(),
  /** 表单编号, as it is printed: `KF-B-01`. */
  number: z.string(),
  title: Text,
  /** 填写说明, printed below. */
  guide: z.string(),
  changed: z.boolean(),
  note: z.string(),
  /** The company's own page as a Word document with placeholders; null: the plain page. */
  layout: z.object({ id: z.string(), name: z.string() }).nullable(),
  since: LocalDate,
  by: Named,
  at: Instant,
})
export type TemplateVersion = z.infer<typeof TemplateVersion>
export const TemplateRow = z.object({
  key: z.string(),
  sort: z.enum(['form', 'record']),
  regulation: z.object({ id: z.string(), edition: z.string(), title: Text }),
  clause: z.string(),
  /** As the regulation calls it. */
  title: Text,
  /** What is printed today; null: as the regulation has it. */
  standing: TemplateVersion.nullable(),
  /** One that counts from a later day. */
  next: TemplateVersion.nullable(),
  /** Renewed, or looked through, this year. */
  isRenewed: z.boolean(),
})
export type TemplateRow = z.infer<typeof TemplateRow>
export const TemplateList = z.object({
  year: z.number().int(),
  canKeep: z.boolean(),
  /** The duty to renew them: whose, by which clause; null where no regulation orders it. */
  renewal: z
    .object({ clause: z.string(), regulation: z.string(), edition: z.string(), owner: z.string(), month: z.number().nullable() })
    .nullable(),
  renewed: z.number().int(),
  items: z.array(TemplateRow),
})
export type TemplateList = z.infer<typeof TemplateList>
export const TemplateHistory = z.object({
  items: z.array(TemplateVersion),
  /** What a layout of this form may say between `{{` and `}}`. */
  placeholders: z.array(z.object({ name: z.string(), says: Text, sort: z.enum(['line', 'block', 'picture']) })),
})
export const SetTemplate = z.object({
  number: z.string().trim().min(1).max(40),
  title: z.object({ zh: z.string().trim().min(1).max(100), en: z.string().trim().max(200).optional() }),
  guide: z.string().max(2_000).default(''),
  note: shortText,
  since: LocalDate,
  /** A .docx that was sent before; null: the plain page again; absent: as it was. */
  layout: Id.nullable().optional(),
})
export type SetTemplate = z.infer<typeof SetTemplate>
export const ConfirmTemplates = z.object({ keys: z.array(z.string().max(200)).min(1).max(500) })
