import { type Selectable, sql } from 'kysely'
import { figureFrom } from '../../engine/indicators.ts'
import { eventDefinition } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { companyWide } from '../analysis/base.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { IndicatorFreezes } from '../database/indicator-tables.ts'
import { refuse } from '../errors.ts'
import { hashesOfFreeze, hashOfFreeze } from './freeze.ts'
import { figuresOf } from './read-indicators.ts'
import { indicatorsFor } from './rules-in-period.ts'
import type { Difference, FigureThenNow, FreezeView } from './schema.ts'
import { settlePoints } from './settle.ts'
import type { FrozenDocument, FrozenFigure } from './stored-schema.ts'
import { noSums, pointsWhere, sumsOf } from './sums.ts'

const MOST_SHOWN = 100
/** Happenings that change no figure are no explanation. */
const silent = ['alarm.fired', 'message.delivered', 'message.failed', 'duty.reminded', 'calendar.applied']

/** One freeze by its id; refuses what is none of this organisation (`indicator.no-freeze`). */
export async function freezeRow(ctx: Ctx, id: string): Promise<Selectable<IndicatorFreezes>> {
  const row = await ctx.tx
    .selectFrom('indicator_freezes')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw refuse('indicator.no-freeze')
  return row
}

/** 已报与现在: a freeze with its hashes checked, each figure as it was and as it is now, and case by case what changed and why. */
export async function viewFreeze(ctx: Ctx, id: string): Promise<FreezeView> {
  if (ctx.sight.isPartner) throw refuse('indicator.no-freeze')
  const row = await freezeRow(ctx, id)
  // What was signed of somebody's scorecard is read on the run, by whoever may.
  if (row.kind !== 'reported') throw refuse('indicator.no-freeze')
  const pending = await settlePoints(ctx)
  const { document } = row
  const hashes = await hashesOfFreeze(ctx, id)
  const isWhole = document.figures.every(one => one.measure === null || (hashes.get(one.key) ?? emptyHash) === one.casesHash)
  return {
    ...{ id, document, hash: row.hash, by: named(ctx, row.frozen_by), at: row.frozen_at, asOf: ctx.now, pending },
    intact: isWhole && hashOfFreeze({ document, by: row.frozen_by, at: row.frozen_at }) === row.hash,
    figures: await compareFigures(ctx, row),
  }
}

/** SHA-256 of nothing: no case added anything. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Each figure of a freeze as it is now, by the definition that counted then. What was marked is counted before. */
export async function compareFigures(ctx: Ctx, row: Selectable<IndicatorFreezes>): Promise<FigureThenNow[]> {
  const { document } = row
  const period = { start: document.from, end: document.to }
  const others = document.figures.filter(one => one.measure === null).map(({ key }) => key)
  const rules = indicatorsFor(ctx, period).filter(({ key }) => others.includes(key))
  const entered = await figuresOf(companyWide(ctx), rules, period, {}, 'company')
  const narrow = narrowOf(document)
  const measures = [...new Set(document.figures.flatMap(one => one.measure ?? []))]
  const sums = await sumsOf(companyWide(ctx), measures, period, narrow, 'company')
  const recounted = await recountedSince(ctx, row)
  const compared: FigureThenNow[] = []
  for (const then of document.figures) {
    if (then.measure === null) {
      const read = entered.get(then.key)
      const { figure = null, numerator = null, denominator = null } = read ?? {}
      const isSame = figure === then.figure
      compared.push({ key: then.key, now: { figure, numerator, denominator, cases: 0 }, isSame, differences: [], more: 0 })
      continue
    }
    const changed = recounted.length === 0 ? [] : await changedIn(ctx, row, then.key, then.measure, recounted)
    const { numerator, denominator, cases } = sums.get(then.measure) ?? noSums
    const differences = await explain(ctx, row, changed.slice(0, MOST_SHOWN))
    compared.push({
      key: then.key,
      now: { figure: figureThen(ctx, then, numerator, denominator, cases), numerator, denominator, cases },
      isSame: changed.length === 0,
      differences,
      more: changed.length - differences.length,
    })
  }
  return compared
}

const narrowOf = ({ filter: { department, person } }: FrozenDocument) => ({
  ...(department === null ? {} : { department }),
  ...(person === null ? {} : { person }),
})

/** The cases that came out otherwise in some counting since: no other can differ. */
async function recountedSince({ tx, org }: Ctx, { turn }: Selectable<IndicatorFreezes>): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('indicator_recounts')
    .select('case_id')
    .where('org_id', '=', org)
    .where('turn', '>', turn)
    .execute()
  return rows.map(row => row.case_id)
}

type Changed = {
  readonly case_id: string
  readonly was_numerator: number | null
  readonly was_denominator: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** Which of these cases add otherwise to a figure than they did when it was frozen. */
async function changedIn(
  ctx: Ctx,
  { id, document }: Selectable<IndicatorFreezes>,
  indicator: string,
  measure: string,
  recounted: readonly string[],
): Promise<readonly Changed[]> {
  const period = { start: document.from, end: document.to }
  const { rows } = await sql<Changed>`
    with recounted as (select case_id from unnest(${[...recounted]}::text[]) r (case_id)),
    was as (
      select split_part(line, ' ', 1) as case_id, split_part(line, ' ', 2)::float8 as numerator, split_part(line, ' ', 3)::float8 as denominator
      from indicator_freeze_lists l, string_to_table(l.lines, E'\n') line
      where l.org_id = ${ctx.org} and l.freeze_id = ${id} and l.indicator = ${indicator} and split_part(line, ' ', 1) in (select case_id from recounted)),
    is_now as (
      select p.case_id, sum(p.numerator) as numerator, sum(p.denominator) as denominator from indicator_points p
      where p.measure = ${measure} and ${pointsWhere(companyWide(ctx), period, narrowOf(document), 'company')} and p.case_id in (select case_id from recounted) group by 1)
    select coalesce(n.case_id, f.case_id) as case_id, f.numerator as was_numerator, f.denominator as was_denominator, n.numerator, n.denominator
    from was f full join is_now n on n.case_id = f.case_id
    where f.numerator is distinct from n.numerator or f.denominator is distinct from n.denominator order by 1`.execute(ctx.tx)
  return rows
}

/** The figure of sums by the definition of the edition that was frozen, which never changes. */
function figureThen(ctx: Ctx, then: FrozenFigure, numerator: number, denominator: number, cases: number): number | null {
  const [regulation, id] = [then.key.slice(0, then.key.indexOf(':')), then.key.slice(then.key.indexOf(':') + 1)]
  const pack = ctx.rules.editions.find(({ pack: one }) => one.id === regulation && one.edition === then.edition)?.pack
  const rule = pack?.indicators?.find(one => one.id === id)
  if (rule === undefined) return null
  if (cases === 0 && 'sum' in rule.measure) return 0
  return figureFrom(rule, [numerator, denominator]).figure
}

/** What happened to these cases since: those that the reader sees. */
export async function explain(
  ctx: Ctx,
  row: Pick<Selectable<IndicatorFreezes>, 'frozen_at'>,
  changed: readonly Changed[],
): Promise<Difference[]> {
  if (changed.length === 0) return []
  const ids = changed.map(one => one.case_id)
  const { rows: cases } = await sql<{ id: string; number: string; title: string; merged: boolean }>`
    select c.id, c.number, c.title, c.merged_into is not null as merged from cases c
    where c.org_id = ${ctx.org} and c.id = any(${ids}::text[]) and ${caseSeenOrTrue(ctx, 'c.id')}`.execute(ctx.tx)
  const { rows: happened } = await sql<{ stream_id: string; type: string; recorded_at: string; actor: string }>`
    select e.stream_id, e.type, e.recorded_at, e.actor from events e
    where e.org_id = ${ctx.org} and e.stream_id = any(${ids}::text[]) and e.recorded_at > ${row.frozen_at} and e.type <> all(${silent}::text[])
    order by e.stream_id, e.seq`.execute(ctx.tx)
  const pair = (numerator: number | null, denominator: number | null) =>
    numerator === null || denominator === null ? null : { numerator, denominator }
  return changed.flatMap(one => {
    const found = cases.find(({ id }) => id === one.case_id)
    if (found === undefined) return []
    const because = happened.filter(event => event.stream_id === one.case_id)
    return [
      {
        ...{ id: found.id, number: found.number, title: found.title },
        then: pair(one.was_numerator, one.was_denominator),
        now: pair(one.numerator, one.denominator),
        because: because.slice(-5).map(({ type, recorded_at, actor }) => ({
          ...{ what: titleOf(type), at: recorded_at },
          by: ctx.roster.people.get(actor)?.name ?? null,
        })),
      },
    ]
  })
}

const titleOf = (type: string): Text => eventDefinition(type)?.title ?? { zh: type }
