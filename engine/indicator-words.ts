import type { z } from 'zod'
import { countedText, definitionText } from './explain-indicator.ts'
import { wordsOf } from './explain-words.ts'
import { type Both, say } from './explanation.ts'
import type { IndicatorRule, Pack } from './pack.ts'
import type { Counted } from './pack-measures.ts'

type CountedRule = z.infer<typeof Counted>
/** An indicator in words: what it is, what is above and below the line, and what is not counted. */
export type IndicatorWords = {
  readonly definition: Both
  readonly numeratorIs: Both | null
  readonly denominatorIs: Both | null
  readonly exclusions: readonly Both[]
}

const ended = {
  met: say('按时完成', 'done in time'),
  late: say('超时完成', 'done late'),
  missed: say('没有完成', 'not done'),
} as const

/** Says an indicator of a regulation in words, for whoever reads the figure. */
export function sayIndicator(pack: Pack, rule: IndicatorRule): IndicatorWords {
  const words = wordsOf([pack])
  const { measure } = rule
  const ratio = 'ratio' in measure ? measure.ratio : undefined
  return {
    definition: definitionText(pack, rule, words),
    numeratorIs: ratio ? countedText(pack, ratio.of, words) : null,
    denominatorIs: ratio ? countedText(pack, ratio.among, words) : null,
    exclusions:
      'entered' in measure || 'change' in measure ? [] : [...(ratio ? whenCounted(ratio.among) : []), ...leftOut(ratio?.among)],
  }
}

function whenCounted({ count }: CountedRule): Both[] {
  switch (count) {
    case 'cases':
      return [say('按登记日期计入', 'counted on the day of registration')]
    case 'events':
      return [say('按发生日期计入', 'counted on the day it happened')]
    case 'duties':
      return [
        say('按了结日期计入；还没有了结的不计', 'counted on the day it ended; what has not ended is not counted'),
        say('归到当时的责任人和其部门', 'counted for whoever owed it then, and their department'),
      ]
  }
}

function leftOut(among: CountedRule | undefined): Both[] {
  const without = among?.count === 'duties' ? among.outcomes : undefined
  const missing = (Object.keys(ended) as (keyof typeof ended)[]).filter(one => without !== undefined && !without.includes(one))
  return [
    ...(without !== undefined && !without.includes('cancelled')
      ? [say('取消的责任事项不计', 'cancelled duties are not counted')]
      : []),
    ...missing.map(one => say(`${ended[one].zh}的不计`, `those ${ended[one].en} are not counted`)),
    say('并入其他案件的和密封的案件不计', 'merged and sealed cases are not counted'),
  ]
}
