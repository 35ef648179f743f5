import { primaryEdition } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import { countApprovals } from '../approvals/list-approvals.ts'
import { countReceipts } from '../approvals/list-receipts.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import type { Ctx } from '../context.ts'
import { editionWaits } from '../policies/drafts/edition-waits.ts'
import { openPeriodsOnce } from '../reports/open-periods.ts'
import { countMySamples } from '../sampling/list-samples.ts'
import { countMyFindings } from '../supervision/list-findings.ts'
import { countMyFollowUps } from '../surveys/follow-ups.ts'
import { type CaseCounts, countCases } from './count-cases.ts'
import { dutyFigures, EXACT_TO, figure } from './figures.ts'
import { gradedKind } from './graded-kind.ts'
import type { Home } from './schema.ts'
import { countedNow, type Shared } from './shared-figures.ts'
import { teamOf } from './team.ts'

const MAJOR_SHOWN = 20

/**
 * The home page of whoever asks. Every number is counted by the conditions of the list it leads to; what reads nothing of each other is asked at once. Figures of
 * the team and of the company may be some seconds old (`shared`), as `asOf` then says; one's own are of this moment.
 */
export async function homeOf(ctx: Ctx, shared: Shared = countedNow): Promise<Home> {
  await openPeriodsOnce(ctx)
  const [mine, { figures: team, at }, { figures: counts, at: countedAt }, major] = await Promise.all([
    mineOf(ctx),
    shared(ctx, 'team', () => teamOf(ctx)),
    shared(ctx, 'cases', () => countCases(ctx)),
    majorOf(ctx),
  ])
  return {
    ...{ mine, team, cases: casesOf(ctx, counts) },
    major: major && { ...major, figure: counts.figure({ ...major.filter, sort: 'dueAt' }, row => row.level === major.level) },
    asOf: [at, countedAt].sort()[0]!,
    isOlder: at < ctx.now || countedAt < ctx.now,
  }
}

async function mineOf(ctx: Ctx): Promise<Home['mine']> {
  const lateReports = ctx.tx
    .selectFrom('reports')
    .select(eb => eb.fn.countAll<number>().as('reports'))
    .where('org_id', '=', ctx.org)
    .where('owner_id', '=', ctx.actor.person)
    .where('submitted_at', 'is', null)
    .where('due_at', '<', ctx.now)
    .executeTakeFirstOrThrow()
  const [duties, approvals, receipts, editions, { reports }, lowScores, samples, findings] = await Promise.all([
    dutyFigures(ctx, { mine: '1' }, dutyStates),
    countApprovals(ctx, { tab: 'waiting' }),
    countReceipts(ctx, EXACT_TO + 1),
    editionWaits(ctx),
    lateReports,
    countMyFollowUps(ctx),
    countMySamples(ctx),
    countMyFindings(ctx),
  ])
  return {
    ...duties,
    approvals: figure('approvals', { tab: 'waiting' }, approvals),
    receipts: figure('receipts', {}, receipts),
    editions: figure('editions', {}, editions.length),
    reports: figure('reports', { tab: 'mine', state: 'overdue' }, Number(reports)),
    lowScores: figure('low-scores', { mine: '1' }, lowScores),
    samples: figure('supervision', { mine: '1' }, samples),
    findings: figure('supervision', { tab: 'findings', mine: '1' }, findings),
  }
}

const dutyStates = {
  overdue: 'overdue',
  twoHours: 'two-hours',
  today: 'today',
  open: 'open',
  paused: 'paused',
  untimed: 'untimed',
} as const

function casesOf(ctx: Ctx, counts: CaseCounts): Home['cases'] {
  const words = wordsOf(ctx)
  const kind = gradedKind(ctx) ?? 'anomaly'
  const common = { about: 'customers', history: 'no' }
  return {
    open: counts.figure(common, () => true),
    overdue: counts.figure(
      { ...common, due: 'overdue' },
      () => true,
      row => row.overdue,
    ),
    ungraded: counts.figure(
      { history: 'no', graded: 'no', kind },
      row => row.kind === kind,
      row => row.ungraded,
    ),
    byLevelAndStage: counts.rows
      .flatMap(row => {
        const { level, stage } = row
        if (level === null) return []
        const filter = { history: 'no', level, stage, kind: row.kind, closed: 'no' }
        return {
          ...{ level, levelTitle: words.level(row.kind, level) },
          ...{ stage, stageTitle: words.stage(row.kind, stage) },
          figure: counts.figure(filter, one => one === row),
          place: words.place(level, row.kind, stage),
        }
      })
      .sort((a, b) => a.place - b.place)
      .map(({ place: _, ...row }) => row),
  }
}

/** Titles as the regulations in force word them; the highest level first, then the stages in their order. */
function wordsOf(ctx: Ctx) {
  // A level is a word of the regulation that is primary for the kind: 一般 of anomalies is another than 一般 of complaints.
  const primary = (kind: string) => primaryEdition(ctx.rules, kind, ctx.now)
  const level = (kind: string, id: string): Text => primary(kind)?.pack.levels.find(l => l.id === id)?.title ?? { zh: id }
  const stages = (kind: string) => primary(kind)?.lifecycles.get(kind)?.stages ?? []
  const rank = (kind: string, id: string) => primary(kind)?.rank.get(id) ?? 0
  return {
    level,
    stage: (kind: string, id: string): Text => stages(kind).find(s => s.id === id)?.title ?? { zh: id },
    place: (id: string, kind: string, stage: string) => -rank(kind, id) * 1_000 + stages(kind).findIndex(s => s.id === stage),
  }
}

async function majorOf(ctx: Ctx) {
  const kind = gradedKind(ctx)
  const highest = kind && primaryEdition(ctx.rules, kind, ctx.now)!.pack.levels.reduce((a, b) => (b.rank > a.rank ? b : a))
  if (!highest) return null
  const filter = { about: 'customers', level: highest.id, history: 'no' }
  const { items } = await listCases(ctx, ListCases.parse({ ...filter, sort: 'dueAt', limit: MAJOR_SHOWN }), 'uncounted')
  return { level: highest.id, title: highest.title, items, filter }
}
