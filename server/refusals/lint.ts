import type { RefusalEntry } from './refusal-words.ts'

/** What is refused around the findings of the lint. */
export const lintRefusals = {
  'finding.not-found': {
    status: 404,
    zh: { title: '没有这一项发现', mend: '它可能已随修改消失，请刷新后重看。' },
    en: { title: 'There is no such finding', mend: 'It may have gone with a change; reload and look again.' },
  },
  'finding.not-waivable': {
    status: 409,
    zh: { title: '这一项不能放行', mend: '错误须改条文或规则；只有提醒可以署名并写明理由后放行。' },
    en: {
      title: 'This finding cannot be waived',
      mend: 'An error is mended in the clause or rule; only warnings can be waived, by name and reason.',
    },
  },
  'waiver.not-found': {
    status: 404,
    zh: { title: '没有这一项放行', mend: '它可能已被撤回，请刷新后重看。' },
    en: { title: 'There is no such waiver', mend: 'It may have been withdrawn; reload and look again.' },
  },
} as const satisfies Record<string, RefusalEntry>
