import { z } from 'zod'
import { CaseKind, Channel, GradingFacts } from '../../../events/case-words.ts'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import { Instant } from '../../../events/instant.ts'
import type { CaseWithTimeline, OpenCase } from '../../../server/cases/schema.ts'

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
  /** The case that it comes from, and whether that one ends in it. */
  origin: z.string().optional(),
  endsOrigin: z.boolean().optional(),
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
export function beginWith(params: URLSearchParams, kept: IntakeDraft | undefined, from?: OriginTold): IntakeDraft {
  const kind = CaseKind.safeParse(params.get('kind')).data
  const [customerId, machineId] = [params.get('customer'), params.get('machine')]
  const origin = params.get('from')
  const isOf = (draft: IntakeDraft) =>
    (kind === undefined || draft.kind === kind) &&
    (customerId === null || draft.customerId === customerId) &&
    (draft.origin ?? null) === origin
  if (kept !== undefined && isOf(kept)) return kept
  return {
    ...emptyIntake,
    ...(kind === undefined ? {} : { kind }),
    ...(params.get('category') === null ? {} : { category: params.get('category')! }),
    ...(origin === null ? {} : { origin, endsOrigin: params.get('ends') === 'yes' }),
    ...(customerId === null ? {} : { customerId }),
    ...(customerId === null || machineId === null ? {} : { machineId }),
    ...(from === undefined || kind === undefined ? {} : toldBy(from, kind, params.get('ends') === 'yes')),
  }
}

/** What is known of the case that another one comes from; `title` and `description` say how the new one is called beside it. */
export type OriginTold = {
  readonly case: Pick<
    CaseWithTimeline,
    'title' | 'description' | 'demand' | 'channel' | 'contact' | 'customer' | 'machine' | 'department' | 'facts' | 'timeline'
  >
  readonly title: (title: string) => string
  readonly description: (text: string) => string
}

/** What was found, where the case says it in a record of its own (an audit). */
function findingOf({ timeline }: OriginTold['case']): string | undefined {
  const texts = timeline.findLast(
    entry =>
      entry.type === 'record.made' && typeof (entry.sealed.texts as { finding?: unknown } | undefined)?.finding === 'string',
  )?.sealed.texts
  return (texts as { finding?: string } | undefined)?.finding
}

/** Nothing is typed twice: what the customer said goes along with a case that takes the other's place, what it is about with one beside it. */
function toldBy({ case: from, title, description }: OriginTold, kind: CaseKind, ends: boolean): Partial<IntakeDraft> {
  const customer = {
    ...(from.customer === null ? {} : { customerId: from.customer.id }),
    ...{ name: from.contact.name ?? '', phone: from.contact.phone ?? '', address: from.contact.address ?? '' },
  }
  if (ends)
    return {
      ...customer,
      ...{ title: from.title, description: from.description, demand: from.demand, facts: from.facts },
      ...(from.machine === null ? {} : { machineId: from.machine.id }),
      ...(Channel.safeParse(from.channel).success ? { channel: from.channel as Channel } : {}),
    }
  return {
    ...(kind === 'suggestion' ? { ...customer, category: 'from-case' } : {}),
    ...(kind === 'rectification' && from.department !== null ? { departmentId: from.department.id } : {}),
    title: title(from.title),
    description: description(findingOf(from) ?? (from.description || from.demand || from.title)),
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
  // A suggestion of a customer keeps them: they are told what became of it.
  const hasCustomer = isCustomers || kind === 'suggestion'
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
    ...(!hasCustomer || customerId === undefined ? {} : { customerId }),
    ...(!isCustomers || machineId === undefined ? {} : { machineId }),
    ...(!hasCustomer || Object.values(contact).every(one => one === undefined) ? {} : { customer: contact }),
    ...(isCustomers || departmentId === undefined ? {} : { departmentId }),
    ...(category === undefined ? {} : { category }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(Object.keys(known).length === 0 ? {} : { facts: known }),
    ...(draft.origin === undefined ? {} : { origin: draft.origin }),
    ...(draft.origin === undefined || draft.endsOrigin !== true ? {} : { endsOrigin: true as const }),
  }
}
