import type { RefusalEntry } from './refusal-words.ts'

/** What a backup asked for over HTTP cannot do. */
export const backupRefusals = {
  'backup.operator-only': {
    status: 403,
    zh: {
      title: '本系统有多个组织，备份含全部组织的数据，只有运维人员可以操作',
      mend: '在服务器上运行 bihuan backup，或使用部署时设置的 BIHUAN_API_KEY。每日自动备份不受影响。',
    },
    en: {
      title: 'Several organisations live here, and a backup holds the data of all: it is for whoever runs the server',
      mend: 'Run bihuan backup on the server, or use the BIHUAN_API_KEY set for the installation. The daily backup is made all the same.',
    },
  },
  'backup.key-confirmed': {
    status: 409,
    zh: {
      title: '备份密钥已经确认或由部署设置给出',
      mend: '恢复码只在确认之前给出；已确认的密钥保存在服务器数据目录的 keys/backup.json。',
    },
    en: {
      title: 'The backup key was confirmed already, or is set by whoever runs the server',
      mend: 'Its recovery code is given before that only; the key lies in keys/backup.json in the data folder of the server.',
    },
  },
  'backup.code-differs': {
    status: 422,
    zh: { title: '恢复码不一致', mend: '请对照抄下的恢复码逐组输入；备份仍未加密。' },
    en: {
      title: 'This is not the recovery code',
      mend: 'Type it group by group from your paper; backups are not encrypted yet.',
    },
  },
  'backup.running': {
    status: 409,
    zh: { title: '另一个备份正在进行', mend: '请等它完成，完成后会出现在备份列表中。' },
    en: { title: 'Another backup is running', mend: 'Wait for it; when it is done it stands in the list of backups.' },
  },
} as const satisfies Record<string, RefusalEntry>
