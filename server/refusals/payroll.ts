import type { RefusalEntry } from './refusal-words.ts'

const entry = (
  status: number,
  zh: readonly [title: string, mend: string],
  en: readonly [title: string, mend: string],
): RefusalEntry => ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } })

/** What keeps a line from payroll, each with who can do something about it; and what the work with batches refuses. */
export const payrollRefusals = {
  'payroll.not-standing': entry(
    409,
    ['处罚没有生效或已撤销', '没有生效的处罚不进入工资核算。'],
    ['The penalty does not stand', 'Nothing of it goes to payroll.'],
  ),
  'payroll.ratification-open': entry(
    409,
    ['越权作出的决定还没有补办', '由有权的人补办或否决后再核算。'],
    ['A decision beyond authority is not made good', 'Whoever has the authority ratifies or refuses it first.'],
  ),
  'payroll.not-served': entry(
    409,
    ['处罚还没有送达', '人力资源部送达处罚通知，申诉期从送达起算。'],
    ['The penalty has not been served', 'Human resources serve the notice; the time to appeal runs from then.'],
  ),
  'payroll.appeal-window': entry(
    409,
    ['申诉期还没有过', '到期前不能扣款，到期后自动可以核算。'],
    ['The time to appeal is not over', 'Nothing is taken before its end; after it the line is due by itself.'],
  ),
  'payroll.appeal-open': entry(
    409,
    ['申诉还没有结果', '复议结果批准后再核算；撤销的不扣，变更的按变更后的扣。'],
    [
      'An appeal has no result yet',
      'It waits for the approved result: revoked takes nothing, changed takes what it was changed to.',
    ],
  ),
  'payroll.placeholder': entry(
    409,
    ['条文的数额或期限留空', '由制度的审批人以口径在下一版制度中定下数字；处罚按行为当天的版本，之前的行为不适用。'],
    [
      'The clause leaves the figure blank',
      'Whoever approves the regulation settles it by a reading in its next edition. A penalty follows the edition of the day of the act, so that earlier acts stay without a figure.',
    ],
  ),
  'payroll.no-clause': entry(
    409,
    ['没有条文规定这个扣款', '金额须在条文写明的范围内；复议变更，或不扣。'],
    ['No clause orders this amount', 'It must lie within what a clause says: changed on appeal, or not taken.'],
  ),
  'payroll.no-amount': entry(
    409,
    ['处罚决定没有写金额', '由作出决定的人写明金额（条文规定的范围内）。'],
    ['The decision names no amount', 'Whoever decided names one within what the clause says.'],
  ),
  'payroll.not-announced': entry(
    409,
    ['制度没有民主程序和公示的记录', '人力资源部在「制度公示」中录入讨论、协商、公示的日期和材料；须早于行为当天。'],
    [
      'No record that the edition was consulted on and made known',
      'Human resources enter when it was discussed, settled and made known, with the papers; before the day of the act.',
    ],
  ),
  'payroll.no-agreement': entry(
    409,
    ['没有书面变更协议', '与本人协商一致、签字后，由人力资源部录入协议。'],
    ['No written agreement is on file', 'Once both have signed, human resources enter it.'],
  ),
  'payroll.union-not-told': entry(
    409,
    ['没有通知工会的记录', '解除之前把理由通知工会，并录入通知。'],
    ['The trade union has not been told', 'Tell it the reasons before the contract ends, and enter the notice.'],
  ),
  'payroll.below-minimum': entry(
    409,
    ['变更后的工资低于最低工资', '重新协商，工资不低于当地最低工资。'],
    ['The new wage is below the minimum', 'Agree on one that is not.'],
  ),
  'payroll.no-wage': entry(
    409,
    ['没有当月工资', '人力资源部录入或导入本人当月工资。'],
    ["The month's wage is not known", "Human resources enter or import the person's wage of the month."],
  ),
  'payroll.no-minimum-wage': entry(
    409,
    ['没有当地最低工资', '管理员在公司设置「工资核算」中录入地区、标准、执行日和来源。'],
    [
      'The local minimum wage is not known',
      'An administrator enters region, rate, first day and source in the company settings (payroll).',
    ],
  ),
  'payroll.not-published': entry(
    409,
    ['奖励还没有公示', '人力资源部公示后发放。'],
    ['The reward has not been published', 'It is paid once human resources have published it.'],
  ),
  'payroll.publication-open': entry(
    409,
    ['奖励还在公示', '公示期满没有异议即可发放。'],
    ['The reward is still published', 'It is paid once its time is over and nobody objects.'],
  ),
  'payroll.objection-open': entry(
    409,
    ['对奖励的异议还没有答复', '答复后再核算。'],
    ['An objection to the reward has no answer', 'It is worked out once that is answered.'],
  ),
  'payroll.nothing-left': entry(
    409,
    ['本月没有可以扣的额度', '剩余金额转到以后的月份，计划见说明。'],
    ['Nothing may be taken this month', 'It is carried to later months; the plan is in the explanation.'],
  ),
  'payroll.not-due': entry(
    409,
    ['这一笔现在不用核算', '刷新后再选；已经导出的不再导出。'],
    ['This line is not due', 'Reload and choose again; what was exported is not exported again.'],
  ),
  'payroll.month-ahead': entry(
    422,
    ['不能核算以后的月份', '选择本月或以前的月份。'],
    ['A month to come is not worked out', 'Choose this month or an earlier one.'],
  ),
  'payroll.batch-open': entry(
    409,
    ['还有一份核算单等待复核', '先放行或退回它。'],
    ['A batch waits for its second person', 'Release or return it first.'],
  ),
  'payroll.not-found': entry(
    404,
    ['没有这份核算单', '请从列表中选择。'],
    ['There is no such batch', 'Choose one from the list.'],
  ),
  'payroll.settled': entry(
    409,
    ['核算单已经放行或退回', '刷新查看；更正由下一份核算单的冲回行完成。'],
    ['The batch has been settled', 'Reload; what is wrong is reversed by a line of the next batch.'],
  ),
  'payroll.second-person': entry(
    403,
    ['编制的人不能放行', '由另一人复核后放行。'],
    ['Whoever put it together does not release it', 'Somebody else checks and releases it.'],
  ),
  'payroll.nobody-releases': entry(
    409,
    ['没有人可以放行', '再任命一位人力资源或总经理：编制和放行须由两人办理。'],
    ['Nobody could release it', 'Appoint a second person in human resources, or a general manager: two people are needed.'],
  ),
  'payroll.own': entry(
    403,
    ['涉及本人或本部门', '由没有关系的人办理。'],
    ['It is about you or your department', 'Somebody who has no part in it does this.'],
  ),
  'payroll.decided-alone': entry(
    403,
    ['处罚由您一人决定，不能再由您放行', '由另一人放行。'],
    ['You alone decided a penalty in it', 'Somebody else releases it.'],
  ),
  'payroll.not-all-seen': entry(
    403,
    ['有您看不到的密封案件', '没有看到的不能放行；由可以查看的人放行，或由人力资源部允许您查看案件。'],
    [
      'It holds sealed cases that you do not see',
      'Nobody releases what they have not seen: somebody who sees them does, or human resources let you in.',
    ],
  ),
  'payroll.changed': entry(
    409,
    ['核算单编好以后情况有变', '退回后重新编制。'],
    ['Something has changed since it was put together', 'Return it and put it together again.'],
  ),
  'payroll.not-yours': entry(
    403,
    ['只有本人和人力资源部可以看', '由本人查看。'],
    ['Only the person and human resources see this', 'The person looks at it.'],
  ),
  'payroll.dates-out-of-order': entry(
    422,
    ['日期顺序不对', '先讨论，再协商确定，最后公示；都不晚于今天。'],
    ['The days are out of order', 'Discussed, then settled, then made known; none of them to come.'],
  ),
  'payroll.region-unknown': entry(
    422,
    ['没有这个地区的最低工资', '选择公司设置中的地区。'],
    ['No minimum wage is set for this region', 'Choose a region of the company settings.'],
  ),
} as const satisfies Record<string, RefusalEntry>
