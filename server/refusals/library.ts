import type { RefusalEntry } from './refusal-words.ts'

/** 案例库: studies, their review, what was discussed from them. */
export const libraryRefusals = {
  'study.case-open': {
    status: 409,
    zh: { title: '案件办结后才能制成案例', mend: '办结、归档后再拟稿送审。' },
    en: { title: 'A case becomes a study once it is over', mend: 'Close and archive it first, then write the study.' },
  },
  'study.case-merged': {
    status: 409,
    zh: { title: '已并入别的案件', mend: '请从并入的那个案件制作案例。' },
    en: { title: 'The case was merged into another', mend: 'Make the study from the case that went on.' },
  },
  'study.sealed': {
    status: 409,
    zh: { title: '限制查阅的案件未经同意不制成案例', mend: '请由负责查阅范围的岗位或经办人先记录“同意制成案例”。' },
    en: {
      title: 'A sealed case becomes no study unless given free',
      mend: 'Whoever looks after the case gives it free first, with a reason.',
    },
  },
  'study.not-keeper': {
    status: 403,
    zh: { title: '制度未规定由谁入库，由公司指定的案例管理岗位办理', mend: '公司设置中可以查看和指定案例管理岗位。' },
    en: {
      title: 'No regulation says who does it: the company’s keepers of the library do',
      mend: 'The company settings say which posts they are.',
    },
  },
  'study.names-left': {
    status: 422,
    zh: {
      title: '案例里还有人名、单位或联系方式',
      mend: '逐处改为中性的说法；确实不是名称的，注明理由后保留。',
    },
    en: {
      title: 'The study still names somebody',
      mend: 'Put neutral words there; what is no name is kept with a reason.',
    },
  },
  'study.in-review': {
    status: 409,
    zh: { title: '这个案件的案例正在审核', mend: '等审核有了结果，或由送审人撤回后再改。' },
    en: { title: 'The study of this case is under review', mend: 'Wait for the result, or have it withdrawn first.' },
  },
  'study.code-unknown': {
    status: 422,
    zh: { title: '代码树中没有这个在用的编码', mend: '请从代码树中选择。' },
    en: { title: 'The tree has no such code in use', mend: 'Choose one from the tree.' },
  },
  'study.own-case': {
    status: 409,
    zh: { title: '这个案例就来自本案件', mend: '“用得上”记录的是别的案件的案例。' },
    en: { title: 'The study comes from this very case', mend: 'Only studies of other cases can have helped.' },
  },
  'study.withdrawn': {
    status: 409,
    zh: { title: '这个案例已经撤下', mend: '需要时从原案件重新拟稿送审。' },
    en: { title: 'The study was withdrawn', mend: 'Write a new version from its case where it is needed.' },
  },
  'approval.no-paper': {
    status: 409,
    zh: { title: '案例审核没有纸面决定可补录', mend: '请由审核人在系统内决定。' },
    en: { title: 'The review of a study has no paper to record', mend: 'Its reviewers decide here.' },
  },
  'session.not-found': {
    status: 404,
    zh: { title: '没有这次讨论或培训', mend: '它可能属于其他组织；请从列表打开。' },
    en: { title: 'There is no such discussion or training', mend: 'Open it from the list.' },
  },
  'session.not-yours': {
    status: 403,
    zh: { title: '参加人中没有您', mend: '只有参加人本人确认；名单有误请联系记录人。' },
    en: { title: 'You are not among those who took part', mend: 'Only they acknowledge it; tell whoever recorded it.' },
  },
  'session.in-future': {
    status: 422,
    zh: { title: '日期在今天之后', mend: '举行之后再记录。' },
    en: { title: 'The day is still to come', mend: 'Record it once it was held.' },
  },
  'session.people-unknown': {
    status: 422,
    zh: { title: '参加人不在人员名册上', mend: '请从名册中选择参加人。' },
    en: { title: 'Somebody is not on the staff', mend: 'Choose those who took part from the staff.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
