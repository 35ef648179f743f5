import type { Instant } from '../../events/instant.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { maskName } from '../access/mask.ts'
import type { Ctx } from '../context.ts'
import { readSettings } from '../settings/change-settings.ts'

const DAY = 86_400_000
const DAYS_BACK = 30
const DAYS_AHEAD = 366
const MOST = 2_000

/** One visit as a calendar shows it: what whoever goes needs, and no more. */
export type FeedVisit = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly customer: string | null
  readonly place: string | null
  readonly from: Instant
  readonly until: Instant
  readonly state: 'confirmed' | 'tentative' | 'cancelled'
  readonly isHandler: boolean
  readonly caseId: string
  readonly sequence: number
  readonly changedAt: Instant
}

/** The visits of the viewer from a month back to a year ahead, also those they go to no more, so that calendars take them out. Two queries. */
export async function visitsOfPerson(ctx: Ctx): Promise<FeedVisit[]> {
  const { dispatch } = await readSettings(ctx)
  const at = (days: number) => new Date(Date.parse(ctx.now) + days * DAY).toISOString()
  const rows = await ctx.tx
    .selectFrom('visit_people as p')
    .innerJoin('visits', join =>
      join
        .onRef('visits.org_id', '=', 'p.org_id')
        .onRef('visits.case_id', '=', 'p.case_id')
        .onRef('visits.number', '=', 'p.number'),
    )
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'p.org_id').onRef('cases.id', '=', 'p.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('sites', join => join.onRef('sites.org_id', '=', 'machines.org_id').onRef('sites.id', '=', 'machines.site_id'))
    .select(['p.case_id', 'p.number as visit', 'p.part', 'p.starts_at', 'p.ends_at', 'p.is_gone', 'p.sequence', 'p.changed_at'])
    .select(['visits.state', 'cases.number', 'cases.title', 'cases.contact', 'customers.name as customer', 'customers.address'])
    .select(['sites.name as site', 'sites.address as site_address'])
    .where('p.org_id', '=', ctx.org)
    .where('p.person_id', '=', ctx.actor.person)
    .where('p.ends_at', '>', at(-DAYS_BACK))
    .where('p.starts_at', '<', at(DAYS_AHEAD))
    .where(caseSeenOrTrue(ctx, 'p.case_id'))
    .orderBy('p.starts_at')
    .orderBy('p.case_id')
    .orderBy('p.number')
    .limit(MOST)
    .execute()
  return rows.map((row): FeedVisit => {
    const named = row.customer ?? row.contact.name ?? null
    return {
      ...{ id: `${row.case_id}-${row.visit}`, caseId: row.case_id, number: row.number, title: row.title },
      customer: named !== null && dispatch.feedMasksCustomers ? maskName(named) : named,
      place: [row.site, row.site_address || row.address].filter(Boolean).join(' ') || null,
      ...{ from: row.starts_at, until: row.ends_at, isHandler: row.part === 'handler' },
      state: row.is_gone ? 'cancelled' : row.state === 'confirmed' || row.state === 'done' ? 'confirmed' : 'tentative',
      ...{ sequence: row.sequence, changedAt: row.changed_at },
    }
  })
}
