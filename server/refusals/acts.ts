import type { RefusalEntry } from './refusal-words.ts'

/** What single acts refuse; the clause comes with the refusal where there is one. */
export const actRefusals = {
  'level.unknown': {
    status: 422,
    zh: { title: '制度中没有这个等级', mend: '请从制度的等级中选择。' },
    en: { title: 'The regulation has no such level', mend: 'Choose a level of the regulation.' },
  },
  'level.override-reason-missing': {
    status: 422,
    zh: { title: '改动建议等级须说明理由', mend: '填写理由，或采用建议的等级。' },
    en: { title: 'Overriding the proposed level needs a reason', mend: 'Give a reason, or take the proposed level.' },
  },
  'report.not-your-hop': {
    status: 403,
    zh: { title: '这一级上报不由您办理', mend: '由上报线上的岗位办理；见案件的责任事项。' },
    en: { title: 'This hop of the reporting line is not yours', mend: 'It belongs to the post that the duty names.' },
  },
  'report.nobody-to-receive': {
    status: 409,
    zh: { title: '上报对象无人在岗', mend: '请管理员为该岗位指定人员或代理人。' },
    en: { title: 'Nobody can receive the report', mend: 'Ask an administrator to fill the post or name a substitute.' },
  },
  'team.nodes-without-times': {
    status: 422,
    zh: { title: '时间节点与时间数量不一致', mend: '每个节点填写一个时间。' },
    en: { title: 'Nodes and their times differ in number', mend: 'Give one time for each node.' },
  },
  'hand-over.same-person': {
    status: 422,
    zh: { title: '不能交接给本人', mend: '请选择另一个人。' },
    en: { title: 'Handed over to the same person', mend: 'Choose somebody else.' },
  },
  'hand-over.not-held': {
    status: 409,
    zh: { title: '责任已不在该人名下', mend: '刷新后重新选择要交接的责任。' },
    en: { title: 'That person does not hold these duties now', mend: 'Reload and choose again.' },
  },
  'hand-over.not-yours': {
    status: 403,
    zh: { title: '只能交接本人的责任，或由上级交接', mend: '请责任人本人或其上级办理。' },
    en: { title: 'Only the holder or a superior hands duties over', mend: 'Ask the holder or a superior.' },
  },
  'route.none': {
    status: 409,
    zh: { title: '制度没有规定这类事项的审批路线', mend: '请制度管理员补充审批路线。' },
    en: { title: 'The regulation has no approval route for this', mend: 'Ask the keeper of the regulation to add one.' },
  },
  'route.nobody': {
    status: 409,
    zh: { title: '审批步骤无人可审', mend: '该岗位空缺或只有您本人；请管理员指定人员。' },
    en: { title: 'Nobody can take a step of the route', mend: 'The post is vacant or only you hold it; ask an administrator.' },
  },
  'department.not-found': {
    status: 404,
    zh: { title: '没有这个部门', mend: '请从部门列表中选择。' },
    en: { title: 'There is no such department', mend: 'Choose one from the list.' },
  },
  'plan.measures-without-texts': {
    status: 422,
    zh: { title: '措施与责任人数量不一致', mend: '每项措施填写内容、部门、责任人和时限。' },
    en: { title: 'Measures and their texts differ in number', mend: 'Give each measure a text, department, person and time.' },
  },
  'plan.amendment-reason-missing': {
    status: 422,
    zh: { title: '调整方案须说明原因', mend: '填写调整原因后重新提交。' },
    en: { title: 'An amendment needs its reason', mend: 'Say why the plan changes, then submit again.' },
  },
  'record.unknown': {
    status: 422,
    zh: { title: '这类案件没有这种记录', mend: '请选择制度为该类案件规定的记录。' },
    en: { title: 'Cases of this kind have no such record', mend: 'Choose a record that the regulation names for the kind.' },
  },
  'record.incomplete': {
    status: 422,
    zh: { title: '记录有栏目需要修改', mend: '按提示补全或改正标出的栏目。' },
    en: { title: 'Some fields of the record need mending', mend: 'Complete or correct the marked fields.' },
  },
  'matter.urgent-without-reason': {
    status: 422,
    zh: { title: '加急须写明理由', mend: '写明加急的理由后再提交，或去掉加急。' },
    en: { title: 'Urgency needs a written reason', mend: 'Give the reason for the urgency, or take the urgency away.' },
  },
  'matter.ends-otherwise': {
    status: 409,
    zh: { title: '这类案件不以办结结束', mend: '按制度规定的方式结束，例如归档。' },
    en: { title: 'Cases of this kind do not end so', mend: 'End it as the regulation says, by archiving for example.' },
  },
  'form.unknown': {
    status: 422,
    zh: { title: '该等级没有这份表单', mend: '请选择制度为该等级规定的表单。' },
    en: { title: 'This level has no such form', mend: 'Choose the form that the regulation names for the level.' },
  },
  'form.incomplete': {
    status: 422,
    zh: { title: '表单还有必填项未填', mend: '补全标出的栏目。' },
    en: { title: 'Required fields of the form are empty', mend: 'Fill in the marked fields.' },
  },
  'approval.reason-missing': {
    status: 422,
    zh: { title: '退回、拒绝须说明理由', mend: '填写理由后再提交。' },
    en: { title: 'A reason is needed', mend: 'Give a reason, then send again.' },
  },
  'person.not-of-post': {
    status: 422,
    zh: { title: '所选人员不在条款要求的岗位', mend: '请为每个岗位各选一位任职人员，两个岗位不能是同一人。' },
    en: {
      title: 'Somebody named does not hold the post the clause asks for',
      mend: 'Choose a holder for each post, two different people.',
    },
  },
  'recovery.already-open': {
    status: 409,
    zh: { title: '上一项追偿还没有结束', mend: '先记录上一项追偿的结果，再启动下一项，以便每一项都追到底。' },
    en: {
      title: 'The last recovery has not ended',
      mend: 'Record how it ended before the next is opened, so that each is tracked to its end.',
    },
  },
  'recovery.outcome-does-not-fit': {
    status: 422,
    zh: { title: '追偿结果与追回金额不符', mend: '全部追回须不少于追偿金额；部分追回须多于 0 且少于追偿金额。' },
    en: {
      title: 'The outcome does not fit the amount recovered',
      mend: 'Recovered in full is at least what was claimed; in part is between nothing and that.',
    },
  },
  'archive.incomplete': {
    status: 409,
    zh: { title: '归档材料不齐', mend: '补齐列出的材料后再归档。' },
    en: { title: 'The archive list is not complete', mend: 'Add the papers that are listed, then archive.' },
  },
  'merge.into-itself': {
    status: 422,
    zh: { title: '不能并入自身', mend: '请选择另一个案件。' },
    en: { title: 'A case cannot be merged into itself', mend: 'Choose another case.' },
  },
  'merge.into-closed': {
    status: 409,
    zh: { title: '目标案件已结束', mend: '请选择仍在办理的案件。' },
    en: { title: 'The other case is over', mend: 'Choose a case that is open.' },
  },
  'file.not-found': {
    status: 404,
    zh: { title: '没有这个文件', mend: '请重新上传。' },
    en: { title: 'There is no such file', mend: 'Upload it again.' },
  },
  'file.of-another-case': {
    status: 409,
    zh: { title: '文件属于另一个案件', mend: '请在本案件重新上传。' },
    en: { title: 'The file belongs to another case', mend: 'Upload it to this case.' },
  },
  'duty.not-open': {
    status: 409,
    zh: { title: '这项责任已经结束', mend: '刷新后查看最新状态。' },
    en: { title: 'This duty is over', mend: 'Reload to see its state.' },
  },
  'duty.not-found': {
    status: 404,
    zh: { title: '没有这项责任', mend: '刷新后重试。' },
    en: { title: 'There is no such duty', mend: 'Reload and try again.' },
  },
  'event.not-found': {
    status: 404,
    zh: { title: '没有这条记录', mend: '刷新后重试。' },
    en: { title: 'There is no such event', mend: 'Reload and try again.' },
  },
  'correction.not-possible': {
    status: 409,
    zh: { title: '这条记录不能更正', mend: '他人的决定与确认只能由新的决定代替。' },
    en: { title: 'This event cannot be corrected', mend: 'Decisions and confirmations are superseded by new ones only.' },
  },
  'correction.not-yours': {
    status: 403,
    zh: { title: '只能更正本人的记录，或由上级更正', mend: '请记录人本人或其上级办理。' },
    en: { title: 'Only its author or a superior corrects an event', mend: 'Ask the author or a superior.' },
  },
  'backdating.none': {
    status: 409,
    zh: { title: '这条记录不是补录', mend: '只有补录的记录需要确认。' },
    en: { title: 'This event is not backdated', mend: 'Only backdated events are confirmed.' },
  },
  'backdating.not-superior': {
    status: 403,
    zh: { title: '补录时间须由上级确认', mend: '请部门负责人以上人员确认。' },
    en: { title: 'Backdating is confirmed by a superior', mend: 'Ask a department head or above.' },
  },
  'cursor.unreadable': {
    status: 400,
    zh: { title: '翻页标记无效', mend: '从第一页重新打开列表。' },
    en: { title: 'The page cursor cannot be read', mend: 'Open the list from its first page.' },
  },
  'link.not-valid': {
    status: 404,
    zh: { title: '链接无效或已使用', mend: '请联系客服重新发送链接。' },
    en: { title: 'The link is not valid or was used', mend: 'Ask customer service for a new link.' },
  },
  'meeting.owner-missing': {
    status: 422,
    zh: { title: '紧急会议须指定负责人', mend: '填写负责人后再提交。' },
    en: { title: 'An emergency meeting names an owner', mend: 'Name the owner, then send again.' },
  },
  'plan.special-incomplete': {
    status: 422,
    zh: { title: '专项方案还缺阶段目标或应急措施', mend: '补全阶段目标与时间节点、应急措施。' },
    en: {
      title: 'The special plan lacks its goals or contingency measures',
      mend: 'Fill in the staged goals and the contingency measures.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
