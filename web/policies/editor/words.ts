import { defineWords } from '../../language/define-words.ts'
import { benchWords } from './words-bench.ts'
import { dutiesWords } from './words-duties.ts'
import { effectsWords } from './words-effects.ts'
import { formsWords } from './words-forms.ts'
import { frameWords } from './words-frame.ts'
import { measuresWords } from './words-measures.ts'
import { papersWords } from './words-papers.ts'
import { partsWords } from './words-parts.ts'
import { peopleWords } from './words-people.ts'
import { recordsWords } from './words-records.ts'

/** The words of the editor; a key missing in either language does not compile. */
export const editorWords = defineWords('policy-editor', {
  zh: {
    ...frameWords.zh,
    ...formsWords.zh,
    ...measuresWords.zh,
    ...papersWords.zh,
    ...benchWords.zh,
    ...peopleWords.zh,
    ...dutiesWords.zh,
    ...recordsWords.zh,
    ...partsWords.zh,
    ...effectsWords.zh,
  },
  en: {
    ...frameWords.en,
    ...formsWords.en,
    ...measuresWords.en,
    ...papersWords.en,
    ...benchWords.en,
    ...peopleWords.en,
    ...dutiesWords.en,
    ...recordsWords.en,
    ...partsWords.en,
    ...effectsWords.en,
  },
})
