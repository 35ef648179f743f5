import type { RefusalEntry } from './refusal-words.ts'

/** What the organisation's own pages refuse: duties, reports, settings, people, regulations. */
export const organisationRefusals = {
  'edition.published-already': {
    status: 409,
    zh: { title: '已发布的版本不能修改', mend: '请起草新的版本。' },
    en: { title: 'A published edition never changes', mend: 'Draft a new edition.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
