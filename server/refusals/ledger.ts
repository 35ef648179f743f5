import type { RefusalEntry } from './refusal-words.ts'

/** What around the ledger (存证) is refused. */
export const ledgerRefusals = {
  'ledger.not-yet': {
    status: 409,
    zh: { title: '这条记录还没有存证', mend: '记录后数秒内完成存证；请稍后再试。超过一分钟仍未完成，请联系管理员。' },
    en: {
      title: 'This entry has no place in the ledger yet',
      mend: 'It gets one within seconds; try again shortly. Tell the administrator if it takes more than a minute.',
    },
  },
  'ledger.size-unknown': {
    status: 404,
    zh: { title: '没有这个大小的存证', mend: '给出的大小须不超过现有的存证条数，且不小于所证明的记录的序号。' },
    en: {
      title: 'The ledger has no such size',
      mend: 'Give a size that it has reached, large enough to hold the entry that is to be proved.',
    },
  },
  'ledger.checkpoint-foreign': {
    status: 400,
    zh: { title: '给出的检查点不是本存证签发的', mend: '请给出从本系统下载的检查点原文，一字不改。' },
    en: {
      title: 'No key of this ledger has signed the checkpoint given',
      mend: 'Give the checkpoint exactly as it was downloaded from here.',
    },
  },
  'ledger.check-unknown': {
    status: 404,
    zh: { title: '没有这次核查', mend: '请从核查记录里打开。' },
    en: { title: 'There is no such check', mend: 'Open it from the list of checks.' },
  },
  'ledger.no-key': {
    status: 409,
    zh: {
      title: '这台服务器没有存证的签名密钥',
      mend: '把密钥文件夹（DATA_DIR/ledger-keys）放到这台服务器，或声明原密钥已丢失并更换。',
    },
    en: {
      title: 'This server has not got the key that signs the ledger',
      mend: 'Put the folder of keys (DATA_DIR/ledger-keys) on this server, or say that the old key is lost and change it.',
    },
  },
  'ledger.no-gap': {
    status: 409,
    zh: { title: '没有待说明的缺口', mend: '请刷新页面；缺口可能已由他人说明。' },
    en: { title: 'No gap waits for an answer', mend: 'Look again; somebody else may have answered for it.' },
  },
  'bundle.file-damaged': {
    status: 409,
    zh: { title: '有附件与登记的哈希不符，证据包未生成', mend: '请管理员从备份恢复该附件后再导出。' },
    en: {
      title: 'A file is not the one that was stored, so there is no bundle',
      mend: 'Have the administrator restore it from a backup, then take the bundle again.',
    },
  },
  'bundle.too-large': {
    status: 409,
    zh: { title: '附件合计超过 4 GB，证据包放不下', mend: '请分别下载附件；证据包以文件哈希证明它们。' },
    en: { title: 'The files are more than 4 GB together', mend: 'Download them one by one; their hashes are in the case.' },
  },
} as const satisfies Record<string, RefusalEntry>
