import { defineWords } from '../language/define-words.ts'

/** Words of the mark of an entry, which stands on every case; those of the ledger itself are more than a page of it needs. */
export const markWords = defineWords('ledger-mark', {
  zh: {
    entryMark: '存证',
    entryTitle: '存证：第 {{n}} 条',
    entryIn: '列入 {{size}} 条的检查点，签名于',
    entryWaits: '数秒内进入存证。',
    proof: '下载证明',
  },
  en: {
    entryMark: 'Ledger',
    entryTitle: 'Ledger entry {{n}}',
    entryIn: 'In the checkpoint of {{size}} entries, signed',
    entryWaits: 'It reaches the ledger within seconds.',
    proof: 'Download proof',
  },
})
