import type { Text } from '../events/text.ts'
import { quantityText } from './explain-words.ts'
import { both, cite, type Explained, type Line, nameOfEdition, say, section, type WithText, withText } from './explanation.ts'
import { figureText } from './figure-text.ts'
import type { Pack, ScorecardRule } from './pack.ts'

/** What the assessor gave for an indicator: 0 to 100 points, and the figure they rest on. */
export type Scored = { readonly indicator: string; readonly points: number; readonly figure?: number }
export type ScorecardAsked = { readonly scorecard: string; readonly scores: readonly Scored[]; readonly period?: Text }
/** The score of a scorecard: what can be reckoned of it, and how many percent of the weight that covers. */
export type Score = { readonly total: number; readonly weighed: number; readonly sum: number; readonly open: number }

/** Weighs the points given. `sum`: the weights that are numbers; `weighed`: those of them with points; `open`: rows whose weight the text leaves open. */
export function scoreOf(card: ScorecardRule, scores: readonly Scored[]): Score {
  let [total, weighed, sum, open] = [0, 0, 0, 0]
  for (const { indicator, weight } of card.rows) {
    if (typeof weight !== 'number') {
      open += 1
      continue
    }
    sum += weight
    const points = scores.find(one => one.indicator === indicator)?.points
    if (points === undefined) continue
    weighed += weight
    total += (weight * points) / 100
  }
  return { total: Math.round(total * 100) / 100, weighed, sum, open }
}

/** Why a scorecard comes to its score: each weight with its clause, the points, the sum, and what the text leaves to the company. */
export function explainScorecard(pack: Pack, asked: ScorecardAsked): Explained & WithText {
  const card = pack.scorecards?.find(one => one.id === asked.scorecard)
  if (!card) throw new Error(`no scorecard ${asked.scorecard} in ${pack.id}@${pack.edition}`)
  const { total, weighed, sum, open } = scoreOf(card, asked.scores)
  const title = both(card.title)
  const period = asked.period === undefined ? say('', '') : say(`${asked.period.zh} `, `${asked.period.en ?? asked.period.zh} `)
  const percent = (n: number) => say(`${n}%`, `${n} %`)
  const isWhole = weighed === 100
  const rows = card.rows.map((row): Line => {
    const indicator = pack.indicators?.find(one => one.id === row.indicator)
    const name = both(indicator?.title ?? { zh: row.indicator })
    const weight = quantityText(row.weight, percent)
    const scored = asked.scores.find(one => one.indicator === row.indicator)
    const isOpen = typeof row.weight !== 'number'
    const figure = scored?.figure === undefined || indicator === undefined ? undefined : figureText(indicator, scored.figure)
    const part = typeof row.weight === 'number' && scored ? Math.round(row.weight * scored.points) / 100 : undefined
    return {
      mark: isOpen ? 'open' : scored ? 'yes' : 'no',
      says: say(
        `${name.zh}：权重 ${weight.zh}${part === undefined ? '' : ` × ${scored!.points} 分 = ${part}`}`,
        `${name.en}: weight ${weight.en}${part === undefined ? '' : ` × ${scored!.points} points = ${part}`}`,
      ),
      ...(isOpen
        ? { because: say('权重留给公司定，不计入', 'the weight is left to the company; not counted') }
        : scored
          ? {}
          : { because: say('还没有评分', 'no points yet') }),
      ...(figure === undefined ? {} : { facts: [{ title: say('指标值', 'figure'), value: figure }] }),
      ...cite(pack, { clause: row.clause }),
    }
  })
  const rest = 100 - sum
  return withText({
    kind: 'scorecard' as const,
    title: say('为什么是这个得分', 'Why this score'),
    answer:
      weighed === 0
        ? say(`${period.zh}${title.zh}：还不能计分`, `${period.en}${title.en}: nothing to score yet`)
        : isWhole
          ? say(`${period.zh}${title.zh}：${total} 分`, `${period.en}${title.en}: ${total} points`)
          : say(
              `${period.zh}${title.zh}：${weighed}% 的权重得 ${total} 分，不是总分`,
              `${period.en}${title.en}: ${total} points for ${weighed} % of the weight, not the whole`,
            ),
    notes: sum > 100 ? [say(`权重合计 ${sum}%，超过 100%。`, `The weights make ${sum} %, more than 100 %.`)] : [],
    sections: [
      ...section('clause', say('条款', 'Clause'), [{ says: card.title, ...cite(pack, card) }]),
      ...section('rows', say('权重与评分', 'Weights and points'), rows),
      ...section('sum', say('合计', 'Sum'), [
        { says: say(`写明的权重合计 ${sum}%，已评分 ${weighed}%`, `The weights named make ${sum} %, ${weighed} % have points`) },
        ...(rest > 0
          ? [
              {
                mark: 'open' as const,
                says:
                  open > 0
                    ? say(
                        `其余 ${rest}% 由 ${open} 项没有写明的权重分，留给公司定`,
                        `The other ${rest} % belong to ${open} weights not named: left to the company`,
                      )
                    : say(
                        `其余 ${rest}% 条文没有说归哪些指标，留给公司定`,
                        `The text does not say what has the other ${rest} %: left to the company`,
                      ),
              },
            ]
          : []),
      ]),
    ],
    editions: [nameOfEdition(pack)],
  })
}
