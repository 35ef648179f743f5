import { sql } from 'kysely'
import { caseSeenOrTrue, caseWorkedOn } from '../access/case-visibility.ts'
import { unlessMasked } from '../access/mask.ts'
import { shownName } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { digitsOf } from '../customers/find-or-create.ts'
import { pairsOf, quoted } from '../search/tokens.ts'
import type { SimilarCase, SimilarQuery } from './schema.ts'

/** A closed case counts for this long: the same fault again is a returned problem, not a duplicate of last year's. */
const RECENT_DAYS = 90
const MOST = 10
const MOST_CANDIDATES = 300
/** Shares of common word pairs (Dice): alone, and beside the same customer, number or machine. */
const TITLE_ALONE = 0.4
const TITLE_BESIDE = 0.15

/** The share of pairs that two titles have in common, 0 to 1. */
export function titleShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const pair of a) if (b.has(pair)) common++
  return (2 * common) / (a.size + b.size)
}

/** Open and recent cases that may be the same matter, the likeliest first, each with the reasons. One query for candidates. */
export async function similarCases(ctx: Ctx, query: SimilarQuery): Promise<SimilarCase[]> {
  const pairs = pairsOf(query.title)
  const phone = await wholePhone(ctx, query)
  const digits = phone === undefined ? '' : digitsOf(phone)
  const rows = await candidates(ctx, query, pairs, digits)
  const scored = rows.flatMap(row => {
    const share = titleShare(pairs, pairsOf(row.title))
    const machine = query.machineId !== undefined && row.machine_id === query.machineId
    const customer = query.customerId !== undefined && row.customer_id === query.customerId
    const phone = digits.length >= 7 && [digitsOf(row.contact.phone ?? ''), row.phone_digits ?? ''].includes(digits)
    const beside = machine || customer || phone
    // Any open case of the same machine or customer is worth a look before a second one is opened.
    if (!(share >= TITLE_ALONE || (beside && (!row.is_closed || share >= TITLE_BESIDE)))) return []
    const percent = Math.round(share * 100)
    const because: SimilarCase['because'] = [
      ...(machine ? [{ kind: 'machine' as const, text: { zh: '同一台设备', en: 'The same machine' } }] : []),
      ...(customer ? [{ kind: 'customer' as const, text: { zh: '同一客户', en: 'The same customer' } }] : []),
      ...(phone ? [{ kind: 'phone' as const, text: { zh: '同一电话', en: 'The same phone number' } }] : []),
      ...(share >= TITLE_BESIDE
        ? [{ kind: 'title' as const, text: { zh: `标题相近 ${percent}%`, en: `Titles ${percent}% alike` } }]
        : []),
    ]
    const score = share * 2 + Number(machine) * 1.5 + Number(customer || phone) + Number(!row.is_closed) * 0.5
    return [
      {
        score,
        found: {
          id: row.id,
          number: row.number,
          kind: row.kind,
          title: row.title,
          level: row.level,
          stage: row.stage,
          closed: row.is_closed,
          customer: row.customer_name ?? shownName(ctx, row.contact.name, row.is_mine) ?? '',
          openedAt: row.opened_at,
          because,
        },
      },
    ]
  })
  return scored
    .sort((a, b) => b.score - a.score || b.found.openedAt.localeCompare(a.found.openedAt))
    .slice(0, MOST)
    .map(s => s.found)
}

/** Whoever sees the number of a case in part asks with that part: the case itself knows the rest. */
async function wholePhone(ctx: Ctx, { phone, except }: SimilarQuery): Promise<string | undefined> {
  if (phone === undefined || !phone.includes('*')) return phone
  if (except === undefined) return undefined
  const row = await ctx.tx
    .selectFrom('cases')
    .select('contact')
    .where('org_id', '=', ctx.org)
    .where('id', '=', except)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .executeTakeFirst()
  return unlessMasked('phone', phone, row?.contact.phone)
}

async function candidates(ctx: Ctx, { customerId, machineId, except }: SimilarQuery, pairs: ReadonlySet<string>, digits: string) {
  const since = new Date(Date.parse(ctx.now) - RECENT_DAYS * 86_400_000).toISOString()
  const vector = [...pairs].slice(0, 12).map(quoted).join(' | ')
  return ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select([
      'cases.id',
      'cases.number',
      'cases.kind',
      'cases.title',
      'cases.level',
      'cases.stage',
      'cases.is_closed',
      'cases.opened_at',
      'cases.contact',
      'cases.customer_id',
      'cases.machine_id',
      'customers.name as customer_name',
      'customers.phone_digits',
      caseWorkedOn(ctx, 'cases.id').as('is_mine'),
    ])
    .where('cases.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .where('cases.is_history', '=', false)
    .where('cases.merged_into', 'is', null)
    .where(eb => eb.or([eb('cases.is_closed', '=', false), eb('cases.opened_at', '>=', since)]))
    .where(eb =>
      eb.or([
        ...(customerId === undefined ? [] : [eb('cases.customer_id', '=', customerId)]),
        ...(machineId === undefined ? [] : [eb('cases.machine_id', '=', machineId)]),
        // An empty needle is in every text: here the index alone chooses, the comparison follows.
        ...(vector === ''
          ? []
          : [sql<boolean>`cases.id in (select id from bihuan_search_cases(${vector}, array[''], ${sql.lit(MOST_CANDIDATES)}))`]),
        ...(digits.length < 7
          ? []
          : [
              sql<boolean>`cases.id in (select id from bihuan_search_cases(${`'${digits}'`}, array[''], ${sql.lit(MOST_CANDIDATES)}))`,
              eb('customers.phone_digits', '=', digits),
            ]),
        eb.val(false),
      ]),
    )
    .where(eb => (except === undefined ? eb.val(true) : eb('cases.id', '!=', except)))
    .orderBy('cases.opened_at', 'desc')
    .limit(MOST_CANDIDATES)
    .execute()
}
