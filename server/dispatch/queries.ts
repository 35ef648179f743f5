import { type SqlBool, sql } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue, caseWorkedOn, unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

/** So many visits are drawn at once; 100 engineers with five a day are 3,500 in a week. */
export const MOST_VISITS = 4_000

/** Where a case is: the site of its machine. Over `cases` joined as here. */
export const regionOfCase = sql<string | null>`sites.region_id`

/** The visits that touch a range, each once for everybody who goes; one query by the index of times. */
export function visitsBetween(ctx: Ctx, since: Instant, until: Instant) {
  return ctx.tx
    .selectFrom('visits')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'visits.org_id').onRef('cases.id', '=', 'visits.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('sites', join => join.onRef('sites.org_id', '=', 'machines.org_id').onRef('sites.id', '=', 'machines.site_id'))
    .select([
      'visits.case_id',
      'visits.number as visit',
      'visits.event_id',
      'visits.starts_at',
      'visits.ends_at',
      'visits.state',
      'visits.wish_from',
      'visits.wish_until',
      'cases.number',
      'cases.title',
      'cases.kind',
      'cases.stage',
      'cases.contact',
      'cases.department_id',
      'customers.name as customer',
      'customers.address',
      'sites.name as site',
      'sites.address as site_address',
      'sites.region_id',
      caseWorkedOn(ctx, 'cases.id').as('is_mine'),
      sql<
        { id: string; part: 'handler' | 'companion' }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('id', p.person_id, 'part', p.part) order by p.part desc, p.person_id)
        from visit_people p where p.org_id = visits.org_id and p.case_id = visits.case_id and p.number = visits.number and not p.is_gone), '[]')`.as(
        'people',
      ),
    ])
    .where('visits.org_id', '=', ctx.org)
    .where('visits.state', '<>', 'cancelled')
    .where('visits.ends_at', '>', since)
    .where('visits.starts_at', '<', until)
    .where(caseSeenOrTrue(ctx, 'visits.case_id'))
    .orderBy('visits.starts_at')
    .orderBy('visits.case_id')
    .orderBy('visits.number')
    .limit(MOST_VISITS + 1)
    .execute()
}
export type VisitRow = Awaited<ReturnType<typeof visitsBetween>>[number]

/** The visits of these people that touch a range, leaving out one case: whoever plans must know that they are taken. A sealed case is not named. */
export function visitsOfPeople(ctx: Ctx, people: readonly string[], since: Instant, until: Instant, except: string) {
  return ctx.tx
    .selectFrom('visit_people as p')
    .innerJoin('visits', join =>
      join
        .onRef('visits.org_id', '=', 'p.org_id')
        .onRef('visits.case_id', '=', 'p.case_id')
        .onRef('visits.number', '=', 'p.number'),
    )
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'p.org_id').onRef('cases.id', '=', 'p.case_id'))
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('sites', join => join.onRef('sites.org_id', '=', 'machines.org_id').onRef('sites.id', '=', 'machines.site_id'))
    .select(['p.person_id', 'p.starts_at', 'p.ends_at', 'cases.number', 'sites.region_id'])
    .select(unsealedOrNone(ctx, 'p.case_id').as('is_open'))
    .where('p.org_id', '=', ctx.org)
    .where('p.person_id', 'in', [...people, ''])
    .where('p.ends_at', '>', since)
    .where('p.starts_at', '<', until)
    .where('p.is_gone', '=', false)
    .where('p.case_id', '<>', except)
    .where('visits.state', 'not in', ['cancelled', 'done'])
    .orderBy('p.starts_at')
    .limit(200)
    .execute()
}

/** Leave and trips of these people that touch a range. */
export function absencesBetween(ctx: Ctx, people: readonly string[], since: Instant, until: Instant) {
  return ctx.tx
    .selectFrom('absences')
    .select(['person_id', 'kind', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('person_id', 'in', [...people, ''])
    .where('until', '>', since)
    .where('since', '<', until)
    .where('cancelled_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

/** Certificates of these people of which none of the same kind holds on that day any more. */
export function expiredCertificates(ctx: Ctx, people: readonly string[], day: LocalDate) {
  return ctx.tx
    .selectFrom('certificates')
    .select(['person_id', 'kind', sql<LocalDate>`max(valid_until)::text`.as('until')])
    .where('org_id', '=', ctx.org)
    .where('person_id', 'in', [...people, ''])
    .where('ended_at', 'is', null)
    .groupBy(['person_id', 'kind'])
    .having(sql<SqlBool>`bool_and(valid_until is not null and valid_until < ${day}::date)`)
    .orderBy('person_id')
    .orderBy('kind')
    .execute()
}
