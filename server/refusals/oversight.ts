import type { RefusalEntry } from './refusal-words.ts'

/** What looking at customers' data, sealed matter and the work of others is refused for. */
export const oversightRefusals = {
  'auditor.read-only': {
    status: 403,
    zh: {
      title: '审计岗位只读',
      mend: '审计可以查看、导出和启封（须写事由），并办理制度交给审计的记录；其他操作请由经办人办理。',
    },
    en: {
      title: 'Auditors look on',
      mend: 'Read, export and open seals with a reason, and record what a regulation gives to audit; leave the rest to whoever handles the case.',
    },
  },
  'unmask.nothing-there': {
    status: 404,
    zh: { title: '没有登记这项信息', mend: '请核对要看的是哪一项。' },
    en: { title: 'Nothing of that kind is recorded', mend: 'Check which part is meant.' },
  },
  'unmask.not-yours': {
    status: 403,
    zh: { title: '合作方人员只看本人经办案件的联系方式', mend: '请联系派工的客服。' },
    en: { title: "A partner's people see contacts of the cases they have in hand", mend: 'Ask whoever sent you.' },
  },
  'export.all-cases-only': {
    status: 403,
    zh: { title: '此导出含全部案件，须有全部案件的可见范围', mend: '请由可见全部案件的岗位导出。' },
    en: { title: 'This export holds all cases', mend: 'Ask somebody whose post sees all cases.' },
  },
  'seal.not-found': {
    status: 404,
    zh: { title: '没有这份密件', mend: '可能已解除封存，请刷新。' },
    en: { title: 'There is no such seal', mend: 'It may have been lifted; reload.' },
  },
  'seal.reason-needed': {
    status: 403,
    zh: { title: '该文件已封存', mend: '在案件中点「启封查看」，写明事由；每次查看都会留痕。' },
    en: { title: 'The file is under seal', mend: 'Open it on the case with a reason; each time is written down.' },
  },
  'seal.not-yours': {
    status: 403,
    zh: { title: '您不能启封这份密件', mend: '请向封存人申请查看授权。' },
    en: { title: 'This seal is not yours to open', mend: 'Ask whoever placed it to let you.' },
  },
  'seal.placed-already': {
    status: 409,
    zh: { title: '已经封存', mend: '刷新后可以看到封存人和事由。' },
    en: { title: 'It is under seal already', mend: 'Reload to see by whom and why.' },
  },
  'seal.grant-over': {
    status: 422,
    zh: { title: '查看期限须晚于现在', mend: '请填写将来的时间。' },
    en: { title: 'The end of a grant lies ahead', mend: 'Give a moment to come.' },
  },
} as const satisfies Record<string, RefusalEntry>
