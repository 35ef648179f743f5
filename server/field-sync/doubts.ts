import type { TimeBelief } from '../../events/envelope.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'

const doubts: Readonly<Record<Exclude<TimeBelief, 'believed'>, Text>> = {
  'never-in-contact': {
    zh: '离线操作，手机此前没有与服务器对时',
    en: 'Done offline; the phone had no time of the server before',
  },
  'before-contact': {
    zh: '离线操作，手机所报时间早于它上一次联系服务器',
    en: 'Done offline, by its clock before the phone was last in contact',
  },
  'after-contact': {
    zh: '离线操作，手机所报时间晚于它再次联系服务器',
    en: 'Done offline, by its clock after the phone was in contact again',
  },
  'in-future': { zh: '离线操作，手机所报时间在将来', en: 'Done offline, by its clock in the future' },
  'clock-set-back': { zh: '离线操作，手机时钟被往回拨过', en: 'Done offline; the clock of the phone was set back' },
  'too-long-ago': { zh: '离线操作，早于公司设置允许的时间', en: 'Done offline, longer ago than the company setting allows' },
  'before-opening': { zh: '离线操作，手机所报时间早于案件登记', en: 'Done offline, by its clock before the case was opened' },
}

/** Why the time of an act that was done offline is not believed, for the superior who confirms it; empty where it is. */
export function doubtsOf(time: TimeBelief, language: Language): string {
  return time === 'believed' ? '' : inLanguage(doubts[time], language)
}
