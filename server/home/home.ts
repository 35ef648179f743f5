import { sql } from 'kysely'
import { primaryEdition } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import { countApprovals } from '../approvals/list-approvals.ts'
import { countReceipts } from '../approvals/list-receipts.ts'
import { conditionsOf, listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import type { Ctx } from '../context.ts'
import { editionWaits } from '../policies/drafts/edition-waits.ts'
import { openPeriods } from '../reports/open-periods.ts'
import { countMySamples } from '../sampling/list-samples.ts'
import { countMyFindings } from '../supervision/list-findings.ts'
import { countMyFollowUps } from '../surveys/follow-ups.ts'
import { caseFigure, dutyFigure, figure } from './figures.ts'
import { gradedKind } from './graded-kind.ts'
import type { Home } from './schema.ts'
import { teamOf } from './team.ts'

const MAJOR_SHOWN = 20

/** The home page of whoever asks. Every number is counted by the conditions of the list it leads to. */
export async function homeOf(ctx: Ctx): Promise<Home> {
  return { mine: await mineOf(ctx), team: await teamOf(ctx), cases: await casesOf(ctx), major: await majorOf(ctx), asOf: ctx.now }
}

async function mineOf(ctx: Ctx): Promise<Home['mine']> {
  await openPeriods(ctx)
  const duties = (state: string) => dutyFigure(ctx, { mine: '1', state })
  const { reports } = await ctx.tx
    .selectFrom('reports')
    .select(eb => eb.fn.countAll<number>().as('reports'))
    .where('org_id', '=', ctx.org)
    .where('owner_id', '=', ctx.actor.person)
    .where('submitted_at', 'is', null)
    .where('due_at', '<', ctx.now)
    .executeTakeFirstOrThrow()
  return {
    overdue: await duties('overdue'),
    twoHours: await duties('two-hours'),
    today: await duties('today'),
    open: await duties('open'),
    paused: await duties('paused'),
    untimed: await duties('untimed'),
    approvals: figure('approvals', { tab: 'waiting' }, await countApprovals(ctx, { tab: 'waiting' })),
    receipts: figure('receipts', {}, await countReceipts(ctx)),
    editions: figure('editions', {}, (await editionWaits(ctx)).length),
    reports: figure('reports', { tab: 'mine', state: 'overdue' }, Number(reports)),
    lowScores: figure('low-scores', { mine: '1' }, await countMyFollowUps(ctx)),
    samples: figure('supervision', { mine: '1' }, await countMySamples(ctx)),
    findings: figure('supervision', { tab: 'findings', mine: '1' }, await countMyFindings(ctx)),
  }
}

async function casesOf(ctx: Ctx): Promise<Home['cases']> {
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['cases.level', 'cases.stage', 'cases.kind', sql<number>`count(*)`.as('count')])
    .where(conditionsOf(ctx, ListCases.parse({ about: 'customers', history: 'no' })) as never)
    .where('cases.level', 'is not', null)
    .groupBy(['cases.level', 'cases.stage', 'cases.kind'])
    .execute()
  const words = wordsOf(ctx)
  return {
    open: await caseFigure(ctx, { about: 'customers', history: 'no' }),
    overdue: await caseFigure(ctx, { about: 'customers', history: 'no', due: 'overdue' }),
    ungraded: await caseFigure(ctx, { history: 'no', graded: 'no', kind: gradedKind(ctx) ?? 'anomaly' }),
    byLevelAndStage: rows
      .map(row => {
        const level = row.level!
        return {
          level,
          levelTitle: words.level(row.kind, level),
          stage: row.stage,
          stageTitle: words.stage(row.kind, row.stage),
          figure: figure('cases', { history: 'no', level, stage: row.stage, kind: row.kind, closed: 'no' }, Number(row.count)),
          place: words.place(level, row.kind, row.stage),
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

async function majorOf(ctx: Ctx): Promise<Home['major']> {
  const kind = gradedKind(ctx)
  const highest = kind && primaryEdition(ctx.rules, kind, ctx.now)!.pack.levels.reduce((a, b) => (b.rank > a.rank ? b : a))
  if (!highest) return null
  const filter = { about: 'customers', level: highest.id, history: 'no', sort: 'dueAt' }
  const { items } = await listCases(ctx, ListCases.parse({ ...filter, limit: MAJOR_SHOWN }))
  return { level: highest.id, title: highest.title, figure: await caseFigure(ctx, filter), items }
}
