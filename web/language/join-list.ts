import type { Language } from '../../events/text.ts'

/** Names one after another as the language writes them: `张三、李四`, `Zhang, Li`. */
export function joinList(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ')
}
