import { localTextOf } from '../../../engine/calendar/days.ts'
import type { Explanation } from '../../../engine/explain.ts'
import { explainIndicator } from '../../../engine/explain-indicator.ts'
import { explainLevel } from '../../../engine/explain-level.ts'
import { explainPenalty } from '../../../engine/explain-penalty.ts'
import { explainRoute } from '../../../engine/explain-route.ts'
import { explainScorecard } from '../../../engine/explain-scorecard.ts'
import type { Explained, WithText } from '../../../engine/explanation.ts'
import type { Figure } from '../../../engine/indicators.ts'
import type { Pack } from '../../../engine/pack.ts'
import { compileEdition } from '../../../engine/rules.ts'
import type { Text } from '../../../events/text.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { storedPack } from '../stored-pack.ts'
import { explainDutyUnder } from './explain-due.ts'
import type { AskEdition, ExplanationView } from './schema.ts'

type Asked<A extends AskEdition['about']> = Extract<AskEdition, { about: A }>

/** What one edition, draft or published, makes of the facts given. Unknown edition: `edition.not-found`; a rule it has not: `explain.no-such-rule`. */
export async function explainEdition(ctx: Ctx, regulation: string, edition: string, asked: AskEdition): Promise<ExplanationView> {
  const pack = await storedPack(ctx, regulation, edition)
  const why = explained(ctx, pack, asked)
  // The engine's lists are readonly, the schema's are not; they are sent, field by field of the schema, and not kept.
  return { ...why, ...('steps' in why ? { due: why } : {}) } as unknown as ExplanationView
}

function explained(ctx: Ctx, pack: Pack, asked: AskEdition): (Explained & WithText) | Explanation {
  switch (asked.about) {
    case 'level':
      return explainLevel(compileEdition(pack), asked)
    case 'route':
      return explainRouteUnder(ctx, pack, asked)
    case 'due':
      return explainDutyUnder(ctx, pack, asked)
    case 'penalty':
      return explainViolationUnder(ctx, pack, asked)
    case 'indicator':
      mustHave(pack.indicators, asked.indicator)
      return explainIndicator(pack, {
        indicator: asked.indicator,
        figure: figureOf(pack, asked),
        ...(asked.period === undefined ? {} : { period: plain(asked.period) }),
        ...(asked.cases === undefined
          ? {}
          : { cases: asked.cases.map(({ among, ...one }) => (among === undefined ? one : { ...one, among })) }),
      })
    case 'scorecard':
      mustHave(pack.scorecards, asked.scorecard)
      return explainScorecard(pack, {
        scorecard: asked.scorecard,
        scores: asked.scores.map(({ figure, ...one }) => (figure === undefined ? one : { ...one, figure })),
        ...(asked.period === undefined ? {} : { period: plain(asked.period) }),
      })
  }
}

const plain = (text: string): Text => ({ zh: text, en: text })

function mustHave(rules: readonly { readonly id: string }[] | undefined, id: string): void {
  if (!rules?.some(rule => rule.id === id)) throw refuse('explain.no-such-rule')
}

/** The route of one edition alone: what it asks for, without the others that may bind beside it. */
function explainRouteUnder(
  ctx: Ctx,
  pack: Pack,
  { kind, subject, form, level, category, data }: Asked<'route'>,
): Explained & WithText {
  const alone = compileEdition({ ...pack, inForce: { from: '0001-01-01' } })
  return explainRoute(
    { ...ctx.rules, editions: [alone] },
    {
      state: {
        kind,
        edition: alone.key,
        ...(level === undefined ? {} : { level }),
        ...(category === undefined ? {} : { category }),
      },
      subject,
      ...(form === undefined ? {} : { form }),
      data,
      at: ctx.now,
      people: [],
    },
  )
}

function explainViolationUnder(
  ctx: Ctx,
  pack: Pack,
  { violation, grade, of, on, before, duty }: Asked<'penalty'>,
): Explained & WithText {
  if (violation !== undefined) mustHave(pack.violations, violation)
  else mustHave(pack.grades, grade ?? '')
  const rule = duty && pack.duties.find(one => one.id === duty.rule)
  if (duty !== undefined && rule === undefined) throw refuse('explain.no-such-rule')
  const shown = (at: string) => plain(localTextOf(ctx.rules.calendar, at).slice(0, 16).replace('T', ' '))
  return explainPenalty(pack, {
    violation,
    grade,
    of,
    on,
    before,
    ...(duty === undefined || rule === undefined
      ? {}
      : {
          duty: {
            title: rule.title,
            pack,
            clause: rule.clause,
            outcome: duty.outcome,
            ...(duty.dueAt === undefined ? {} : { dueAt: shown(duty.dueAt) }),
            ...(duty.endedAt === undefined ? {} : { endedAt: shown(duty.endedAt) }),
          },
        }),
  })
}

/** The figure as it was given; of cases that were given their sums. */
function figureOf(pack: Pack, { indicator, figure, of, among, cases }: Asked<'indicator'>): Figure {
  const measure = pack.indicators?.find(one => one.id === indicator)?.measure
  const sum = (numbers: readonly (number | undefined)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0)
  const above = cases === undefined ? (of ?? 0) : sum(cases.map(one => one.of))
  if (measure === undefined || !('ratio' in measure)) return { figure: figure ?? null, of: above }
  const below = cases === undefined ? (among ?? 0) : sum(cases.map(one => one.among))
  return { figure: below === 0 ? null : (above / below) * 100, of: above, among: below }
}
