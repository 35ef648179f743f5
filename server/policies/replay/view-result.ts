import type { CaseDifference, DutyDifference } from '../../../engine/replay/compare-case.ts'
import type { IndicatorSide } from '../../../engine/replay/measure-both.ts'
import { postsOf } from '../../../engine/replay/replay-counts.ts'
import type { Text } from '../../../events/text.ts'
import { caseSeenOrTrue } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'
import type { ChangedCase, ReplayResult } from './schema.ts'
import { undecidedReasons } from './schema.ts'
import type { Named, StoredSummary } from './stored-summary.ts'

type CaseNames = ReadonlyMap<string, { id: string; number: string; title: string }>

/** A stored summary with the names of everything it counts, and the numbers of the cases that it lists. */
export async function viewResult(ctx: Ctx, summary: StoredSummary): Promise<ReplayResult> {
  const { names } = summary
  const cases = await casesNamed(
    ctx,
    summary.largest.map(one => one.stream),
  )
  const level = (id: string | undefined): Text | null => (id ? (names.levels[id] ?? { zh: id }) : null)
  return {
    cases: summary.cases,
    events: summary.events,
    changed: summary.changed,
    against: summary.against,
    levels: byCount(Object.entries(summary.levels), ([, count]) => count).map(([move, count]) => {
      const [from, to] = move.split('>')
      return { from: level(from), to: level(to), cases: count }
    }),
    dueEarlier: summary.dueEarlier,
    dueLater: summary.dueLater,
    breaches: {
      before: summary.breachesBefore,
      after: summary.breachesAfter,
      gained: summary.breachesGained,
      lost: summary.breachesLost,
    },
    rules: byCount(Object.entries(summary.rules), ([, one]) => one.changed).map(([id, counts]) => ({
      rule: ruleOf(names.rules, id),
      ...counts,
    })),
    approversChanged: summary.approversChanged,
    load: byCount(Object.entries(summary.load), ([, one]) => one.after + one.before).map(([id, counts]) => ({
      post: names.posts[id] ?? { zh: id },
      ...counts,
    })),
    violations: {
      gained: summary.violationsGained,
      lost: summary.violationsLost,
      rows: byCount(Object.entries(summary.violations), ([, one]) => one.after + one.before).map(([id, counts]) => ({
        violation: ruleOf(names.violations, id),
        ...counts,
      })),
    },
    // Results of old do not speak of sanctions.
    penaltiesChanged: summary.penaltiesChanged ?? 0,
    sanctions: byCount(Object.entries(summary.sanctions ?? {}), ([, one]) => one.after + one.before).map(([id, counts]) => ({
      sanction: sanctionOf(names, id),
      ...counts,
    })),
    undecidedCases: summary.undecidedCases,
    undecided: undecidedReasons.flatMap(reason => {
      const count = summary.undecided[reason]
      return count === undefined ? [] : [{ reason, cases: count }]
    }),
    indicators: summary.indicators.map(({ title, unit, better, before, after }) => ({
      ...{ title, unit, better },
      before: sideOf(before),
      after: sideOf(after),
    })),
    scores: summary.scores.map(({ title, before, after }) => ({ title, before: before ?? null, after: after ?? null })),
    largest: summary.largest.map(one => changedCase(one, summary, cases, level)),
  }
}

const byCount = <T>(list: readonly T[], count: (one: T) => number): T[] => list.toSorted((a, b) => count(b) - count(a))

function ruleOf(names: Readonly<Record<string, Named>>, id: string) {
  const named = names[id]
  return named ?? { title: { zh: id }, clause: null, regulation: null }
}

function sanctionOf({ sanctions }: StoredSummary['names'], id: string) {
  const named = sanctions?.[id]
  return named ?? { title: { zh: id }, clause: null, regulation: null, of: null, measures: null }
}

function sideOf(side: IndicatorSide | undefined) {
  if (side === undefined) return null
  const { figure, of, among, target, met } = side
  return {
    ...{ figure, of, among: among ?? null, met: met ?? null },
    target: target === undefined ? null : { gte: target.gte ?? null, lte: target.lte ?? null },
  }
}

function changedCase(
  one: CaseDifference,
  { names }: StoredSummary,
  cases: CaseNames,
  level: (id: string | undefined) => Text | null,
): ChangedCase {
  const step = (text: string) => ({
    posts: postsOf(text).map(post => names.posts[post] ?? { zh: post }),
    mode: /^(?:[^:|]+:[^:|]+|anyone)(?:\|[^:|]+:[^:|]+)*:(.+)$/.exec(text)?.[1] ?? 'any',
  })
  const end = (result: DutyDifference['before']) =>
    result === undefined ? null : { dueAt: result.dueAt ?? null, outcome: result.outcome }
  const penalty = (id: string): Text => {
    const { title, measures } = sanctionOf(names, id)
    if (measures === null) return title
    const [en, said] = [title.en ?? title.zh, measures.en ?? measures.zh]
    return { zh: `${title.zh}（${measures.zh}）`, en: `${en} (${said})` }
  }
  const violation = (id: string) => ruleOf(names.violations, id).title
  return {
    case: cases.get(one.stream) ?? null,
    level: one.level === undefined ? null : { before: level(one.level.before), after: level(one.level.after) },
    duties: one.duties.map(duty => ({
      rule: ruleOf(names.rules, duty.rule),
      before: end(duty.before),
      after: end(duty.after),
      moved: duty.moved ?? null,
      breach: duty.breach ?? null,
    })),
    moreDuties: one.moreDuties ?? 0,
    approvers: one.approvers.map(({ subject, before, after }) => ({
      subject: names.subjects[subject] ?? { zh: subject },
      before: before.map(step),
      after: after.map(step),
    })),
    violations: { gained: one.violations.gained.map(violation), lost: one.violations.lost.map(violation) },
    penalties:
      one.penalties === undefined ? null : { before: one.penalties.before.map(penalty), after: one.penalties.after.map(penalty) },
  }
}

async function casesNamed(ctx: Ctx, ids: readonly string[]): Promise<CaseNames> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', ids)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}
