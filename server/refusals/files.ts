import type { RefusalEntry } from './refusal-words.ts'

/** What is refused of files, their storage and the keys they lie under. */
export const fileRefusals = {
  'file.ending-misleads': {
    status: 422,
    zh: {
      title: '文件名后缀与内容不符：内容是带宏的 Office 文档',
      mend: '请改回正确的后缀（如 .docm、.xlsm），或另存为不带宏的文件后再上传。',
    },
    en: {
      title: 'The ending of the file hides an office document with macros',
      mend: 'Give it its own ending (.docm, .xlsm), or save it without macros, then upload it again.',
    },
  },
  'file.original-withheld': {
    status: 403,
    zh: {
      title: '原图含拍摄地点等信息，且无法生成可供查看的版本',
      mend: '请有权查看联系方式的同事转为 JPEG 后重新上传，或向其索取。',
    },
    en: {
      title: 'The original may tell where it was taken, and no picture without that can be made of it',
      mend: 'Ask a colleague who sees contacts in full to upload it again as JPEG.',
    },
  },
  'file.quarantined': {
    status: 403,
    zh: { title: '文件含有害程序，已隔离', mend: '任何人都不能下载；请向上传人索取干净的文件。' },
    en: {
      title: 'The file holds a harmful program and was put away',
      mend: 'Nobody can download it; ask whoever sent it for a clean one.',
    },
  },
  'file.not-scanned': {
    status: 409,
    zh: { title: '文件正在等待安全扫描', mend: '扫描完成后即可下载，请稍后再试；久等不完成请联系管理员。' },
    en: {
      title: 'The file waits for the scanner',
      mend: 'Try again later: once it was scanned it can be downloaded. If it takes long, tell an administrator.',
    },
  },
  'file.link-ended': {
    status: 403,
    zh: { title: '文件链接已失效', mend: '请回到系统中重新打开文件。' },
    en: { title: 'The link to the file has ended', mend: 'Open the file again from where it stands in the system.' },
  },
  'file.busy': {
    status: 503,
    zh: { title: '正在处理的图片太多', mend: '请稍候再打开。' },
    en: { title: 'Too many pictures are being drawn', mend: 'Open it again in a moment.' },
  },
  'file.storage-unreachable': {
    status: 503,
    zh: { title: '文件存储暂时不可用', mend: '请稍后重试；文件没有保存。持续出现时请管理员查看「密钥与存储」。' },
    en: {
      title: 'The storage of files cannot be reached',
      mend: 'Try again later; nothing was stored. If it goes on, an administrator looks at Keys and storage.',
    },
  },
  'file.damaged': {
    status: 410,
    zh: { title: '存储中的文件已损坏或被改动', mend: '内容与登记时不一致，不再提供。请管理员从备份恢复。' },
    en: {
      title: 'The stored file was damaged or altered',
      mend: 'It is not what was filed and is not given out. Ask an administrator to restore a backup.',
    },
  },
  'keys.operator-only': {
    status: 403,
    zh: {
      title: '主密钥属于整个系统，只有运维人员可以更换',
      mend: '在服务器上运行 bihuan keys rotate-master，或使用部署时设置的 BIHUAN_API_KEY。',
    },
    en: {
      title: 'The master key belongs to the whole installation: it is for whoever runs the server',
      mend: 'Run bihuan keys rotate-master on the server, or use the BIHUAN_API_KEY set for the installation.',
    },
  },
  'keys.set-by-operator': {
    status: 409,
    zh: {
      title: '主密钥由 MASTER_KEY 给出，不能在这里更换',
      mend: '请运维人员把 MASTER_KEY 设为「新密钥,旧密钥」，重启后运行 bihuan keys rotate-master。',
    },
    en: {
      title: 'The master key is given by MASTER_KEY and cannot be changed here',
      mend: 'Whoever runs the server sets MASTER_KEY to "new,old", restarts, and runs bihuan keys rotate-master.',
    },
  },
  'keys.master-missing': {
    status: 503,
    zh: {
      title: '缺少解开本组织数据密钥的主密钥',
      mend: '请运维人员检查 MASTER_KEY、MASTER_KEY_FILE 或数据目录的 keys/master 是否与原来一致。',
    },
    en: {
      title: "The master key that opens this organisation's keys is missing",
      mend: 'Whoever runs the server checks that MASTER_KEY, MASTER_KEY_FILE or keys/master in the data folder is the one used before.',
    },
  },
  'keys.record-damaged': {
    status: 500,
    zh: {
      title: '一条加密的记录打不开',
      mend: '它的密文、密钥或所在的位置与写入时不一致：数据库可能被改动过。请管理员在「账本」页核对，再从备份恢复。',
    },
    en: {
      title: 'An encrypted record does not open',
      mend: 'Its ciphertext, key or place is not what it was when it was written: somebody may have altered the database. An administrator checks the ledger and restores a backup.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
