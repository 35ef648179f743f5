import type { RefusalEntry } from './refusal-words.ts'

/** What anchoring the ledger outside cannot do. */
export const anchorRefusals = {
  'anchor.not-found': {
    status: 404,
    zh: { title: '没有这条锚定记录', mend: '请刷新“外部锚定”页后重选。' },
    en: { title: 'There is no such anchor', mend: 'Reload the page of outside anchors and choose again.' },
  },
  'anchor.not-set': {
    status: 409,
    zh: { title: '这种外部锚定还没有设置', mend: '请先填写并保存设置，再试连。' },
    en: { title: 'This kind of anchor has not been set up', mend: 'Fill in and save the settings, then try them.' },
  },
  'anchor.key-missing': {
    status: 409,
    zh: { title: '启用区块链锚定需要签名私钥', mend: '请填写一个专用账户的私钥；它加密保存，不再显示。' },
    en: {
      title: 'Anchoring on a chain needs a key to sign with',
      mend: 'Enter the private key of an account used for nothing else; it is kept encrypted and never shown.',
    },
  },
  'anchor.no-timestamp': {
    status: 409,
    zh: { title: '这条锚定没有时间戳文件', mend: '只有已确认的时间戳可以下载；区块链锚定请按交易号查询。' },
    en: {
      title: 'This anchor has no timestamp to download',
      mend: 'Only a confirmed timestamp has one; look an anchor on a chain up by its transaction.',
    },
  },
  'anchor.under-way': {
    status: 409,
    zh: { title: '这条锚定正在进行或已经确认', mend: '只有失败或等待重试的锚定可以立即重试。' },
    en: {
      title: 'This anchor is under way or confirmed',
      mend: 'Only one that failed or waits to be tried again can be started.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
