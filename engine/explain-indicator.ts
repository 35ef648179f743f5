import type { z } from 'zod'
import { eventDefinition } from '../events/registry.ts'
import type { Text } from '../events/text.ts'
import { type Words, wordsOf } from './explain-words.ts'
import {
  type Both,
  both,
  cite,
  type Explained,
  type Line,
  listed,
  nameOfEdition,
  say,
  section,
  type WithText,
  withText,
} from './explanation.ts'
import { figureText } from './figure-text.ts'
import { type Figure, meetsTarget } from './indicators.ts'
import type { IndicatorRule, Pack, Trigger } from './pack.ts'
import type { Counted } from './pack-measures.ts'

type CountedRule = z.infer<typeof Counted>
/** A case with what it adds to the numerator and the denominator. */
export type CaseInFigure = { readonly id: string; readonly number: string; readonly of: number; readonly among?: number }
export type IndicatorAsked = {
  readonly indicator: string
  readonly figure: Figure
  /** The period as it is shown: `2026-03`. */
  readonly period?: Text
  readonly cases?: readonly CaseInFigure[]
}

/** Why an indicator stands where it does: its definition, what was counted above and below the line, the figure, the target, the cases. */
export function explainIndicator(pack: Pack, asked: IndicatorAsked): Explained & WithText {
  const rule = pack.indicators?.find(one => one.id === asked.indicator)
  if (!rule) throw new Error(`no indicator ${asked.indicator} in ${pack.id}@${pack.edition}`)
  const words = wordsOf([pack])
  const title = both(rule.title)
  const { figure, of, among } = asked.figure
  const period = asked.period === undefined ? say('', '') : say(`${asked.period.zh} `, `${asked.period.en ?? asked.period.zh} `)
  const ratio = 'ratio' in rule.measure ? rule.measure.ratio : undefined
  const sum: Line[] =
    ratio === undefined
      ? [{ says: say(`计入 ${of} 个数`, `${of} figures were counted`) }]
      : [
          {
            says: say(
              `分子：${of}（${countedText(pack, ratio.of, words).zh}）`,
              `Numerator: ${of} (${countedText(pack, ratio.of, words).en})`,
            ),
          },
          {
            says: say(
              `分母：${among ?? 0}（${countedText(pack, ratio.among, words).zh}）`,
              `Denominator: ${among ?? 0} (${countedText(pack, ratio.among, words).en})`,
            ),
          },
          ...(figure === null
            ? []
            : [
                {
                  says: say(
                    `${of} ÷ ${among} = ${figureText(rule, figure).zh}`,
                    `${of} ÷ ${among} = ${figureText(rule, figure).en}`,
                  ),
                },
              ]),
        ]
  return withText({
    kind: 'indicator' as const,
    title: say('为什么是这个数', 'Why this figure'),
    answer:
      figure === null
        ? say(`${period.zh}${title.zh}：没有可计的，不算数`, `${period.en}${title.en}: nothing to count, no figure`)
        : say(
            `${period.zh}${title.zh}：${figureText(rule, figure).zh}`,
            `${period.en}${title.en}: ${figureText(rule, figure).en}`,
          ),
    notes: [],
    sections: [
      ...section('definition', say('定义', 'Definition'), [{ says: definitionText(pack, rule, words), ...cite(pack, rule) }]),
      ...section('sum', say('计算', 'Sum'), 'entered' in rule.measure || 'change' in rule.measure ? [] : sum),
      ...section('target', say('目标', 'Target'), targetLines(rule, figure)),
      ...section('cases', say('计入的案件', 'Cases counted'), caseLines(asked.cases ?? [], ratio !== undefined)),
    ],
    editions: [nameOfEdition(pack)],
  })
}

/** What an indicator is, in words: what is above and below the line, or where it is from. */
export function definitionText(pack: Pack, rule: IndicatorRule, words: Words): Both {
  const { measure } = rule
  if ('ratio' in measure) {
    const [of, among] = [countedText(pack, measure.ratio.of, words), countedText(pack, measure.ratio.among, words)]
    return say(`${of.zh} ÷ ${among.zh}`, `${of.en} ÷ ${among.en}`)
  }
  if ('entered' in measure) {
    const source = both(measure.entered)
    return say(`由人填报，不由系统计数：${source.zh}`, `Entered by a person, not counted: ${source.en}`)
  }
  if ('change' in measure) {
    const of = both(pack.indicators?.find(one => one.id === measure.change.of)?.title ?? { zh: measure.change.of })
    const against = measure.change.against === 'last-year' ? say('去年同期', 'last year') : say('上期', 'the last period')
    return say(`「${of.zh}」与${against.zh}相比的变化`, `Change of "${of.en}" against ${against.en}`)
  }
  const [{ on, field }, isMean] = 'mean' in measure ? [measure.mean, true] : [measure.sum, false]
  const [event, name] = [titleOfEvent(on), words.field(field)]
  return isMean
    ? say(`每次「${event.zh}」的${name.zh}的平均`, `Mean of ${name.en} over "${event.en}"`)
    : say(`每次「${event.zh}」的${name.zh}之和`, `Sum of ${name.en} over "${event.en}"`)
}

const titleOfEvent = (type: string): Both => both(eventDefinition(type)?.title ?? { zh: type })
const outcomes = {
  met: say('按时', 'on time'),
  late: say('超时', 'late'),
  missed: say('没有完成', 'not done'),
  cancelled: say('取消', 'cancelled'),
}

/** What a count counts, in words: `投诉中「客户答复」（满意为是）的次数`. */
export function countedText(pack: Pack, counted: CountedRule, words: Words): Both {
  const scope = [
    ...(counted.levels ? [listed(counted.levels.map(words.level))] : []),
    ...(counted.categories ? [listed(counted.categories.map(words.category))] : []),
    ...(counted.kinds ? [listed(counted.kinds.map(words.kind))] : []),
  ]
  const among =
    scope.length === 0
      ? say('全部案件', 'all cases')
      : say(scope.map(one => one.zh).join('的'), scope.map(one => one.en).join(' '))
  const events = (triggers: readonly Trigger[]) => listed(triggers.map(trigger => triggerText(trigger, words)))
  switch (counted.count) {
    case 'cases': {
      const with_ = counted.with && events(counted.with)
      const without = counted.without && events(counted.without)
      return say(
        `${among.zh}的件数${with_ ? `，有${with_.zh}` : ''}${without ? `，没有${without.zh}` : ''}`,
        `number of ${among.en}${with_ ? ` with ${with_.en}` : ''}${without ? ` without ${without.en}` : ''}`,
      )
    }
    case 'events': {
      const on = events(counted.on)
      return say(`${among.zh}中${on.zh}的次数`, `times of ${on.en} in ${among.en}`)
    }
    case 'duties': {
      const titles = counted.meanings.map(meaning => pack.duties.find(duty => duty.meaning === meaning)?.title ?? { zh: meaning })
      const duties = listed(titles)
      const how = counted.outcomes && listed(counted.outcomes.map(one => outcomes[one]))
      return say(
        `${among.zh}中「${duties.zh}」${how ? `${how.zh}的` : '了结的'}项数`,
        `duties "${duties.en}" ${how ? how.en : 'ended'} in ${among.en}`,
      )
    }
  }
}

/** An event with its conditions: `「客户答复」（满意为是）`. */
export function triggerText({ on, when }: Trigger, words: Words): Both {
  const title = titleOfEvent(on)
  const conditions = Object.entries(when ?? {}).map(([field, condition]) => words.condition(field, condition))
  if (conditions.length === 0) return say(`「${title.zh}」`, `"${title.en}"`)
  return say(
    `「${title.zh}」（${conditions.map(one => one.zh).join('，')}）`,
    `"${title.en}" (${conditions.map(one => one.en).join(', ')})`,
  )
}

function targetLines(rule: IndicatorRule, figure: number | null): Line[] {
  const { target } = rule
  if (target === undefined) return [{ mark: 'open', says: say('条文没有定目标', 'the text sets no target') }]
  const parts = [
    ...(target.gte === undefined
      ? []
      : [say(`不低于 ${figureText(rule, target.gte).zh}`, `at least ${figureText(rule, target.gte).en}`)]),
    ...(target.lte === undefined
      ? []
      : [say(`不高于 ${figureText(rule, target.lte).zh}`, `at most ${figureText(rule, target.lte).en}`)]),
  ]
  const met = meetsTarget(rule, figure)
  const verdict = met === undefined ? undefined : met ? say('达到', 'met') : say('没有达到', 'not met')
  return [
    {
      ...(met === undefined ? {} : { mark: met ? ('yes' as const) : ('no' as const) }),
      says: say(parts.map(one => one.zh).join('，'), parts.map(one => one.en).join(', ')),
      ...(verdict === undefined ? {} : { because: verdict }),
    },
  ]
}

function caseLines(cases: readonly CaseInFigure[], isRatio: boolean): Line[] {
  return cases.map(({ id, number, of, among }) => ({
    mark: of > 0 ? ('yes' as const) : ('no' as const),
    says: isRatio
      ? say(`${number}：分子 ${of}，分母 ${among ?? 0}`, `${number}: numerator ${of}, denominator ${among ?? 0}`)
      : say(`${number}：${of}`, `${number}: ${of}`),
    case: { id, number },
  }))
}
