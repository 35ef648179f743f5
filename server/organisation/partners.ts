import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { recordChange } from './record-change.ts'
import type { ChangePartnerBody, NewPartnerBody, PartnerRow } from './staff-schema.ts'

type Founded = Pick<Ctx, 'tx' | 'org' | 'now' | 'newId'> & Partial<Pick<Ctx, 'actor'>>

/** Makes a partner company (C1.2) with the dates of its contract, `[since, until)`, and gives its id. */
export async function createPartner(
  ctx: Founded,
  { name, contact, phone, since, until }: Omit<NewPartnerBody, 'since'> & { since?: Instant | undefined },
): Promise<string> {
  const id = ctx.newId()
  const row = {
    ...{ name, contact: contact ?? '', phone: phone ?? '' },
    ...{ since: since ?? ctx.now, until: until ?? null },
  }
  if (row.until !== null && row.until <= row.since) throw refuse('post.dates-wrong')
  await ctx.tx
    .insertInto('partner_companies')
    .values({ org_id: ctx.org, id, ...row })
    .execute()
  await recordChange(ctx, { entity: 'partner', id, before: null, after: row })
  return id
}

/** Changes a partner company; an end of its contract ends the access of its people at that moment. */
export async function changePartner(ctx: Ctx, id: string, change: ChangePartnerBody): Promise<void> {
  const before = await ctx.tx
    .selectFrom('partner_companies')
    .select(['name', 'contact', 'phone', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw refuse('partner.not-found')
  const after = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.contact === undefined ? {} : { contact: change.contact }),
    ...(change.phone === undefined ? {} : { phone: change.phone }),
    ...(change.since === undefined ? {} : { since: change.since }),
    ...(change.until === undefined ? {} : { until: change.until }),
  }
  const { since, until } = { ...before, ...after }
  if (until !== null && until <= since) throw refuse('post.dates-wrong')
  if (Object.keys(after).length === 0) return
  await ctx.tx.updateTable('partner_companies').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await recordChange(ctx, { entity: 'partner', id, before, after })
}

/** `partner.not-found` unless the company's contract runs now or will run. */
export async function mustBePartnerInForce(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('partner_companies')
    .select('until')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || (row.until !== null && row.until <= ctx.now)) throw refuse('partner.not-found')
}

/** All partner companies, those in force first, with their people and the open cases these take part in. */
export async function listPartners(ctx: Ctx): Promise<PartnerRow[]> {
  const companies = await ctx.tx
    .selectFrom('partner_companies')
    .select(['id', 'name', 'contact', 'phone', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const people = await ctx.tx
    .selectFrom('people')
    .select(['id', 'name', 'title', 'phone', 'is_active', 'ends_at', eb => eb.ref('partner_of').$notNull().as('company')])
    .where('org_id', '=', ctx.org)
    .where('partner_of', 'is not', null)
    .orderBy('name')
    .execute()
  const rows = companies.map(({ since, until, ...company }) => ({
    ...company,
    ...{ since, until, inForce: since <= ctx.now && (until === null || until > ctx.now) },
    people: people
      .filter(p => p.company === company.id)
      .map(p => ({
        ...{ id: p.id, name: p.name, title: p.title, phone: p.phone, endsAt: p.ends_at },
        active: ctx.roster.people.has(p.id),
        roles: (ctx.roster.people.get(p.id)?.roles ?? []).map(r => r.role),
      })),
  }))
  return rows.sort((a, b) => Number(b.inForce) - Number(a.inForce))
}
