import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'
import type { AbsenceKind } from './absence-kinds-schema.ts'
import { kindTitles } from './staff-table.ts'

type Words = Readonly<Record<string, Text>>

const absenceKinds: Readonly<Record<AbsenceKind, Text>> = {
  annual: { zh: '年假', en: 'Annual leave' },
  sick: { zh: '病假', en: 'Sick leave' },
  personal: { zh: '事假', en: 'Personal leave' },
  compensatory: { zh: '调休', en: 'Time off in lieu' },
  marriage: { zh: '婚假', en: 'Marriage leave' },
  parental: { zh: '产假、陪产假', en: 'Parental leave' },
  bereavement: { zh: '丧假', en: 'Bereavement leave' },
  trip: { zh: '出差', en: 'Business trip' },
  other: { zh: '其他', en: 'Other' },
}
const presence: Words = {
  'on-duty': { zh: '在岗', en: 'On duty' },
  'off-duty': { zh: '离岗', en: 'Off duty' },
  leave: { zh: '请假', en: 'On leave' },
}
const handed: Words = {
  case: { zh: '案件中的责任、审批与经办', en: 'What they hold in a case' },
  report: { zh: '定期报告', en: 'Periodic report' },
  post: { zh: '机构与联络职务', en: 'Seat or liaison post' },
  line: { zh: '直接下级', en: 'Somebody who answers to them' },
  mandate: { zh: '授权', en: 'Mandate' },
}
const cause: Words = {
  leave: { zh: '离岗', en: 'Leaving' },
  move: { zh: '调岗', en: 'Moving' },
  sickness: { zh: '生病', en: 'Sickness' },
  workload: { zh: '工作量', en: 'Workload' },
}
const byField: Readonly<Record<string, Words>> = {
  kind: { ...kindTitles, ...absenceKinds },
  ...{ presence, handed, cause },
}

/** What the code of a field means in words; undefined where it is no code that we know. */
export function codeInWords(field: string, code: string, language: Language): string | undefined {
  const words = byField[field]?.[code]
  return words === undefined ? undefined : inLanguage(words, language)
}

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

/** `1 09:00-18:00` of the rota as `周一 09:00-18:00`; what is not one stays. */
export function windowInWords(window: string, language: Language): string {
  return window.replace(/^([1-7]) /, (_, day: string) => `${weekdays[language][Number(day) - 1]} `)
}
