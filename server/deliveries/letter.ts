import type { Text } from '../../events/text.ts'
import { type Letter, MANY_AT_ONCE } from './claim.ts'

/** What a letter says: a message of its own, or how many there are and the first of them, each with its link. */
export type LetterWords = { readonly title: Text & { en: string }; readonly zh: string; readonly en: string }

/** Lines of a gathered mail: what fits on a screen; all others stand in the lists. */
const MOST_LINES = 30

/** The id that a receiver sees: of a letter that is sent again the same. */
export const letterId = ([first]: Letter): string => first.letter

/** The ids in a letter's header: receivers know a repetition by them. Many are named by their letter alone, since a header has an end. */
export function idsOf(letter: Letter): string {
  return letter.length <= 4 * MANY_AT_ONCE ? letter.map(m => m.id).join(',') : letterId(letter)
}

/** The words of a letter of several messages. `most`: how many are named, the others are counted. */
export function gatheredWords(letter: Letter, publicUrl: string, most = MOST_LINES): LetterWords {
  const cases = new Set(letter.flatMap(m => m.caseId ?? [])).size
  const named = letter.slice(0, most)
  const more = letter.length - named.length
  const linked = (title: string, href: string | undefined) =>
    [title, ...(href === undefined ? [] : [new URL(href, publicUrl).href])].join('\n')
  // A message without a case says in its body what waits; that of an alarm repeats what its page shows.
  const line = ({ caseId, duty, words }: Letter[number], language: 'zh' | 'en') => {
    const title = words.title[language] ?? words.title.zh
    const body = words.body[language] ?? words.body.zh
    return linked(caseId === null || duty === null ? `${title}：${body}` : title, words.href)
  }
  const title = {
    zh: cases > 0 ? `${letter.length} 条提醒，涉及 ${cases} 个案件` : `${letter.length} 条提醒`,
    en: cases > 0 ? `${letter.length} reminders about ${cases} cases` : `${letter.length} reminders`,
  }
  const rest = (words: string) => (more > 0 ? [linked(words, publicUrl)] : [])
  return {
    title,
    zh: [`${title.zh}：`, ...named.map(m => line(m, 'zh')), ...rest(`另有 ${more} 条，请登录查看：`)].join('\n\n'),
    en: [`${title.en}:`, ...named.map(m => line(m, 'en')), ...rest(`and ${more} more; sign in to see them:`)].join('\n\n'),
  }
}
