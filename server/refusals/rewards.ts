import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about rewards (furn 8.1, robot 第十九条) and cases that come from others. */
export const rewardRefusals = {
  'reward.not-over-target': entry(
    422,
    ['没有超过目标，没有奖金', '核对指标、目标和实际；方向是“低于目标”的，实际要低于目标。'],
    ['The target is not exceeded: there is no bonus', 'Check target, actual and direction.'],
  ),
  'record.computed': entry(
    422,
    ['由系统计算，不能手工填写', '请不要填写这一栏；数字不对时请核对它所依据的各栏。'],
    ['The system computes it, nobody types it', 'Leave it out; where it is wrong, check the fields it rests on.'],
  ),
  'reward.decided-already': entry(
    409,
    ['奖励已经报批或批准，依据不再改动', '还在审批的先撤回申报；已经批准而有误的，撤回奖励后重新申报。'],
    [
      'The reward was submitted or approved: its base stays',
      'Withdraw the submission first, or take the reward back and apply anew.',
    ],
  ),
  'reward.amount-otherwise': entry(
    422,
    ['金额与系统计算的不同', '奖励按算出的金额申报；不对时请人力资源部更改依据后重算。'],
    ['The amount is not the computed one', 'Submit the computed amount; where it is wrong, its base is corrected.'],
  ),
  'reward.not-published-now': entry(
    409,
    ['不在公示期内', '公示期内才能提异议；公示期已过的，请向人力资源部反映。'],
    ['It is not being published now', 'Objections are taken while it is published; afterwards speak to human resources.'],
  ),
  'reward.nothing-to-answer': entry(
    409,
    ['没有等待答复的异议', '每条异议答复一次。'],
    ['No objection waits for an answer', 'Each is answered once.'],
  ),
  'reward.funded-already': entry(
    409,
    ['项目经费已经列支', '每个奖励列支一次。'],
    ['The project money is booked already', 'Once for each reward.'],
  ),
  'reward.nothing-to-withdraw': entry(
    409,
    ['没有可以撤回的奖励', '批准之后、撤回之前才能撤回；没有批准的请作“不予办理”办结。'],
    ['There is no reward to take back', 'Only an approved one is taken back; close the application as dropped instead.'],
  ),
  'reward.publication-runs': entry(
    409,
    ['公示期还没有结束', '公示期满、异议答复后办结。'],
    ['It is still being published', 'Close it when the time is over and objections are answered.'],
  ),
  'reward.not-found': entry(
    404,
    ['没有这项公示', '可能已过公示期或已撤回，请刷新。'],
    ['There is no such publication', 'It may be over or taken back; refresh.'],
  ),
  'case.origin-stays': entry(
    422,
    ['原案件不能这样结束', '只有客户案件之间可以转为；建议、整改等另立案件，原案件继续办理。'],
    [
      'The original case cannot end so',
      "Only a customer's case goes on in another one; suggestions and rectifications stand beside it.",
    ],
  ),
} as const satisfies Record<string, RefusalEntry>
