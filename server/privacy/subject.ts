import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { digitsOf, phoneMark } from '../keys/lookup-marks.ts'

/** Whose data is meant: a customer of the file, somebody known by a telephone number, or somebody of the staff. */
export type Subject =
  | { readonly about: 'customer'; readonly id: string }
  | { readonly about: 'contact'; readonly phone: string; readonly name: string }
  | { readonly about: 'staff'; readonly id: string }

/** The subject of a request as it was taken in. */
export function subjectOf(row: { about: Subject['about']; subject_id: string | null; phone: string; name: string }): Subject {
  if (row.about === 'contact') return { about: 'contact', phone: digitsOf(row.phone), name: row.name }
  return { about: row.about, id: row.subject_id ?? '' }
}

/**
 * That a case is about the person, over the table `cases`; of the staff, cases about themselves (a penalty, a reward), not those they worked on. What was said
 * lies encrypted and is found by its mark; what is from before that by its digits, until it is encrypted too.
 */
export async function isAbout(ctx: Pick<Ctx, 'tx' | 'org' | 'now'>, subject: Subject) {
  if (subject.about === 'customer') return sql<SqlBool>`cases.customer_id = ${subject.id}`
  if (subject.about === 'contact') {
    if (subject.phone === '') return sql<SqlBool>`false`
    const mark = await phoneMark(ctx, subject.phone)
    return sql<SqlBool>`(regexp_replace(coalesce(cases.contact ->> 'phone', ''), '\\D', '', 'g') = ${subject.phone}
      or cases.id in (select e.stream_id from sealed_fields f join events e on e.org_id = f.org_id and e.id = f.event_id
        where f.org_id = ${ctx.org} and f.mark = ${mark ?? ''})
      or cases.id in (select e.stream_id from sealed_fields f join events e on e.org_id = f.org_id and e.id = f.event_id
        where f.org_id = ${ctx.org} and f.field = 'contact' and regexp_replace(coalesce(f.value ->> 'phone', ''), '\\D', '', 'g') = ${subject.phone}))`
  }
  return sql<SqlBool>`(cases.id in (select p.case_id from penalties p where p.org_id = ${ctx.org} and p.subject_id = ${subject.id})
    or cases.id in (select r.case_id from rewards r where r.org_id = ${ctx.org} and r.subject_id = ${subject.id}))`
}

/** The cases about a person that the reader sees, the latest first, and how many there are that they do not see. What was disposed of is in neither. */
export async function casesAbout(ctx: Ctx, subject: Subject) {
  const all = ctx.tx
    .selectFrom('cases')
    .where('org_id', '=', ctx.org)
    .where('disposed_at', 'is', null)
    .where(await isAbout(ctx, subject))
  const seen = await all
    .select([
      'id',
      'number',
      'title',
      'description',
      'demand',
      'contact',
      'kind',
      'state',
      'is_closed',
      'opened_at',
      'closed_at',
      'retain_until',
    ])
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('opened_at', 'desc')
    .limit(1_000)
    .execute()
  const { n } = await all.select(eb => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { seen, hidden: Math.max(0, Number(n) - seen.length) }
}

/** The contacts of the customer file that are this person. */
export async function contactsAbout(ctx: Ctx, subject: Subject) {
  if (subject.about === 'staff') return []
  const query = ctx.tx.selectFrom('customer_contacts').selectAll().where('org_id', '=', ctx.org).where('name', '!=', '—')
  return (
    subject.about === 'customer'
      ? query.where('customer_id', '=', subject.id)
      : query.where('phone_digits', '=', subject.phone).where('phone_digits', '!=', '')
  ).execute()
}
