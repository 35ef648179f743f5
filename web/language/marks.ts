import type { Language } from '../../events/text.ts'
import { useLanguage } from './use-words.ts'

/** The marks between words that a screen puts together itself: Chinese writes them wide, English narrow and with a space. */
export type Marks = {
  readonly colon: string
  readonly comma: string
  readonly semicolon: string
  /** The end of a sentence after which another one follows. */
  readonly stop: string
  /** `张三（法务）`, `Zhang (Legal)`: put right behind the word. */
  readonly brackets: (text: string) => string
  /** The title of a form or regulation. */
  readonly titled: (title: string) => string
}
const wide: Marks = {
  colon: '：',
  comma: '，',
  semicolon: '；',
  stop: '。',
  brackets: text => `（${text}）`,
  titled: title => `《${title}》`,
}
const narrow: Marks = {
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  stop: '. ',
  brackets: text => ` (${text})`,
  titled: title => `“${title}”`,
}

/** The marks of a language. */
export const marksOf = (language: Language): Marks => (language === 'zh' ? wide : narrow)

/** The marks of the language now. */
export const useMarks = (): Marks => marksOf(useLanguage())
