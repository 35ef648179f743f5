import type { CandidateValue } from '../../../engine/text/candidate-schema.ts'
import type { Language } from '../../../events/text.ts'
import type { Say } from '../../language/use-words.ts'
import { sayDuration } from '../../ui/durations.ts'
import { sayYuan } from '../../ui/yuan.ts'
import type { textImportWords } from './words.ts'

/** What a candidate is taken to say, in words: 2 小时内, 不少于 50,000 元. */
export function sayValue(value: CandidateValue, t: Say<(typeof textImportWords)['zh']>, language: Language): string {
  switch (value.kind) {
    case 'duty': {
      const who = value.who === '' ? t('nobody') : value.who
      return value.isForbidden ? t('say.must-not', { who }) : who
    }
    case 'clock': {
      const { clock } = value
      if (clock.rule === 'every') {
        const every = t(`every.${clock.every}`)
        return clock.count === 1 ? t('say.every', { every }) : t('say.every-many', { count: clock.count, every })
      }
      if (clock.rule === 'by')
        return clock.month === undefined
          ? t('say.by-month', { day: clock.day })
          : t('say.by-year', { month: clock.month, day: clock.day })
      if (!('duration' in clock)) return t(`rule.${clock.rule}`)
      return t(`say.${clock.rule}`, { time: sayDuration(clock.duration, language) })
    }
    case 'approval':
      return value.by
    case 'amount':
      return t('say.amount', { bound: t(`bound.${value.bound}`), yuan: sayYuan(value.fen, true) })
    case 'level':
      return value.name
    case 'weight':
      return value.of === '' ? `${value.percent}%` : `${value.of} ${value.percent}%`
    case 'penalty':
      return value.measure
    case 'undefined':
      return value.isPlaceholder ? t('say.placeholder', { word: value.word }) : t('say.undefined', { word: value.word })
  }
}
