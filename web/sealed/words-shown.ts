import { defineWords } from '../language/define-words.ts'

/** What lists and the page of a case say of sealed cases and bundles: the first pages load no more of it. */
export const shownSealedWords = defineWords('sealed-shown', {
  zh: {
    mark: '密封',
    markHint: '密封案件：只有当事人、调查人、有权决定的人和负责岗位能看到',
    whoSees: '谁能看到',
    entryHidden: '内容涉及密封案件，只对有权查看的人显示。',
    bundle: '下载证据包',
    bundleTitle: '下载证据包',
    bundleHint:
      '一个 ZIP：可阅读打印的案卷、每条记录的原文与存证证明、全部附件，和一个不联网即可重新核对的页面。写明交给谁、为什么；导出会留痕。',
    bundled: '证据包已下载',
  },
  en: {
    mark: 'Sealed',
    markHint: 'Sealed: seen by the parties, who investigates, who decides, and the posts that look after it',
    whoSees: 'Who sees it',
    entryHidden: 'It speaks of a sealed case and is shown only to those who may see that.',
    bundle: 'Evidence bundle',
    bundleTitle: 'Evidence bundle',
    bundleHint:
      'One ZIP: the case to read and print, the exact bytes of each entry with their proofs, all files, and a page that checks them again without a network. Say for whom and why; it is written down.',
    bundled: 'The bundle was downloaded',
  },
})
