import type { RefusalEntry } from './refusal-words.ts'

/** What the register of violations and the procedure of penalties refuse; the clause comes with the refusal where there is one. */
export const violationRefusals = {
  'violation.not-open': {
    status: 409,
    zh: { title: '这项违规已经处理过', mend: '请刷新登记簿；已随更正撤回的不再处理。' },
    en: {
      title: 'This violation has been settled',
      mend: 'Reload the register; what a correction took back is not settled any more.',
    },
  },
  'violation.liability-open': {
    status: 409,
    zh: {
      title: '案件的责任认定还没有两人签认，或还有未答复的异议',
      mend: '先在案件里完成责任认定和签认、答复异议，再立案。',
    },
    en: {
      title: 'The liability of the case is not signed by two, or is contested',
      mend: 'Have it signed in the case and the objections answered, then open the penalty.',
    },
  },
  'violation.not-liable': {
    status: 422,
    zh: { title: '责任认定中没有这个部门或个人的份额', mend: '只对责任认定列出的部门或个人立案；认定有误的，先重新认定。' },
    en: {
      title: 'The liability found names no share of theirs',
      mend: 'Open penalties of those it names; where it is wrong, find it anew first.',
    },
  },
  'violation.own': {
    status: 403,
    zh: { title: '不能处理涉及本人的违规', mend: '由人力资源部、管理层或其他上级处理。' },
    en: { title: 'Nobody settles what they are blamed for', mend: 'Human resources, management or another superior do.' },
  },
  'violation.not-yours': {
    status: 403,
    zh: { title: '这项违规不由您处理', mend: '由人力资源部、管理层或当事人的上级处理。' },
    en: {
      title: 'You do not settle this violation',
      mend: 'Human resources, management or the superior of whom it is about do.',
    },
  },
  'violation.in-future': {
    status: 422,
    zh: { title: '行为日在将来', mend: '填写行为发生的那一天。' },
    en: { title: 'The day of the act is to come', mend: 'Give the day on which it happened.' },
  },
  'violation.unknown': {
    status: 422,
    zh: { title: '行为当天的制度没有这项违规', mend: '按行为日选择当时有效的制度所列的违规。' },
    en: {
      title: 'The edition of that day knows no such violation',
      mend: 'Choose one that the edition in force on the day lists.',
    },
  },
  'violation.wrong-party': {
    status: 422,
    zh: { title: '条文不处罚这一类对象', mend: '按条文选择部门或个人。' },
    en: { title: 'The clause does not punish such a party', mend: 'Choose the department or the person, as the clause says.' },
  },
  'violation.found-by-system': {
    status: 422,
    zh: { title: '这项违规由系统认定', mend: '系统从超时的责任事项认定；记录有误的请更正案件。' },
    en: {
      title: 'The system finds this violation',
      mend: 'It follows from late duties; where the record is wrong, correct the case.',
    },
  },
  'violation.known': {
    status: 409,
    zh: { title: '这一行为已经登记', mend: '在登记簿中查看已有的一条。' },
    en: { title: 'This act is in the register already', mend: 'Look at the line that is there.' },
  },
  'violation.reason-too-short': {
    status: 422,
    zh: { title: '理由说明不了为什么不处罚', mend: '写一句完整的话：查了什么、为什么不予处罚。' },
    en: { title: 'This is no reason', mend: 'Write a sentence: what was looked at, and why nothing follows.' },
  },
  'violation.nobody': {
    status: 422,
    zh: { title: '不知道由谁负责', mend: '该责任当时无人负责；请选择当事人后立案。' },
    en: { title: 'Nobody is known to be answerable', mend: 'Nobody owed the duty; say who is answerable.' },
  },
  'penalty.not-one': {
    status: 409,
    zh: { title: '这不是处罚案件', mend: '请从处罚案件办理。' },
    en: { title: 'This is no penalty case', mend: 'Do it in the case of the penalty.' },
  },
  'penalty.without-violation': {
    status: 409,
    zh: { title: '还没有立案依据', mend: '先写明违规、当事人和行为日。' },
    en: { title: 'No violation is cited', mend: 'Say first which violation, whose, and on which day.' },
  },
  'penalty.departs-without-reason': {
    status: 422,
    zh: { title: '与条文的处罚不同，须写明理由', mend: '采用按条文算出的处罚，或写一句完整的理由。条文留空的数额不会自动填写。' },
    en: {
      title: 'Departing from what the clause gives needs a reason',
      mend: 'Take the computed measures, or say why not in a sentence. What the text leaves open is never filled in by itself.',
    },
  },
  'review.measures-missing': {
    status: 422,
    zh: { title: '变更须写明变更后的处罚', mend: '列出变更后的各项处罚。' },
    en: { title: 'A change says what the penalty is afterwards', mend: 'List the measures after the change.' },
  },
  'review.measures-without-change': {
    status: 422,
    zh: { title: '维持或撤销时没有新的处罚', mend: '只有「变更」写明处罚。' },
    en: { title: 'Only a change has new measures', mend: 'Leave them out where it is upheld or revoked.' },
  },
  'review.told-otherwise': {
    status: 409,
    zh: { title: '与批准的复议结果不一致', mend: '按批准的结果答复。' },
    en: { title: 'This is not the result that was approved', mend: 'Tell the party what was approved.' },
  },
  'record.person-excluded': {
    status: 422,
    zh: { title: '有人须回避，或一人占了两个位置', mend: '换成与本案没有关系的另一个人。' },
    en: { title: 'Somebody must stand aside, or stands in two places', mend: 'Name somebody else who has no part in the case.' },
  },
  'right.lapsed': {
    status: 409,
    zh: { title: '期限已过，不能再提', mend: '只有延长的决定才能再给时间；计算见说明。' },
    en: { title: 'The time for it is over', mend: 'Only a decision to extend gives time again; the sum is in the detail.' },
  },
  'right.not-open': {
    status: 409,
    zh: { title: '现在不能提出', mend: '还没有送达，或已经提出过。' },
    en: { title: 'This cannot be used now', mend: 'Nothing was served yet, or it has been used.' },
  },
} as const satisfies Record<string, RefusalEntry>
