import { defineWords } from '../../language/define-words.ts'
import { benchWords } from './words-bench.ts'
import { formsWords } from './words-forms.ts'
import { frameWords } from './words-frame.ts'
import { measuresWords } from './words-measures.ts'
import { papersWords } from './words-papers.ts'
import { peopleWords } from './words-people.ts'

/** The words of the editor; a key missing in either language does not compile. */
export const editorWords = defineWords('policy-editor', {
  zh: { ...frameWords.zh, ...formsWords.zh, ...measuresWords.zh, ...papersWords.zh, ...benchWords.zh, ...peopleWords.zh },
  en: { ...frameWords.en, ...formsWords.en, ...measuresWords.en, ...papersWords.en, ...benchWords.en, ...peopleWords.en },
})
