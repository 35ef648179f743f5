import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'

const amount = z.number()

/** 填报指标 (cost, CRM users): a figure from outside the system, with where it is from. Recorded by the indicators' own routes. */
export const indicatorEntered = defineEvent({
  type: 'indicator.entered',
  title: { zh: '填报指标', en: 'Indicator entered' },
  plain: {
    ...{ entry: Id, indicator: shortText, from: LocalDate, to: LocalDate },
    ...{ figure: amount.optional(), numerator: amount.optional(), denominator: amount.optional() },
  },
  sealed: { source: shortText, note: freeText.or(z.literal('')) },
})
/** 上报指标: figures frozen as they were, under which hash. */
export const indicatorsFrozen = defineEvent({
  type: 'indicators.frozen',
  title: { zh: '上报指标', en: 'Indicators reported' },
  plain: { freeze: Id, from: LocalDate, to: LocalDate, hash: shortText, report: Id.optional() },
})
/** 考核权重 (furn 7.1.1): what the text leaves to the company, since when. */
export const scorecardWeighed = defineEvent({
  type: 'scorecard.weighed',
  title: { zh: '设定考核权重', en: 'Weights of a scorecard set' },
  plain: {
    ...{ weights: Id, regulation: shortText, card: shortText, since: LocalDate },
    rows: z.array(
      z.strictObject({
        ...{ indicator: shortText, weight: amount },
        line: z.strictObject({ full: amount, none: amount }).optional(),
      }),
    ),
  },
  sealed: { reason: freeText.or(z.literal('')) },
})
/** 考核签字: which run, under which hash; of a correction, which run it takes the place of. */
export const scorecardSigned = defineEvent({
  type: 'scorecard.signed',
  title: { zh: '考核签字', en: 'Scorecard signed' },
  plain: { run: Id, hash: shortText, total: amount, corrects: Id.optional() },
})
/** 考核审议 (furn 7.2.1(2)): what the committee says of a yearly run. */
export const scorecardReviewed = defineEvent({
  type: 'scorecard.reviewed',
  title: { zh: '考核审议', en: 'Scorecard reviewed' },
  plain: { run: Id, accepted: z.boolean() },
  sealed: { note: freeText.or(z.literal('')) },
})
