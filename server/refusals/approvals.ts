import type { RefusalEntry } from './refusal-words.ts'

/** What an approval refuses; the clause comes with the refusal where there is one. */
export const approvalRefusals = {
  'route.over-limit': {
    status: 409,
    zh: { title: '金额达到或超过这一步岗位的授权额度', mend: '请管理员核对审批路线与授权额度，由有权的岗位决定。' },
    en: {
      title: 'The amount is at or above the limit of the posts of a step',
      mend: 'The route and the limits of the posts must be put right.',
    },
  },
  'approval.twice': {
    status: 409,
    zh: { title: '同一步中一个人只表态一次', mend: '请选择其他人。' },
    en: { title: 'Nobody decides twice on one step', mend: 'Choose somebody else.' },
  },
  'approval.over-limit': {
    status: 403,
    zh: { title: '金额达到或超过您的授权额度', mend: '请由有权的人决定，或转办给同一步的有权人员。' },
    en: { title: 'The amount is at or above your limit', mend: 'Somebody with the authority decides.' },
  },
  'approval.post-ended': {
    status: 403,
    zh: { title: '已不担任这一位置所属的岗位', mend: '由现任审批；也可转办给同岗位的人，或由上级交接给他人。' },
    en: {
      title: 'The post of this place has passed to somebody else',
      mend: 'Whoever holds it now decides; it may also be passed on to a holder, or handed over by a superior.',
    },
  },
  'approval.own-name': {
    status: 403,
    zh: { title: '同一轮审批不能既以本人名义又代理他人', mend: '请委托人本人或其同岗位的人审批。' },
    en: {
      title: 'In one round nobody decides both for themselves and for others',
      mend: 'Ask the principal, or another holder of their post.',
    },
  },
  'approval.mandate-used': {
    status: 403,
    zh: { title: '本轮已代理他人审批，不能再以本人名义审批', mend: '转办给同岗位的人，或由上级交接给他人。' },
    en: {
      title: 'Whoever decided in somebody’s place does not decide for themselves in the same round',
      mend: 'Pass the place on to another holder of the post, or have it handed over.',
    },
  },
  'approval.amount-unstated': {
    status: 422,
    zh: { title: '金额改过，同意时须写明所见金额', mend: '把所见的金额（amountSeenFen，分）一并提交。' },
    en: {
      title: 'The amount was changed: consent states the amount seen',
      mend: 'Send the amount that was seen (amountSeenFen, in hundredths of a yuan).',
    },
  },
  'approval.amount-differs': {
    status: 409,
    zh: { title: '金额或轮次与您看到的不同', mend: '刷新后按现在的金额重新决定。' },
    en: { title: 'The amount or round is not the one you saw', mend: 'Reload, and decide on what stands now.' },
  },
  'approval.suspended': {
    status: 409,
    zh: { title: '补录的决定被本人否认，审批暂停', mend: '补办办结后继续；不予追认的须重新提交。' },
    en: {
      title: 'A recorded decision is contested: the approval waits',
      mend: 'It goes on once that is ratified; where it is refused, submit again.',
    },
  },
  'approval.ratification-stays': {
    status: 409,
    zh: { title: '补办审批不能撤回', mend: '由路线上的人追认或不予追认。' },
    en: { title: 'A make-up approval cannot be withdrawn', mend: 'Those on its route ratify or refuse it.' },
  },
  'approval.nothing-to-confirm': {
    status: 409,
    zh: { title: '没有以您名义补录而待确认的决定', mend: '可能已经确认，或已提交新一轮。' },
    en: {
      title: 'No decision recorded in your name waits for you',
      mend: 'It may have been answered, or another round was submitted.',
    },
  },
  'approval.urged-lately': {
    status: 429,
    zh: { title: '刚催办过', mend: '到所示时间后再催；急事请直接联系对方。' },
    en: { title: 'They were urged lately', mend: 'Urge again from the time said; where it is urgent, call them.' },
  },
  'approval.no-mandate': {
    status: 403,
    zh: { title: '没有代理此人审批这一事项的有效授权', mend: '请核对授权的范围、额度和起止日期。' },
    en: { title: 'There is no mandate for this', mend: 'Check scope, limit and dates of the mandate.' },
  },
  'approval.no-such-step': {
    status: 422,
    zh: { title: '只能退回到这条路线上较早的步骤', mend: '请重新选择要退回的步骤。' },
    en: { title: 'It goes back only to an earlier step', mend: 'Choose an earlier step of this route.' },
  },
  'approval.not-submitter': {
    status: 403,
    zh: { title: '只有提交人可以这样做', mend: '请联系提交人。' },
    en: { title: 'Only who submitted it may do this', mend: 'Ask whoever submitted it.' },
  },
  'approval.not-on-route': {
    status: 403,
    zh: { title: '您不在这条审批路线上', mend: '由提交人或路线上的人办理。' },
    en: { title: 'You are not on this route', mend: 'Whoever submitted it or is on the route does this.' },
  },
  'approval.no-added-signer': {
    status: 409,
    zh: { title: '没有您加签而尚未表态的人', mend: '刷新后重新选择。' },
    en: { title: 'You added no signer who has yet to decide', mend: 'Reload and choose again.' },
  },
  'approval.signer-stays': {
    status: 409,
    zh: { title: '加签人不能再减', mend: '已表态的意见保留；整条路线只等这一步时请等待其表态。' },
    en: { title: 'This signer stays', mend: 'A decision given is kept; where the route waits for this step alone, wait for it.' },
  },
  'approval.ask-yourself': {
    status: 422,
    zh: { title: '不能向自己征求意见', mend: '请选择其他人。' },
    en: { title: 'Nobody asks themselves', mend: 'Choose somebody else.' },
  },
  'approval.opinion-waiting': {
    status: 409,
    zh: { title: '已委派，正等待对方意见', mend: '对方答复后再决定；急需时请催办。' },
    en: { title: 'You wait for an opinion already', mend: 'Decide when it has come, or urge it.' },
  },
  'approval.not-asked': {
    status: 403,
    zh: { title: '没有人就此征求您的意见', mend: '可能已经答复，或审批已办结。' },
    en: { title: 'Nobody asked for your opinion on this', mend: 'It may have been answered, or the approval is settled.' },
  },
  'approval.no-amount': {
    status: 409,
    zh: { title: '这项审批没有可变更的金额', mend: '撤回后重新提交。' },
    en: { title: 'This approval has no amount to change', mend: 'Withdraw it and submit it again.' },
  },
  'approval.same-amount': {
    status: 422,
    zh: { title: '金额没有变化', mend: '填写新的金额。' },
    en: { title: 'The amount is the same', mend: 'Give the new amount.' },
  },
  'approval.transfer-unauthorised': {
    status: 403,
    zh: { title: '此人没有这一步的审批权限，不能转办', mend: '转办给同岗位的人；其他人可以委派或征求意见。' },
    en: {
      title: 'That person has no authority for this step',
      mend: 'Pass it to a holder of the same post; anybody may be asked for an opinion.',
    },
  },
  'approval.ratify-or-refuse': {
    status: 422,
    zh: { title: '补办只能批准或不予批准', mend: '不予批准时说明补救措施。' },
    en: { title: 'A make-up approval ratifies or refuses', mend: 'Where you refuse, say what is to be done.' },
  },
  'approval.remedy-missing': {
    status: 422,
    zh: { title: '不予补办须写明补救措施', mend: '填写补救措施后再提交。' },
    en: { title: 'A refused ratification needs its remedy', mend: 'Say what is to be done about it.' },
  },
  'approval.finding-without-reason': {
    status: 422,
    zh: { title: '补办时指出问题须写明内容', mend: '填写问题说明；只有补办审批可以这样做。' },
    en: { title: 'A finding needs its reason', mend: 'Describe the finding; only a make-up approval has one.' },
  },
  'approval.ratify-in-person': {
    status: 409,
    zh: { title: '补办审批须由有权的人亲自办理', mend: '请由审批路线上的人在系统内决定。' },
    en: { title: 'A make-up approval is decided in person', mend: 'Those on its route decide in the system.' },
  },
  'approval.paper-missing': {
    status: 422,
    zh: { title: '补录纸面决定须附扫描件', mend: '先把签字的文件附到案件，再选择它。' },
    en: { title: 'A decision on paper needs its scan', mend: 'Attach the signed paper to the case and choose it.' },
  },
  'approval.risk-report-missing': {
    status: 422,
    zh: { title: '紧急决定须附风险评估报告', mend: '先把风险评估报告附到案件，再选择它。' },
    en: { title: 'An emergency decision needs its risk assessment', mend: 'Attach the report to the case and choose it.' },
  },
  'approval.ratification-open': {
    status: 409,
    zh: { title: '有越权的决定还没有补办', mend: '先由审批路线上的人追认或不予追认，再结束案件。' },
    en: { title: 'A decision beyond authority has not been made good', mend: 'Those on its route ratify or refuse it first.' },
  },
  'exception.not-one': {
    status: 409,
    zh: { title: '只有例外事项登记受影响的时限', mend: '请先按制度登记例外（自然灾害、政策突变）。' },
    en: { title: 'Only an exception lists the clocks it touches', mend: 'Register the exception first.' },
  },
  'approval.batch-mixed': {
    status: 422,
    zh: { title: '只能批量同意同一类事项', mend: '请只选择同一类案件、同一种审批。' },
    en: { title: 'Only submissions of one kind are decided together', mend: 'Choose one subject of one kind of case.' },
  },
  'approval.batch-over-amount': {
    status: 409,
    zh: { title: '有事项达到批量审批的金额上限', mend: '请逐件审批，或在公司设置中调整上限。' },
    en: {
      title: 'One of them is not below the amount for deciding together',
      mend: 'Decide it by itself, or change the company setting.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
