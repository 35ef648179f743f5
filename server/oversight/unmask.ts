import type { FastifyRequest } from 'fastify'
import type { RecordField } from '../../engine/pack.ts'
import { logReading } from '../access/access-log.ts'
import { mustSee } from '../access/case-visibility.ts'
import { worksOn } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import type { Contact } from '../database/case-tables.ts'
import { refuse } from '../errors.ts'
import type { Unmask, Unmasked } from './schema.ts'

/**
 * Shows in full what of a case is shown in part, and writes down who asked, what and why. Nothing of that kind: `unmask.nothing-there`; somebody of a
 * partner who has not the case in hand: `unmask.not-yours`.
 */
export async function unmaskCase(ctx: Ctx, request: FastifyRequest, id: string, asked: Unmask): Promise<Unmasked> {
  await mustSee(ctx, id)
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['cases.contact', 'cases.state', 'customers.phone', 'customers.contact as person'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  if (ctx.sight.isPartner && !worksOn(ctx, row.state)) throw refuse('unmask.not-yours')
  const values =
    asked.event === undefined
      ? { ...ofContact(asked.field, row.contact), ...ofCustomer(asked.field, row) }
      : await ofEvent(ctx, id, asked.event, asked.field)
  if (Object.keys(values).length === 0) throw refuse('unmask.nothing-there')
  await logReading(ctx, request, {
    ...{ action: 'unmask', caseId: id, subject: asked.event ?? 'case', reason: asked.reason },
    detail: { field: asked.field, shown: Object.keys(values) },
  })
  return { field: asked.field, values }
}

/** The same of a customer's own contact and number. Unknown, or not a partner's to see: `customer.not-found`. */
export async function unmaskCustomer(ctx: Ctx, request: FastifyRequest, id: string, asked: Unmask): Promise<Unmasked> {
  // A partner's people see in full what they have in hand, and ask for nothing else.
  if (ctx.sight.isPartner) throw refuse('unmask.not-yours')
  const row = await ctx.tx
    .selectFrom('customers')
    .select(['name', 'phone', 'contact as person'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('customer.not-found')
  const values = ofCustomer(asked.field, row)
  if (Object.keys(values).length === 0) throw refuse('unmask.nothing-there')
  await logReading(ctx, request, {
    ...{ action: 'unmask', subject: id, reason: asked.reason },
    detail: { field: asked.field, customer: row.name, shown: Object.keys(values) },
  })
  return { field: asked.field, values }
}

const given = (path: string, value: unknown): Record<string, string> =>
  typeof value === 'string' && value !== '' ? { [path]: value } : {}

function ofContact(field: Unmask['field'], { name, phone }: Contact): Record<string, string> {
  if (field === 'name') return given('contact.name', name)
  return field === 'phone' ? given('contact.phone', phone) : {}
}

function ofCustomer(
  field: Unmask['field'],
  { phone, person }: { phone: string | null; person: string | null },
): Record<string, string> {
  if (field === 'name') return given('customer.contact', person)
  return field === 'phone' ? given('customer.phone', phone) : {}
}

/** Of an event: its contact, its signature, or the texts that a regulation marks with that kind. */
async function ofEvent(ctx: Ctx, caseId: string, event: string, field: Unmask['field']): Promise<Record<string, string>> {
  const rows = await ctx.tx
    .selectFrom('sealed_fields')
    .innerJoin('events', join =>
      join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
    )
    .select(['sealed_fields.field', 'sealed_fields.value', 'events.data'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('events.id', '=', event)
    .execute()
  const fields = new Map(rows.map(r => [r.field, r.value]))
  if (field === 'signer') return { ...given('signer', fields.get('signer')), ...given('signature', fields.get('signature')) }
  const texts = (fields.get('texts') ?? {}) as Readonly<Record<string, unknown>>
  const record = rows[0]?.data.record
  const marked = ctx.rules.editions
    .flatMap(e => e.pack.records ?? [])
    .filter(one => one.id === record)
    .flatMap(one => one.fields.flatMap(f => pathsOf(f, field)))
  return {
    ...ofContact(field, (fields.get('contact') ?? {}) as Contact),
    ...Object.fromEntries(marked.flatMap(path => sensitiveAt(texts, path))),
  }
}

/** Where a field of a record holds what is sensitive so: `who`, or of rows `people.who`. */
function pathsOf(f: RecordField, sensitive: Unmask['field']): string[] {
  if (f.kind === 'rows') return f.columns.flatMap(c => ('sensitive' in c && c.sensitive === sensitive ? [`${f.id}.${c.id}`] : []))
  return 'sensitive' in f && f.sensitive === sensitive ? [f.id] : []
}

function sensitiveAt(texts: Readonly<Record<string, unknown>>, path: string): [string, string][] {
  const [id = '', column] = path.split('.')
  const value = texts[id]
  if (column === undefined || !Array.isArray(value)) return Object.entries(given(`texts.${id}`, value))
  return value.flatMap((row: Readonly<Record<string, unknown>>, at) =>
    Object.entries(given(`texts.${id}.${at}.${column}`, row[column])),
  )
}
