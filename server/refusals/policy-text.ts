import type { RefusalEntry } from './refusal-words.ts'

/** What the reading of a regulation's text cannot take. The numbers are those of server/policies/text-import/schema.ts. */
export const policyTextRefusals = {
  'policy-text.too-large': {
    status: 413,
    zh: { title: '文件超过 20 MB 或 500 万字', mend: '请只保留制度正文，或按章拆分后分别导入。' },
    en: {
      title: 'The file has more than 20 MB or 5,000,000 characters',
      mend: 'Keep the regulation only, or import it chapter by chapter.',
    },
  },
  'policy-text.too-many-pages': {
    status: 413,
    zh: { title: 'PDF 超过 1,000 页', mend: '请按章拆分后分别导入。' },
    en: { title: 'The PDF has more than 1,000 pages', mend: 'Split it and import the parts.' },
  },
  'policy-text.format-unsupported': {
    status: 415,
    zh: { title: '不支持这种文件', mend: '请使用 .txt、.docx 或 .pdf；旧版 .doc 请在 Word 中另存为 .docx。' },
    en: { title: 'This kind of file is not supported', mend: 'Use .txt, .docx or .pdf; save an old .doc as .docx.' },
  },
  'policy-text.unreadable': {
    status: 422,
    zh: { title: '文件已损坏，无法读取', mend: '请重新导出文件，或复制正文后粘贴导入。' },
    en: { title: 'The file is damaged', mend: 'Export it again, or paste its text.' },
  },
  'policy-text.protected': {
    status: 422,
    zh: { title: 'PDF 有密码保护', mend: '请去掉密码后重新上传，或复制正文后粘贴导入。' },
    en: { title: 'The PDF is protected by a password', mend: 'Remove the password and upload it again, or paste its text.' },
  },
  'policy-text.no-text': {
    status: 422,
    zh: { title: '文件中没有文字', mend: '扫描件请先做文字识别（OCR），再导入或粘贴识别出的正文。' },
    en: {
      title: 'There is no text in the file',
      mend: 'Run a scanned document through OCR first, then import or paste its text.',
    },
  },
  'policy-text.too-slow': {
    status: 422,
    zh: { title: '两分钟内没有读完这份文件', mend: '请按章拆分，或只粘贴正文。' },
    en: { title: 'The file could not be read within two minutes', mend: 'Split it, or paste the text only.' },
  },
} as const satisfies Record<string, RefusalEntry>
