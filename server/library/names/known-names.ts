import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../../context.ts'
import type { KnownName } from './find-names.ts'
import type { NameKind } from './patterns.ts'
import { shortNameOf } from './replace-names.ts'

/** What the system knows by name, and which of it is one and the same under two names. */
export type KnownNames = { readonly names: readonly KnownName[]; readonly same: ReadonlyMap<string, string> }

const engineers: ReadonlySet<string> = new Set([
  'field-engineer',
  'technical',
  'implementation',
  'installer',
  'research',
  'workshop',
  'quality',
  'partner',
])
/** Fields of events in which somebody outside stands by name. */
const namedFields: Readonly<Record<string, NameKind>> = {
  signer: 'contact',
  who: 'contact',
  supplier: 'partner',
  party: 'partner',
}
const MOST_CUSTOMERS = 50

/** Everybody and everything that a study of this case must not name: its customer with all contacts and machines, whoever signed or was heard, partners, and the whole staff. */
export async function knownNamesOf(ctx: Ctx, caseId: string): Promise<KnownNames> {
  const { tx, org } = ctx
  const one = await tx
    .selectFrom('cases')
    .select(['number', 'contact', 'contact_email', 'customer_id'])
    .where('org_id', '=', org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const names: KnownName[] = [{ text: one.number, kind: 'case' }]
  const same = new Map<string, string>()
  const add = (kind: NameKind, ...texts: (string | null | undefined)[]) => {
    for (const text of texts) if (text && text.trim().length >= 2) names.push({ text: text.trim(), kind })
  }
  const addCompany = (kind: NameKind, name: string) => {
    add(kind, name)
    const short = shortNameOf(name)
    if (short === undefined) return
    add(kind, short)
    same.set(short, name.trim())
  }
  add('contact', one.contact.name)
  add('phone', one.contact.phone)
  add('address', one.contact.address)
  add('mail', one.contact_email)
  if (one.customer_id !== null) {
    const customer = await tx
      .selectFrom('customers')
      .select(['name', 'contact', 'phone', 'address', 'email'])
      .where('org_id', '=', org)
      .where('id', '=', one.customer_id)
      .executeTakeFirstOrThrow()
    addCompany('customer', customer.name)
    add('contact', customer.contact)
    add('phone', customer.phone)
    add('address', customer.address)
    add('mail', customer.email)
    const machines = await tx
      .selectFrom('machines')
      .select('serial')
      .where('org_id', '=', org)
      .where('customer_id', '=', one.customer_id)
      .execute()
    add('serial', ...machines.map(machine => machine.serial))
  }
  for (const { name, people } of await sealedNames(ctx, caseId)) add(namedFields[name] ?? 'contact', ...people)
  const partners = await tx.selectFrom('partner_companies').select('name').where('org_id', '=', org).execute()
  for (const { name } of partners) addCompany('partner', name)
  const staff = await tx.selectFrom('people').select(['id', 'name']).where('org_id', '=', org).execute()
  for (const { id, name } of staff) {
    const isEngineer = ctx.roster.people.get(id)?.roles.some(({ role }) => engineers.has(role)) === true
    add(isEngineer ? 'engineer' : 'colleague', name)
  }
  return { names, same }
}

async function sealedNames(ctx: Ctx, caseId: string): Promise<{ name: string; people: string[] }[]> {
  const rows = await ctx.tx
    .selectFrom('sealed_fields')
    .innerJoin('events', join =>
      join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
    )
    .select(['sealed_fields.field', 'sealed_fields.value'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('sealed_fields.field', 'in', Object.keys(namedFields))
    .execute()
  return rows.flatMap(({ field, value }) => (typeof value === 'string' ? [{ name: field, people: [value] }] : []))
}

/** Customers of the company that a text names, whichever case they belong to. */
export async function customersNamedIn(ctx: Pick<Ctx, 'tx' | 'org'>, text: string): Promise<KnownName[]> {
  const rows = await ctx.tx
    .selectFrom('customers')
    .select('name')
    .where('org_id', '=', ctx.org)
    .where(sql<SqlBool>`char_length(name) >= 3 and position(name in ${text}) > 0`)
    .limit(MOST_CUSTOMERS)
    .execute()
  return rows.map(({ name }) => ({ text: name, kind: 'customer' as const }))
}
