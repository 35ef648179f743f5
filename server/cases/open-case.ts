import { proposeLevel, tableFacts, tableFor } from '../../engine/grading.ts'
import type { Edition } from '../../engine/rules.ts'
import { primaryEdition } from '../../engine/rules.ts'
import { decideTable } from '../../engine/tables/decide.ts'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addEvent } from '../events/add-event.ts'
import type { Work } from '../events/work.ts'
import { departmentToday, openDepartments } from '../organisation/merged-departments.ts'
import type { CaseRecord, OpenedCase } from './case-record.ts'
import type { OpenCase } from './schema.ts'

export type Intake = OpenCase & {
  readonly customerId: string | null
  readonly number: string
  readonly at?: Instant | undefined
  readonly importId?: string
  readonly isHistory?: boolean
  /** Proposed by what it comes from, where no table grades its kind. */
  readonly level?: string | undefined
}

/** The parts of the record that the customer did not give (A8.1, D3.1.2). Intake is never refused for them: a duty to complete the record opens. */
export function missingParts(input: {
  /** Of complaints the address belongs to the record (D3.1.2); a known customer's stands in the customer file. */
  kind: string
  customerId: string | null
  contact?: { name?: string | undefined; phone?: string | undefined; address?: string | undefined } | undefined
  description?: string | undefined
  demand?: string | undefined
  occurredAt?: string | undefined
}): string[] {
  const gaps: [string, boolean][] = [
    ['customer', input.customerId === null && !input.contact?.name],
    ['contact', input.customerId === null && !input.contact?.phone],
    ['address', input.kind === 'complaint' && input.customerId === null && !input.contact?.address],
    ['description', !input.description],
    ['demand', !input.demand],
    ['occurredAt', !input.occurredAt],
  ]
  return gaps.flatMap(([part, isMissing]) => (isMissing ? [part] : []))
}

/** The department answerable for a category by the pack's assignment table, where the organisation has one of that kind. */
function departmentFor(ctx: Ctx, edition: Edition, kind: string, category: string | undefined): string | undefined {
  const table = tableFor(edition, 'assignment', kind)
  const departmentKind = table && category !== undefined ? decideTable(table, { category }).rows[0]?.then.department : undefined
  return openDepartments(ctx.roster).find(d => d.kind === departmentKind)?.id
}

/**
 * 发现登记 (A8.1): opens a case, proposes its level from the facts, and starts the duties of that level from discovery.
 * The customer has been found or made already. Refuses a kind that no regulation in force governs (`kind.not-governed`), a category
 * the pack does not know (`category.unknown`) and a time in the future (`time.in-future`).
 */
export function openCase(ctx: Ctx, work: Work, input: Intake): OpenedCase {
  const at = input.at ?? ctx.now
  const edition = primaryEdition(ctx.rules, input.kind, at)
  if (!edition) throw refuse('kind.not-governed')
  if (input.occurredAt !== undefined && input.occurredAt > ctx.now) throw refuse('time.in-future')
  const category = edition.pack.categories.find(c => c.id === input.category)
  if (input.category !== undefined && !category) throw refuse('category.unknown')
  if (input.subtype !== undefined && !category?.subtypes.some(s => s.id === input.subtype)) throw refuse('category.unknown')

  const graded = proposeLevel(edition, input.kind, tableFacts(input.facts ?? {}, input.category, input.subtype))
  const level = graded?.level ?? input.level
  const reporter = ctx.roster.people.get(ctx.actor.person)
  const department =
    (input.departmentId === undefined ? undefined : departmentToday(ctx.roster.departments, input.departmentId)) ??
    reporter?.roles.find(r => r.department !== undefined && (r.role === 'front-line' || r.role === 'department-head'))
      ?.department ??
    departmentFor(ctx, edition, input.kind, input.category) ??
    openDepartments(ctx.roster).find(d => d.kind === 'customer-service')?.id
  const contact = input.customer && {
    ...(input.customer.name ? { name: input.customer.name } : {}),
    ...(input.customer.phone ? { phone: input.customer.phone } : {}),
    ...(input.customer.address ? { address: input.customer.address } : {}),
  }

  const record: CaseRecord = {
    id: ctx.newId(),
    number: input.number,
    isNew: true,
    isHistory: input.isHistory ?? false,
    sealedFor: null,
    title: input.title,
    description: input.description ?? '',
    demand: input.demand ?? '',
    contact: contact ?? {},
    channel: input.channel,
    customerId: input.customerId,
    machineId: input.machineId ?? null,
    facts: input.facts ?? {},
    importId: input.importId ?? null,
    externalId: input.externalId ?? null,
    mergedInto: null,
    originId: input.origin ?? null,
    retainUntil: null,
    openedAt: at,
    closedAt: null,
    state: undefined,
  }
  addEvent(ctx, work, record, {
    type: 'case.opened',
    at,
    plain: {
      kind: input.kind,
      number: input.number,
      channel: input.channel,
      ...(input.category === undefined ? {} : { category: input.category }),
      ...(input.subtype === undefined ? {} : { subtype: input.subtype }),
      facts: input.facts ?? {},
      ...(level === undefined ? {} : { level }),
      rows: graded?.rows.map(r => r.id) ?? [],
      ...(department === undefined ? {} : { department }),
      ...(reporter === undefined ? {} : { reporter: reporter.id }),
      ...(input.customerId === null ? {} : { customer: input.customerId }),
      ...(input.machineId === undefined ? {} : { machine: input.machineId }),
      ...(input.origin === undefined ? {} : { origin: input.origin }),
      missing: isCustomerKind(input.kind) ? missingParts({ ...input, contact }) : [],
      ...(input.occurredAt === undefined ? {} : { occurredAt: input.occurredAt }),
      ...(input.importId === undefined ? {} : { import: input.importId }),
      ...(input.externalId === undefined ? {} : { externalId: input.externalId }),
      history: input.isHistory ?? false,
    },
    sealed: {
      title: input.title,
      ...(input.description ? { description: input.description } : {}),
      ...(input.demand ? { demand: input.demand } : {}),
      ...(contact ? { contact } : {}),
    },
  })
  return record as OpenedCase
}
