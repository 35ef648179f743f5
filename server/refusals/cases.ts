import type { RefusalEntry } from './refusal-words.ts'

/** What may not be done to a case now; the clause that says so comes with the refusal. */
export const caseRefusals = {
  'case.not-found': {
    status: 404,
    zh: { title: '没有这个案件', mend: '编号可能有误，或案件不在您的组织或可见范围内。' },
    en: { title: 'There is no such case', mend: 'The number may be wrong, or the case is not one that you may see.' },
  },
  'person.not-found': {
    status: 404,
    zh: { title: '没有这个人员', mend: '请从人员列表中选择在职人员。' },
    en: { title: 'There is no such person', mend: 'Choose an active person from the list.' },
  },
  'customer.not-found': {
    status: 404,
    zh: { title: '没有这个客户', mend: '请从客户列表中选择，或先登记客户。' },
    en: { title: 'There is no such customer', mend: 'Choose one from the list, or register the customer first.' },
  },
  'act.unknown': {
    status: 422,
    zh: { title: '没有这种办理动作', mend: '可用的动作见案件的 can 字段。' },
    en: { title: 'There is no such act', mend: 'The field `can` of a case lists the acts.' },
  },
  'category.unknown': {
    status: 422,
    zh: { title: '制度中没有这个类别', mend: '请从制度的类别与子类中选择。' },
    en: { title: 'The regulation has no such category', mend: 'Choose a category and subtype of the regulation.' },
  },
  'kind.not-governed': {
    status: 409,
    zh: { title: '没有现行制度适用于此类案件', mend: '请管理员发布适用的制度版本。' },
    en: {
      title: 'No regulation in force governs this kind of case',
      mend: 'Have an administrator publish an edition that does.',
    },
  },
  'time.in-future': {
    status: 422,
    zh: { title: '发生时间在将来', mend: '请填写已经发生的时间；电脑时钟可能不准。' },
    en: { title: 'The time lies in the future', mend: 'Give a time that has passed; the clock of the computer may be wrong.' },
  },
  'time.before-discovery': {
    status: 422,
    zh: { title: '发生时间早于案件发现时间', mend: '请核对时间；发现时间有误时请先更正。' },
    en: {
      title: 'The time lies before the discovery of the case',
      mend: 'Check it; a wrong time of discovery is corrected first.',
    },
  },
  'backdating.reason-missing': {
    status: 422,
    zh: { title: '补记需要说明原因', mend: '发生时间早于现在 5 分钟以上时，请写明原因并附证据。' },
    en: { title: 'Recording after the fact needs a reason', mend: 'More than 5 minutes later, say why and attach the evidence.' },
  },
  'backdating.evidence-missing': {
    status: 422,
    zh: {
      title: '补记需要证明材料',
      mend: '发生时间早于现在 5 分钟以上时，请先上传一份证明（通话记录、照片、截图等），再随记录一起提交。',
    },
    en: {
      title: 'Recording after the fact needs evidence',
      mend: 'Upload one file that shows when it happened, and send its id along.',
    },
  },
  'case.changed-meanwhile': {
    status: 409,
    zh: { title: '案件刚刚被他人更新', mend: '请刷新后核对最新情况，再提交。' },
    en: { title: 'Somebody else has just changed the case', mend: 'Reload, look at what changed, and submit again.' },
  },
  'case.closed': {
    status: 409,
    zh: { title: '案件已结束', mend: '需要继续办理时，请先重新打开案件。' },
    en: { title: 'The case is over', mend: 'Reopen it to go on.' },
  },
  'case.external-id-known': {
    status: 409,
    zh: { title: '这个外部编号已经登记', mend: '请打开已有案件；确为另一件事时请用另一个编号。' },
    en: {
      title: 'A case with this external number is registered',
      mend: 'Open that case; if this is another matter, give another number.',
    },
  },
  'machine.not-found': {
    status: 404,
    zh: { title: '没有这台设备', mend: '请从客户的设备中选择，或先登记设备。' },
    en: { title: 'There is no such machine', mend: "Choose one of the customer's machines, or register it first." },
  },
  'case.still-open': {
    status: 409,
    zh: { title: '案件仍在办理', mend: '无须重新打开，可直接办理。' },
    en: { title: 'The case is still open', mend: 'There is no need to reopen it.' },
  },
  'act.not-yours': {
    status: 403,
    zh: { title: '这一步不由您的岗位办理', mend: '请由条款指定的岗位办理。' },
    en: { title: 'Your post does not do this step', mend: 'The role that the clause names does it.' },
  },
  'gate.missing': {
    status: 409,
    zh: { title: '进入下一步的条件尚未具备', mend: '请先补齐所列材料。' },
    en: { title: 'What the next step needs is not there yet', mend: 'Supply what is listed first.' },
  },
  'clock.already-paused': {
    status: 409,
    zh: { title: '计时已经暂停', mend: '无须再次暂停。' },
    en: { title: 'The clocks stand still already', mend: 'There is nothing to pause.' },
  },
  'clock.not-paused': {
    status: 409,
    zh: { title: '计时没有暂停', mend: '无须恢复。' },
    en: { title: 'The clocks are running', mend: 'There is nothing to resume.' },
  },
  'report.not-to-you': {
    status: 409,
    zh: { title: '没有等待您确认的上报', mend: '它可能已由他人确认。' },
    en: { title: 'No report waits for your acknowledgement', mend: 'Somebody else may have acknowledged it.' },
  },
  'approval.none-waiting': {
    status: 409,
    zh: { title: '没有等待审批的事项', mend: '可能已被新一轮代替或已办结；请刷新。' },
    en: { title: 'Nothing waits for approval', mend: 'It may have been replaced or settled; reload.' },
  },
  'approval.own': {
    status: 409,
    zh: { title: '不能审批自己提交的事项', mend: '请由审批路线上的其他人审批。' },
    en: { title: 'Nobody approves their own submission', mend: 'Somebody else on the route decides.' },
  },
  'approval.not-your-turn': {
    status: 409,
    zh: { title: '现在不由您审批', mend: '请等待前一步审批完成。' },
    en: { title: 'It is not your turn to decide', mend: 'Wait for the step before yours.' },
  },
  'node.not-reached': {
    status: 409,
    zh: { title: '没有等待客户签字的关键节点', mend: '请先记录到达该节点。' },
    en: { title: 'No key node waits for a signature', mend: 'Record first that the node has been reached.' },
  },
  'record.complete': {
    status: 409,
    zh: { title: '记录已经完整', mend: '无须补充。' },
    en: { title: 'The record is complete already', mend: 'There is nothing to add.' },
  },
} as const satisfies Record<string, RefusalEntry>
