import { z } from 'zod'
import { CaseKind } from './case-words.ts'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'
import { sanctionKinds } from './sanction-kinds.ts'

const kind = z.enum(sanctionKinds)
const names = z.array(z.string().min(1).max(100)).max(50)
const percent = z.number().int().min(0).max(100)
/** 投诉率: `of` complaints among `among` customers' cases of a department, from a day up to and without another. */
const Rate = z.strictObject({ of: z.number().int(), among: z.number().int(), from: LocalDate, to: LocalDate })
export type Rate = z.infer<typeof Rate>

/**
 * 计入期: how many months a measure counts for which no text gives a term (a warning, points), as the company had set it on the day of the
 * service. Kept with the case, so that another setting never reaches back.
 */
export const measureCounted = defineEvent({
  type: 'measure.counted',
  title: { zh: '写明处罚计入多久', en: 'How long measures count' },
  plain: { counts: z.array(z.strictObject({ kind, months: z.number().int().min(1).max(120) })).max(20) },
  sealed: {},
})

/** 填定数额: the quantity of a measure that the text leaves blank, within what the company has set for it. */
export const measureSettled = defineEvent({
  type: 'measure.settled',
  act: 'settle-measure',
  title: { zh: '填定数额', en: 'Quantity settled' },
  plain: {
    kind,
    amountFen: z.number().int().min(0).max(100_000_000_000_000).optional(),
    points: z.number().min(0).max(1_000).optional(),
    months: z.number().int().min(1).max(120).optional(),
  },
  sealed: { reason: freeText.max(2_000) },
})

/** 期满: a measure ended by itself on its day. */
export const measureExpired = defineEvent({
  type: 'measure.expired',
  title: { zh: '处罚期满', en: 'Measure expired' },
  plain: { kind, on: LocalDate },
  sealed: {},
})

/**
 * 限制业务 (penal 四(一)4): what a department gets no more, or less, of. Empty lists mean all. `regions` are words of an address, `models` of
 * products. `effect` and `rule` say what the regulation makes of it; `monthly` is how many such cases it had in a month before.
 */
export const restrictionSet = defineEvent({
  type: 'restriction.set',
  act: 'set-restriction',
  title: { zh: '限制业务', en: 'Business restricted' },
  plain: {
    how: z.enum(['less', 'suspended']),
    from: LocalDate,
    caseKinds: z.array(CaseKind).max(5),
    categories: names,
    models: names,
    regions: names,
    effect: z.enum(['warn', 'refuse']).optional(),
    rule: z.string().max(100).optional(),
    monthly: z.number().min(0).optional(),
  },
  filled: ['effect', 'rule', 'monthly'],
  sealed: { what: freeText.max(2_000) },
})

/**
 * 恢复评估 (penal 四(一)4): up to which share, and which categories, the business may be given back, on a rectification that has been done and
 * a complaint rate that is clearly down. The figures are counted here, not typed in.
 */
export const restrictionAssessed = defineEvent({
  type: 'restriction.assessed',
  act: 'assess-restriction',
  title: { zh: '评估恢复业务', en: 'Restart assessed' },
  plain: {
    rectification: Id,
    upTo: percent,
    categories: names,
    before: Rate.optional(),
    after: Rate.optional(),
    downPercent: z.number().optional(),
  },
  filled: ['before', 'after', 'downPercent'],
  sealed: { basis: freeText.max(10_000) },
})

/** 恢复一步、退回一步: how much of the business is given back from now on; less than before is a step back. */
export const restrictionStepped = defineEvent({
  type: 'restriction.stepped',
  act: 'step-restriction',
  title: { zh: '逐步恢复业务', en: 'Business given back by a step' },
  plain: {
    share: percent,
    categories: names,
    before: percent.optional(),
    isBack: z.boolean().optional(),
  },
  filled: ['before', 'isBack'],
  sealed: { reason: shortText.max(2_000) },
})
