import { localTextOf } from '../../engine/calendar/days.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Instant } from '../../events/instant.ts'
import type { Language, Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'

/** What a cell can hold. A text is always written as a text cell: whatever it begins with, no program evaluates it. */
export type CellValue = string | number | Date | null
export type Column<T> = {
  readonly title: Text
  readonly width: number
  readonly kind: 'text' | 'moment'
  readonly value: (row: T, names: Names) => CellValue
}

/** People's words for what rows hold as ids, in the language of whoever exports. */
export type Names = {
  readonly language: Language
  stage(kind: string, stage: string): string
  /** A level is a word of the regulation that governs the kind. */
  level(kind: string, level: string | null): string
  category(category: string | null): string
  kind(kind: string): string
  channel(channel: string): string
  /** An instant as a spreadsheet date: these know no zones, so it holds the local time of the company. */
  moment(at: Instant | null): Date | null
}

/** What kinds of case are called. */
export const kindTitles: Readonly<Record<string, Text>> = {
  anomaly: { zh: '异常', en: 'Anomaly' },
  complaint: { zh: '投诉', en: 'Complaint' },
  request: { zh: '服务请求', en: 'Request' },
  enquiry: { zh: '咨询', en: 'Enquiry' },
  return: { zh: '退换货', en: 'Return' },
  'work-order': { zh: '派工单', en: 'Work order' },
  contract: { zh: '合同评审', en: 'Contract review' },
  rectification: { zh: '整改', en: 'Rectification' },
  penalty: { zh: '处罚', en: 'Penalty' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  exception: { zh: '例外', en: 'Exception' },
  crisis: { zh: '危机', en: 'Crisis' },
  audit: { zh: '检查审计', en: 'Audit' },
  'quality-feedback': { zh: '质量反馈', en: 'Quality feedback' },
  expense: { zh: '专项经费', en: 'Expense' },
  training: { zh: '培训演练', en: 'Training' },
  reward: { zh: '奖励', en: 'Reward' },
  decision: { zh: '决策事项', en: 'Decision' },
}
/** What channels are called. */
export const channelTitles: Readonly<Record<string, Text>> = {
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '邮件', en: 'E-mail' },
  web: { zh: '网站', en: 'Web' },
  portal: { zh: '客户门户', en: 'Portal' },
  shop: { zh: '网店', en: 'Shop' },
  visit: { zh: '来访', en: 'Visit' },
  letter: { zh: '信函', en: 'Letter' },
  internal: { zh: '内部发现', en: 'Internal' },
  agent: { zh: '代理商', en: 'Agent' },
  import: { zh: '导入', en: 'Import' },
  other: { zh: '其他', en: 'Other' },
}

/** The words of the organisation's regulations; an id that no edition knows stands as it is. */
export function namesFor(ctx: Ctx): Names {
  const { language, rules } = ctx
  const say = (text: Text | undefined, id: string) => (text ? inLanguage(text, language) : id)
  const stages = new Map<string, Text>(
    rules.editions.flatMap(e => e.pack.lifecycles.flatMap(l => l.stages.map(s => [`${l.kind}/${s.id}`, s.title] as const))),
  )
  const levels = new Map<string, Text>(
    rules.editions.flatMap(e => e.pack.primaryFor.flatMap(kind => e.pack.levels.map(l => [`${kind}/${l.id}`, l.title] as const))),
  )
  const categories = new Map(rules.editions.flatMap(e => e.pack.categories.map(c => [c.id, c.title] as const)))
  return {
    language,
    stage: (kind, stage) => say(stages.get(`${kind}/${stage}`), stage),
    level: (kind, level) => (level === null ? '' : say(levels.get(`${kind}/${level}`), level)),
    category: category => (category === null ? '' : say(categories.get(category), category)),
    kind: kind => say(kindTitles[kind], kind),
    channel: channel => say(channelTitles[channel], channel),
    moment: at => (at === null ? null : new Date(`${localTextOf(rules.calendar, at).slice(0, 19)}Z`)),
  }
}
