import { defineWords } from '../language/define-words.ts'

export const policyTabWords = defineWords('policy-tabs', {
  zh: {
    pages: '本版页面',
    text: '条文',
    lint: '体检',
    editions: '版本',
    replay: '回放',
    why: '推算',
    coverage: '覆盖',
    upkeep: '维护',
  },
  en: {
    pages: 'Pages of this edition',
    text: 'Text',
    lint: 'Lint',
    editions: 'Editions',
    replay: 'Replay',
    why: 'Explain',
    coverage: 'Coverage',
    upkeep: 'Upkeep',
  },
})
