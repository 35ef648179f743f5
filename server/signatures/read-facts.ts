import { effectiveEvents } from '../../engine/corrections.ts'
import { noFacts, type PaperFacts } from '../../engine/papers/facts.ts'
import { addHappening, signedOf } from '../../engine/papers/happenings.ts'
import type { SignedContent } from '../../events/signed-content.ts'
import { eventsOf } from '../cases/queries.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** The event types that some paper shows. */
const shown: ReadonlySet<string> = new Set([
  'record.made',
  'handling.completed',
  'charge.decided',
  'photo.added',
  'time.spent',
  'parts.used',
  'checklist.filled',
])

type Sealed = Readonly<Record<string, unknown>>

/** What papers of a case are put together from, corrections applied and what was voided left out. A handful of queries, whatever its age. */
export async function readFacts(ctx: Ctx, caseId: string): Promise<PaperFacts> {
  const subject = await subjectOf(ctx, caseId)
  const all = await eventsOf(ctx, caseId)
  const events = effectiveEvents(all).filter(event => shown.has(event.type))
  const corrections = all.flatMap(event =>
    event.type === 'event.corrected' ? [{ id: event.id, corrects: event.data.corrects }] : [],
  )
  const sealed = await sealedOf(
    ctx,
    [...events, ...corrections].map(event => event.id),
  )
  for (const { id, corrects } of corrections) {
    const said = sealed.get(id)?.values
    if (typeof said === 'object' && said !== null) sealed.set(corrects, { ...sealed.get(corrects), ...said })
  }
  let facts = noFacts(subject)
  for (const { id, type, at, data } of events) facts = addHappening(facts, { type, at, data: { ...data, ...sealed.get(id) } })
  return { ...facts, signed: await signedBefore(ctx, caseId), names: await namesIn(ctx, facts) }
}

async function subjectOf(ctx: Ctx, caseId: string) {
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .innerJoin('organisations', 'organisations.id', 'cases.org_id')
    .select([
      'cases.id',
      'cases.number',
      'cases.title',
      'customers.name as customer',
      'machines.model',
      'machines.serial',
      'organisations.name as company',
      'organisations.name_en as companyEn',
    ])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const { id, number, title, customer, model, serial, company, companyEn } = row
  return {
    company: { zh: company, ...(companyEn ? { en: companyEn } : {}) },
    zone: ctx.rules.calendar.compiled.zone.id,
    case: { id, number, title },
    ...(customer === null ? {} : { customer }),
    ...(model === null ? {} : { machine: `${model} ${serial ?? ''}`.trim() }),
  }
}

async function sealedOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Sealed>> {
  const found = new Map<string, Sealed>()
  if (ids.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'field', 'value'])
    .where('org_id', '=', ctx.org)
    .where('event_id', 'in', [...ids])
    .execute()
  for (const { event_id: id, field, value } of rows) found.set(id, { ...found.get(id), [field]: value })
  return found
}

async function signedBefore(ctx: Ctx, caseId: string): Promise<PaperFacts['signed']> {
  const rows = await ctx.tx
    .selectFrom('signatures')
    .select('content')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .orderBy('signed_at')
    .orderBy('id')
    .execute()
  // Parsed by its schema before it was kept, and never written over.
  return rows.map(row => signedOf(JSON.parse(row.content) as SignedContent))
}

/** The names of the people, departments and checklists that the facts speak of by id. */
async function namesIn(ctx: Ctx, facts: PaperFacts): Promise<Record<string, string>> {
  const spoken = new Set<string>(facts.times.flatMap(one => one.person ?? []))
  const look = (value: unknown): void => {
    if (typeof value === 'string') spoken.add(value)
    else if (Array.isArray(value)) for (const one of value) look(one)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one)
  }
  for (const made of facts.made) look(made.values)
  const people = [...spoken].flatMap(id => {
    const name = ctx.roster.people.get(id)?.name ?? ctx.roster.departments.get(id)?.name
    return name === undefined ? [] : [[id, name] as const]
  })
  const ids = facts.checklists.map(one => one.checklist)
  const lists =
    ids.length === 0
      ? []
      : await ctx.tx
          .selectFrom('checklists')
          .select(['id', 'name'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', ids)
          .execute()
  const parts = await partsCarried(ctx)
  return Object.fromEntries([...people, ...lists.map(list => [list.id, list.name] as const), ...parts])
}

/** What whoever asks has with them, by name: what they use is on the paper before the phone has told of it. */
async function partsCarried({ tx, org, actor }: Ctx): Promise<(readonly [string, string])[]> {
  const rows = await tx
    .selectFrom('stock_balances')
    .innerJoin('stock_locations', join =>
      join
        .onRef('stock_locations.org_id', '=', 'stock_balances.org_id')
        .onRef('stock_locations.id', '=', 'stock_balances.location_id'),
    )
    .innerJoin('parts', join =>
      join.onRef('parts.org_id', '=', 'stock_balances.org_id').onRef('parts.id', '=', 'stock_balances.part_id'),
    )
    .select(['parts.id', 'parts.number', 'parts.name'])
    .where('stock_balances.org_id', '=', org)
    .where('stock_locations.keeper_id', '=', actor.person)
    .limit(500)
    .execute()
  return rows.map(({ id, number, name }) => [id, `${number} ${name}`] as const)
}
