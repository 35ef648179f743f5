import { z } from 'zod'
import { CaseKind, Channel, GradingFacts } from '../../../events/case-words.ts'
import { Instant } from '../../../events/instant.ts'
import type { OpenCase } from '../../../server/cases/schema.ts'

/** What stands on the intake page, as typed. */
export const IntakeDraft = z.object({
  kind: CaseKind,
  channel: Channel,
  phone: z.string(),
  name: z.string(),
  address: z.string(),
  customerId: z.string().optional(),
  machineId: z.string().optional(),
  title: z.string(),
  description: z.string(),
  demand: z.string(),
  occurredAt: Instant.optional(),
  category: z.string().optional(),
  subtype: z.string().optional(),
  facts: GradingFacts,
})
export type IntakeDraft = z.infer<typeof IntakeDraft>
export const emptyIntake: IntakeDraft = {
  kind: 'anomaly',
  channel: 'phone',
  phone: '',
  name: '',
  address: '',
  title: '',
  description: '',
  demand: '',
  facts: {},
}
export const isIntakeDraft = (value: unknown): value is IntakeDraft => IntakeDraft.safeParse(value).success

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** The draft as `POST /api/cases` and `POST /api/cases/preview` take it: nothing said is left out. */
export function toOpenCase(draft: IntakeDraft): Omit<OpenCase, 'customerId'> & { customerId?: string } {
  const { kind, channel, customerId, machineId, category, subtype, occurredAt, facts } = draft
  const contact = { name: said(draft.name), phone: said(draft.phone), address: said(draft.address) }
  const known = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
  ) as GradingFacts
  return {
    kind,
    channel,
    title: draft.title.trim(),
    ...(said(draft.description) === undefined ? {} : { description: said(draft.description) }),
    ...(said(draft.demand) === undefined ? {} : { demand: said(draft.demand) }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(machineId === undefined ? {} : { machineId }),
    ...(Object.values(contact).every(one => one === undefined) ? {} : { customer: contact }),
    ...(category === undefined ? {} : { category }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(kind !== 'anomaly' || Object.keys(known).length === 0 ? {} : { facts: known }),
  }
}
