import { localDateOf } from '../../engine/calendar/days.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { linesOf } from './view-contract.ts'

/** What a printed quotation says. */
export type QuotationPaper = {
  readonly company: string
  readonly customer: string
  readonly number: string
  readonly title: string
  readonly version: number
  readonly day: string
  readonly validUntil: string
  readonly taxIncluded: boolean
  readonly terms: string
  readonly by: string
  readonly lines: Awaited<ReturnType<typeof linesOf>>
  readonly netFen: number
  readonly taxFen: number
  readonly totalFen: number
  /** Of the event that gave it. */
  readonly hash: string
}

/** One version of a contract's quotation, as it was given; `quotation.none` where there is none of that number. */
export async function quotationPaper(ctx: Ctx, caseId: string, version: number): Promise<QuotationPaper> {
  const given = await ctx.tx
    .selectFrom('events')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'events.org_id').onRef('cases.id', '=', 'events.stream_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .innerJoin('organisations', 'organisations.id', 'events.org_id')
    .leftJoin('sealed_fields as s', join =>
      join.onRef('s.org_id', '=', 'events.org_id').onRef('s.event_id', '=', 'events.id').on('s.field', '=', 'terms'),
    )
    .select([
      'events.data',
      'events.at',
      'events.actor',
      'events.bytes',
      'cases.number',
      'cases.title',
      'customers.name',
      's.value',
    ])
    .select('organisations.name as company')
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('events.type', '=', 'quotation.given')
    .execute()
  const found = given.find(one => one.data.version === version)
  if (found === undefined) throw refuse('quotation.none')
  const { data } = found
  return {
    ...{
      company: found.company,
      customer: found.name ?? '',
      number: `${found.number}-报价${version}`,
      title: found.title,
      version,
    },
    ...{
      day: localDateOf(ctx.rules.calendar, found.at),
      validUntil: String(data.validUntil),
      taxIncluded: data.taxIncluded === true,
    },
    ...{ terms: typeof found.value === 'string' ? found.value : '', by: named(ctx, found.actor).name, hash: sha256(found.bytes) },
    lines: await linesOf(ctx, caseId, version),
    ...{ netFen: Number(data.netFen), taxFen: Number(data.taxFen), totalFen: Number(data.totalFen) },
  }
}
