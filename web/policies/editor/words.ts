import { defineWords } from '../../language/define-words.ts'
import { formsWords } from './words-forms.ts'
import { frameWords } from './words-frame.ts'
import { measuresWords } from './words-measures.ts'

/** The words of the editor; a key missing in either language does not compile. */
export const editorWords = defineWords('policy-editor', {
  zh: { ...frameWords.zh, ...formsWords.zh, ...measuresWords.zh },
  en: { ...frameWords.en, ...formsWords.en, ...measuresWords.en },
})
