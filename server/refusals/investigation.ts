import type { RefusalEntry } from './refusal-words.ts'

/** What is refused about evidence and interviews (penal 三(三)1). */
export const investigationRefusals = {
  'evidence.changed': {
    status: 409,
    zh: { title: '证据文件在归入后被改动', mend: '请用备份恢复原文件，或重新收集后作为新证据归入；已归入的记录保留。' },
    en: {
      title: 'A file of evidence was changed after it was filed',
      mend: 'Restore the file from a backup, or collect it again as a new piece; what was filed stays on record.',
    },
  },
  'evidence.no-register': {
    status: 409,
    zh: { title: '本案件没有证据清单', mend: '本案件适用的制度没有要求收集证据；文件请用“附件”。' },
    en: { title: 'This case has no evidence register', mend: 'No regulation on it asks for evidence; attach files instead.' },
  },
  'evidence.unknown': {
    status: 422,
    zh: { title: '证据清单中没有这个编号', mend: '请从证据清单中选择在册的证据。' },
    en: { title: 'The evidence register has no such number', mend: 'Choose pieces that are on the register.' },
  },
  'evidence.handover-incomplete': {
    status: 422,
    zh: { title: '移交要写明交出人和接收人', mend: '公司人员请从名单中选择，外部单位请写名称；两方不能是同一人。' },
    en: {
      title: 'A handover names who gives and who takes',
      mend: 'Choose staff from the list or name somebody outside; the two are not the same person.',
    },
  },
  'interview.incomplete': {
    status: 422,
    zh: { title: '访谈要写明被访人', mend: '请选择公司人员，或填写外部人员的姓名。' },
    en: { title: 'An interview says who was asked', mend: 'Choose one of the staff, or name somebody outside.' },
  },
  'interview.alone': {
    status: 422,
    zh: { title: '访谈须有第二人在场', mend: '第二在场人不能是记录人，也不能是被访人；请选择另一名同事。' },
    en: {
      title: 'An interview needs a second person present',
      mend: 'That is neither who records it nor who is asked: choose another colleague.',
    },
  },
  'interview.answers-missing': {
    status: 422,
    zh: { title: '每个问题都要有回答', mend: '没有回答的，请写“拒绝回答”或“不清楚”。' },
    en: { title: 'Every question has an answer', mend: 'Where there was none, write "did not answer" or "does not know".' },
  },
} as const satisfies Record<string, RefusalEntry>
