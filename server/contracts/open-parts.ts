import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

/** What of the receivables is asked for. */
export type OwedFilter = {
  readonly customer?: string | undefined
  readonly contract?: string | undefined
  readonly owner?: string | undefined
  readonly cases?: readonly string[] | undefined
}

/**
 * 应收 on any day, as a query of one row for each open part of an invoice that the viewer sees: `invoice_id, case_id, customer_id, owner_id, part, due_on,
 * fen, bucket`. What settled it until that day counts against what is due first; entries are never changed, so that any day can be asked again. Where
 * today is asked for, invoices with nothing open are left out by their index.
 */
export function openPartsOn(ctx: Ctx, asOf: LocalDate, isToday: boolean, filter: OwedFilter): RawBuilder<unknown> {
  const only = [
    filter.customer === undefined ? sql`` : sql`and c.customer_id = ${filter.customer}`,
    filter.contract === undefined ? sql`` : sql`and c.id = ${filter.contract}`,
    filter.owner === undefined ? sql`` : sql`and c.owner_id = ${filter.owner}`,
    filter.cases === undefined ? sql`` : sql`and i.case_id = any(${[...filter.cases]}::text[])`,
    isToday ? sql`and i.open_due_on is not null` : sql``,
  ]
  return sql`
    select owed.*, case
        when ${asOf}::date <= due_on then 'not-due' when ${asOf}::date - due_on <= 30 then '1-30' when ${asOf}::date - due_on <= 60 then '31-60'
        when ${asOf}::date - due_on <= 90 then '61-90' else 'over-90' end as bucket
    from (
      select i.id as invoice_id, i.case_id, c.customer_id, c.owner_id, p.value ->> 'part' as part, (p.value ->> 'dueOn')::date as due_on,
        greatest(0, least((p.value ->> 'fen')::bigint,
          sum((p.value ->> 'fen')::bigint) over (partition by i.id order by p.ordinality) - coalesce(s.settled, 0)))::bigint as fen
      from invoices i
      join cases c on c.org_id = i.org_id and c.id = i.case_id
      cross join lateral jsonb_array_elements(i.parts) with ordinality p(value, ordinality)
      left join lateral (
        select -sum(e.amount_fen) as settled from money_entries e
        where e.org_id = i.org_id and e.invoice_id = i.id and e.day <= ${asOf}::date and e.kind <> 'invoice'
      ) s on true
      where i.org_id = ${ctx.org} and i.issued_on <= ${asOf}::date and ${caseSeenOrTrue(ctx, 'i.case_id')} ${sql.join(only, sql` `)}
    ) owed where fen > 0`
}
