import type { RefusalEntry } from './refusal-words.ts'

/** What the organisation's master data refuses: departments, posts, superiors, partners, leave, closing an account. */
export const staffRefusals = {
  'department.closed': {
    status: 409,
    zh: { title: '部门已经关闭', mend: '请选择仍在使用的部门。' },
    en: { title: 'The department has been closed', mend: 'Choose one that is in use.' },
  },
  'department.in-use': {
    status: 409,
    zh: { title: '部门里还有人员、下级部门或未结案件', mend: '先调走人员和案件，或并入另一个部门。' },
    en: {
      title: 'The department still has people, departments below it or open cases',
      mend: 'Move them first, or merge it into another department.',
    },
  },
  'department.circle': {
    status: 422,
    zh: { title: '上级部门不能是自己或自己的下级', mend: '请选择另一个上级部门。' },
    en: { title: 'A department cannot lie below itself', mend: 'Choose another department above it.' },
  },
  'department.merge-invalid': {
    status: 422,
    zh: { title: '不能并入自己或已关闭的部门', mend: '请选择另一个仍在使用的部门。' },
    en: { title: 'A department cannot be merged into itself or a closed one', mend: 'Choose another one that is in use.' },
  },
  'region.not-found': {
    status: 404,
    zh: { title: '没有这个区域', mend: '请从区域列表中选择。' },
    en: { title: 'There is no such region', mend: 'Choose one from the list.' },
  },
  'region.in-use': {
    status: 409,
    zh: { title: '还有部门在这个区域', mend: '先把部门改到别的区域。' },
    en: { title: 'Departments still stand in this region', mend: 'Put them into another region first.' },
  },
  'post.not-found': {
    status: 404,
    zh: { title: '没有这个任职', mend: '刷新后重试。' },
    en: { title: 'There is no such post', mend: 'Reload and try again.' },
  },
  'post.ended': {
    status: 409,
    zh: { title: '任职已经结束，不能再改', mend: '需要时另行任命。' },
    en: { title: 'The post has ended and stays as it was', mend: 'Appoint anew where needed.' },
  },
  'post.held-already': {
    status: 409,
    zh: { title: '这段时间已经担任这个岗位', mend: '调整起止日期，使两段任职不重叠。' },
    en: { title: 'The person holds this post already in that time', mend: 'Choose dates that do not overlap.' },
  },
  'post.dates-wrong': {
    status: 422,
    zh: { title: '任职的起止日期不对', mend: '结束要晚于开始；已经开始的任职不能改开始日期，结束不能早于现在。' },
    en: {
      title: 'The dates of the post are wrong',
      mend: 'The end comes after the beginning; a post that has begun keeps its beginning and ends no earlier than now.',
    },
  },
  'borrowing.not-found': {
    status: 404,
    zh: { title: '没有这条借调记录', mend: '刷新后重试。' },
    en: { title: 'There is no such borrowing', mend: 'Reload and try again.' },
  },
  'borrowing.not-yours': {
    status: 403,
    zh: { title: '借调由调出部门或调入部门的负责人登记', mend: '请任一部门的负责人，或人事、管理员办理。' },
    en: {
      title: 'A borrowing is recorded by the head of either department',
      mend: 'Ask one of the two heads, personnel or an administrator.',
    },
  },
  'borrowing.same-department': {
    status: 422,
    zh: { title: '借调必须从所在部门到另一个部门', mend: '请选择另一个部门；没有部门的人员先补上所在部门。' },
    en: {
      title: 'A borrowing goes from one department to another',
      mend: 'Choose another department; somebody without one is given theirs first.',
    },
  },
  'borrowing.post-not-lent': {
    status: 422,
    zh: { title: '这个岗位不能由借调人员担任', mend: '请选择制度允许借调人员担任的岗位。' },
    en: { title: 'Lent staff cannot hold this post', mend: 'Choose a post that the regulation admits for them.' },
  },
  'borrowing.approver-not-above': {
    status: 422,
    zh: { title: '批准人不是借调人员的上级', mend: '请填写其部门负责人、直接上级或公司领导。' },
    en: {
      title: 'Who approved it is not above the person lent',
      mend: "Name their head, their superior or the company's management.",
    },
  },
  'borrowing.longer': {
    status: 409,
    zh: { title: '借调不能直接延长', mend: '经批准后，从原结束时间起另记一次借调。' },
    en: { title: 'A borrowing is not made longer', mend: 'Once approved, record another one that begins where this one ends.' },
  },
  'post.administrator-only': {
    status: 403,
    zh: { title: '这个岗位只能由管理员任免', mend: '请管理员办理。' },
    en: { title: 'Only an administrator gives or takes this post', mend: 'Ask an administrator.' },
  },
  'post.has-open-obligations': {
    status: 409,
    zh: { title: '这个岗位名下还有未办事项', mend: '先逐项交接给接任的人，再结束任职。' },
    en: { title: 'Things are still open under this post', mend: 'Hand them over first, then end the post.' },
  },
  'person.has-open-obligations': {
    status: 409,
    zh: { title: '名下还有未办事项，不能关闭账户', mend: '先在“离岗交接”中全部交接，再关闭。' },
    en: { title: 'Things are still open under this person, so the account cannot close', mend: 'Hand everything over first.' },
  },
  'person.closed-already': {
    status: 409,
    zh: { title: '账户已经关闭', mend: '需要时重新启用。' },
    en: { title: 'The account is closed already', mend: 'Open it again where needed.' },
  },
  'staff-number.taken': {
    status: 409,
    zh: { title: '工号已被使用', mend: '请核对工号。' },
    en: { title: 'The staff number is taken', mend: 'Check the number.' },
  },
  'superior.circle': {
    status: 422,
    zh: { title: '汇报关系不能成环', mend: '请选择不在其下级中的人。' },
    en: { title: 'Reporting lines cannot run in a circle', mend: 'Choose somebody who does not answer to this person.' },
  },
  'partner.not-found': {
    status: 404,
    zh: { title: '没有这个合作单位', mend: '请从合作单位列表中选择。' },
    en: { title: 'There is no such partner company', mend: 'Choose one from the list.' },
  },
  'partner.internal-post': {
    status: 403,
    zh: { title: '外包合作人员不能担任内部岗位', mend: '只能授予合作方或安装岗位；转为本公司员工后再任命。' },
    en: {
      title: 'Somebody of an outsourced partner cannot hold an internal post',
      mend: 'Only partner and installer are possible; other posts once they are on the staff.',
    },
  },
  'absence.not-found': {
    status: 404,
    zh: { title: '没有这条请假记录', mend: '刷新后重试。' },
    en: { title: 'There is no such absence', mend: 'Reload and try again.' },
  },
  'absence.dates-wrong': {
    status: 422,
    zh: { title: '请假的起止时间不对', mend: '结束要晚于开始，且不能已经过去。' },
    en: { title: 'The dates of the absence are wrong', mend: 'It ends after it begins, and not in the past.' },
  },
  'absence.overlaps': {
    status: 409,
    zh: { title: '这段时间已有请假记录', mend: '先撤销原来的记录，或改日期。' },
    en: { title: 'There is an absence in that time already', mend: 'Cancel it first, or choose other dates.' },
  },
  'shift.not-found': {
    status: 404,
    zh: { title: '没有这个班次', mend: '刷新后重试。' },
    en: { title: 'There is no such shift', mend: 'Reload and try again.' },
  },
  'shift.dates-wrong': {
    status: 422,
    zh: { title: '班次的起止时间不对', mend: '结束要晚于开始。' },
    en: { title: 'The times of the shift are wrong', mend: 'It ends after it begins.' },
  },
  'staff-import.columns-missing': {
    status: 422,
    zh: { title: '表格缺少必要的列', mend: '下载模板，按模板的列名填写。' },
    en: { title: 'The table lacks columns it needs', mend: 'Download the template and keep its column names.' },
  },
  'staff-import.nothing-to-do': {
    status: 409,
    zh: { title: '没有可以导入的行', mend: '更正出错的行后再导入。' },
    en: { title: 'No row can be imported', mend: 'Mend the rows with errors first.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
