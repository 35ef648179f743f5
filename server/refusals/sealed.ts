import type { RefusalEntry } from './refusal-words.ts'

/** What around sealed cases is refused. Whoever is no insider gets `case.not-found`, as for a case that does not exist. */
export const sealedRefusals = {
  'sealed.outsider': {
    status: 409,
    zh: { title: '提到的人看不到这件密封案件', mend: '去掉提到的人，或由负责密封案件的岗位先允许其查看，并写明事由。' },
    en: {
      title: 'Somebody mentioned is not let into this sealed case',
      mend: 'Take the mention out, or have whoever looks after sealed cases let them in with a reason.',
    },
  },
  'sealed.not-yours': {
    status: 403,
    zh: { title: '只有负责密封案件的岗位或经办人可以允许他人查看', mend: '请联系人力资源部或本案经办人。' },
    en: {
      title: 'Only the posts that look after sealed cases, or who handles it, let others in',
      mend: 'Ask human resources or whoever handles the case.',
    },
  },
  'sealed.not-sealed': {
    status: 409,
    zh: { title: '这件案件没有密封', mend: '不必单独允许查看；按岗位的可见范围即可。' },
    en: { title: 'The case is not sealed', mend: 'Nobody has to be let in; posts see what they see.' },
  },
  'sealed.by-part': {
    status: 409,
    zh: {
      title: '此人因在本案中的身份可见，不能单独收回',
      mend: '改派经办人、调查人或审批人后，其查看自动收回。',
    },
    en: {
      title: 'This person sees it by their part in the case',
      mend: 'Name another handler, investigator or approver; their sight of it ends with the part.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
