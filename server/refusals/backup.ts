import type { RefusalEntry } from './refusal-words.ts'

/** What a backup asked for over HTTP cannot do. */
export const backupRefusals = {
  'backup.running': {
    status: 409,
    zh: { title: '另一个备份正在进行', mend: '请等它完成，完成后会出现在备份列表中。' },
    en: { title: 'Another backup is running', mend: 'Wait for it; when it is done it stands in the list of backups.' },
  },
} as const satisfies Record<string, RefusalEntry>
