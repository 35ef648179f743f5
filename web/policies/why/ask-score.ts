import { countedText } from '../../../engine/explain-indicator.ts'
import type { Words } from '../../../engine/explain-words.ts'
import { quantityText } from '../../../engine/explain-words.ts'
import { both, clauseName, say } from '../../../engine/explanation.ts'
import type { IndicatorRule, Pack } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import type { AskEdition } from '../../../server/policies/explain/schema.ts'
import { type AskField, type AskValues, numberOf } from './ask-field.ts'
import { titled } from './fact-fields.ts'

const units: Readonly<Record<IndicatorRule['unit'], Text | undefined>> = {
  percent: { zh: '%', en: '%' },
  score: { zh: '分', en: 'points' },
  hours: { zh: '小时', en: 'hours' },
  count: undefined,
  fen: undefined,
}
const period = (every: string): AskField => ({ name: 'period', label: say('考核期', 'Period'), kind: 'period', every })

/** The input of a figure: an amount, or a number with the indicator's unit. */
const figureField = (name: string, label: Text, unit: IndicatorRule['unit']): AskField =>
  unit === 'fen' ? { name, label, kind: 'money' } : { name, label, kind: 'number', unit: units[unit], fraction: true }

/** 考核: a scorecard, the points given for each indicator, and the figures they rest on. */
export function scorecardFields(pack: Pack, values: AskValues): AskField[] {
  const card = pack.scorecards?.find(one => one.id === values.scorecard)
  return [
    {
      name: 'scorecard',
      label: say('考核表', 'Scorecard'),
      kind: 'choice',
      needed: true,
      options: titled(pack.scorecards ?? []),
    },
    ...(card === undefined ? [] : [period(card.every)]),
    ...(card?.rows ?? []).flatMap((row): AskField[] => {
      const indicator = pack.indicators?.find(one => one.id === row.indicator)
      const name = both(indicator?.title ?? { zh: row.indicator })
      const weight = quantityText(row.weight, n => say(`${n}%`, `${n} %`))
      return [
        {
          name: `p.${row.indicator}`,
          label: say(`${name.zh}：评分`, `${name.en}: points`),
          hint: say(`权重 ${weight.zh}，${clauseName(row.clause, 'zh')}`, `weight ${weight.en}, ${clauseName(row.clause, 'en')}`),
          kind: 'number',
          unit: say('分', 'points'),
          max: 100,
          fraction: true,
        },
        ...(indicator === undefined
          ? []
          : [figureField(`v.${row.indicator}`, say(`${name.zh}：指标值`, `${name.en}: figure`), indicator.unit)]),
      ]
    }),
  ]
}

/** What the values ask of the edition. */
export function scorecardAsked(pack: Pack, values: AskValues): AskEdition {
  const card = pack.scorecards?.find(one => one.id === values.scorecard)
  return {
    about: 'scorecard',
    scorecard: values.scorecard ?? '',
    scores: (card?.rows ?? []).flatMap(({ indicator }) => {
      const points = numberOf(values, `p.${indicator}`)
      const figure = numberOf(values, `v.${indicator}`)
      return points === undefined ? [] : [{ indicator, points, ...(figure === undefined ? {} : { figure }) }]
    }),
    ...(values.period === undefined ? {} : { period: values.period }),
  }
}

/** 指标: an indicator, and what was counted above and below the line; where it is not counted, the figure. */
export function indicatorFields(pack: Pack, values: AskValues, words: Words): AskField[] {
  const rule = pack.indicators?.find(one => one.id === values.indicator)
  const ratio = rule !== undefined && 'ratio' in rule.measure ? rule.measure.ratio : undefined
  return [
    { name: 'indicator', label: say('指标', 'Indicator'), kind: 'choice', needed: true, options: titled(pack.indicators ?? []) },
    ...(rule === undefined ? [] : [period(rule.every)]),
    ...(ratio === undefined
      ? []
      : [
          {
            name: 'num',
            label: say('分子', 'Numerator'),
            hint: countedText(pack, ratio.of, words),
            kind: 'number' as const,
            needed: true,
          },
          {
            name: 'den',
            label: say('分母', 'Denominator'),
            hint: countedText(pack, ratio.among, words),
            kind: 'number' as const,
            needed: true,
          },
        ]),
    ...(rule === undefined || ratio !== undefined
      ? []
      : [{ ...figureField('figure', say('指标值', 'Figure'), rule.unit), needed: true }]),
  ]
}

/** What the values ask of the edition. */
export function indicatorAsked(values: AskValues): AskEdition {
  const [of, among, figure] = [numberOf(values, 'num'), numberOf(values, 'den'), numberOf(values, 'figure')]
  return {
    about: 'indicator',
    indicator: values.indicator ?? '',
    ...(of === undefined ? {} : { of }),
    ...(among === undefined ? {} : { among }),
    ...(figure === undefined ? {} : { figure }),
    ...(values.period === undefined ? {} : { period: values.period }),
  }
}
