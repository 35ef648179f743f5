import type { Language } from '../../events/text.ts'

/** All that a template may ask for; anything else in braces is refused when it is saved. */
export const placeholders = [
  'customer',
  'number',
  'title',
  'openedOn',
  'stage',
  'cause',
  'measures',
  'expectedOn',
  'news',
  'result',
  'guarantees',
  'decision',
  'handler',
  'company',
  'today',
] as const
export type Placeholder = (typeof placeholders)[number]
export const placeholderWords: Readonly<Record<Placeholder, { zh: string; en: string }>> = {
  customer: { zh: '客户称呼', en: 'customer' },
  number: { zh: '案件编号', en: 'case number' },
  title: { zh: '反映的问题', en: 'problem' },
  openedOn: { zh: '登记日期', en: 'day of intake' },
  stage: { zh: '当前阶段', en: 'stage' },
  cause: { zh: '原因', en: 'cause' },
  measures: { zh: '措施', en: 'measures' },
  expectedOn: { zh: '预计解决日期', en: 'expected day' },
  news: { zh: '新情况', en: 'what is new' },
  result: { zh: '处理结果', en: 'result' },
  guarantees: { zh: '防止再发生的措施', en: 'what prevents it' },
  decision: { zh: '管理层决定', en: 'decision of management' },
  handler: { zh: '负责人', en: 'person in charge' },
  company: { zh: '公司名称', en: 'company' },
  today: { zh: '今天日期', en: 'today' },
}

const asked = /\{\{([^{}]*)\}\}/g

/** The placeholders of a text that do not exist, as they were written. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(asked)]
    .map(([, name]) => name!.trim())
    .filter(name => !(placeholders as readonly string[]).includes(name))
}

/** How a fact that the case does not have stands in a letter: it must be filled in or taken out before the letter goes. */
export const gapOf = (name: Placeholder, language: Language): string =>
  language === 'en' ? `[missing: ${placeholderWords[name].en}]` : `【缺：${placeholderWords[name].zh}】`

/** A template filled with the facts of a case; what is missing stands there as a gap. */
export function fillLetter(text: string, facts: Readonly<Partial<Record<Placeholder, string>>>, language: Language): string {
  return text.replace(asked, (whole, name: string) => {
    const known = (placeholders as readonly string[]).includes(name.trim())
    const value = known ? facts[name.trim() as Placeholder] : undefined
    return known ? (value === undefined || value === '' ? gapOf(name.trim() as Placeholder, language) : value) : whole
  })
}
