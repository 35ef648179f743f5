import { defineWords } from '../language/define-words.ts'

/** How a signature is named: the page of a case loads no more of signing. */
export const signatureRefWords = defineWords('signature-ref', {
  zh: {
    version: '第 {{version}} 次签署',
    'method.drawn': '手写',
    'method.typed': '姓名签署',
    'method.scan': '扫描件',
    detail: '签署内容与验证',
  },
  en: {
    version: 'Signed the {{version}}. time',
    'method.drawn': 'by hand',
    'method.typed': 'typed name',
    'method.scan': 'scan',
    detail: 'What was signed, and its check',
  },
})
