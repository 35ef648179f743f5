import type { Instant } from '../../events/instant.ts'
import type { Language } from '../../events/text.ts'
import type { Say } from '../language/use-words.ts'
import type { DueLook } from './due-look.ts'
import { sayStretch } from './durations.ts'
import { sayShort } from './wall-clock.ts'
import type { timeWords } from './words-time.ts'

type Setting = {
  readonly dueAt: Instant | null
  readonly pauseReason?: string | undefined
  readonly now: number
  readonly zone: string
  readonly language: Language
  readonly t: Say<(typeof timeWords)['zh']>
}

/** Less than this early is simply on time. */
const onTimeMs = 60_000

/** The words on a clock chip (UI.md §4). */
export function sayDue(look: DueLook, { dueAt, pauseReason, now, zone, language, t }: Setting): string {
  const time = (ms: number) => sayStretch(ms, language)
  switch (look.kind) {
    case 'plenty':
    case 'half':
    case 'soon':
      return t('left', { time: time(look.left) })
    case 'overdue':
      return t('over', { time: time(look.by) })
    case 'paused': {
      const word = pauseReason === undefined ? t('paused') : t('pausedFor', { reason: pauseReason })
      return look.lasted === undefined ? word : `${word} ${time(look.lasted)}`
    }
    case 'met':
      return look.early === undefined
        ? t('met')
        : look.early < onTimeMs
          ? t('metOnTime')
          : t('metEarly', { time: time(look.early) })
    case 'late':
      return look.by === undefined ? t('late') : t('lateBy', { time: time(look.by) })
    case 'provisional':
      // The day alone: a time of day would promise more than anybody knows.
      return t('provisional', { day: dueAt === null ? '' : sayShort(dueAt, zone, now).replace(/ \d\d:\d\d$/, '') })
    case 'missed':
    case 'cancelled':
    case 'untimed':
      return t(look.kind)
  }
}
