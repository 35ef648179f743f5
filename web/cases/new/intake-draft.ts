import { z } from 'zod'
import { CaseKind, Channel, GradingFacts, isCustomerKind } from '../../../events/case-words.ts'
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
  departmentId: z.string().optional(),
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

/**
 * The draft that the page begins with. A customer's page leads here with the customer chosen, a link with the kind (`?kind=exception`): that
 * is a new case, unless the kept draft was begun there too.
 */
export function beginWith(params: URLSearchParams, kept: IntakeDraft | undefined): IntakeDraft {
  const kind = CaseKind.safeParse(params.get('kind')).data
  const [customerId, machineId] = [params.get('customer'), params.get('machine')]
  const isOf = (draft: IntakeDraft) =>
    (kind === undefined || draft.kind === kind) && (customerId === null || draft.customerId === customerId)
  if (kept !== undefined && isOf(kept)) return kept
  return {
    ...emptyIntake,
    ...(kind === undefined ? {} : { kind }),
    ...(customerId === null ? {} : { customerId }),
    ...(customerId === null || machineId === null ? {} : { machineId }),
  }
}

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/**
 * The draft as `POST /api/cases` and `POST /api/cases/preview` take it: nothing said is left out, and nothing is sent that the kind does
 * not know: facts that no grading table of it reads (`asked`), a customer of an internal matter.
 */
export function toOpenCase(
  draft: IntakeDraft,
  asked: readonly (keyof GradingFacts)[],
): Omit<OpenCase, 'customerId'> & { customerId?: string } {
  const { kind, channel, customerId, machineId, departmentId, category, subtype, occurredAt, facts } = draft
  const isCustomers = isCustomerKind(kind)
  const contact = { name: said(draft.name), phone: said(draft.phone), address: said(draft.address) }
  const known = Object.fromEntries(
    Object.entries(facts).filter(
      ([name, value]) => value !== undefined && value !== null && (asked as readonly string[]).includes(name),
    ),
  ) as GradingFacts
  return {
    kind,
    channel: isCustomers ? channel : 'internal',
    title: draft.title.trim(),
    ...(said(draft.description) === undefined ? {} : { description: said(draft.description) }),
    ...(!isCustomers || said(draft.demand) === undefined ? {} : { demand: said(draft.demand) }),
    ...(!isCustomers || customerId === undefined ? {} : { customerId }),
    ...(!isCustomers || machineId === undefined ? {} : { machineId }),
    ...(!isCustomers || Object.values(contact).every(one => one === undefined) ? {} : { customer: contact }),
    ...(isCustomers || departmentId === undefined ? {} : { departmentId }),
    ...(category === undefined ? {} : { category }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(Object.keys(known).length === 0 ? {} : { facts: known }),
  }
}
