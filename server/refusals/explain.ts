import type { RefusalEntry } from './refusal-words.ts'

/** What asking why refuses. */
export const explainRefusals = {
  'explain.unknown': {
    status: 404,
    zh: { title: '没有这样的说明', mend: '从案件页的“为什么”进入。' },
    en: { title: 'There is no such explanation', mend: 'Open it by "Why?" on the page of the case.' },
  },
  'explain.no-such-rule': {
    status: 404,
    zh: { title: '这个版本没有这条规则', mend: '换一个版本，或选这个版本里有的规则。' },
    en: { title: 'The edition has no such rule', mend: 'Choose another edition, or a rule that it has.' },
  },
  'request.not-found': {
    status: 404,
    zh: { title: '没有这次提交', mend: '可能已被更正撤销；请刷新。' },
    en: { title: 'There is no such submission', mend: 'A correction may have voided it; reload.' },
  },
  'violation.not-found': {
    status: 404,
    zh: { title: '没有这项违规', mend: '责任可能没有超时，或制度没有把它列为违规；请刷新。' },
    en: { title: 'There is no such violation', mend: 'The duty may not be late, or the regulation does not punish it; reload.' },
  },
} as const satisfies Record<string, RefusalEntry>
