import type { RefusalEntry } from './refusal-words.ts'

const entry = (
  status: number,
  zh: readonly [title: string, mend: string],
  en: readonly [title: string, mend: string],
): RefusalEntry => ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } })

/** What the archive refuses: holds, disposals, and cases that were disposed of. */
export const archiveRefusals = {
  'archive.not-yours': entry(
    403,
    ['这里由管理档案、审批销毁、保全或处理个人信息请求的岗位办理', '哪些岗位可以办理，见公司设置“归档与个人信息”。'],
    ['This is for the posts that look after the archive', 'The company settings "Archive and privacy" name them.'],
  ),
  'archive.disposed': entry(
    409,
    ['案卷已经销毁', '不能再办理；销毁证明写明何时、依据什么销毁。需要时另行登记新案件。'],
    [
      'The file was disposed of',
      'Nothing more can happen to it; the certificate says when and why. Register a new case if needed.',
    ],
  ),
  'hold.not-found': entry(
    404,
    ['没有这项保全', '请从保全清单中选择。'],
    ['There is no such hold', 'Choose one from the list of holds.'],
  ),
  'hold.lifted-already': entry(
    409,
    ['这项保全已经解除', '需要时重新保全。'],
    ['This hold was lifted already', 'Place another one if it is needed.'],
  ),
  'hold.own': entry(
    403,
    ['保全由另一人解除', '请另一位有权的同事核实后解除。'],
    ['A hold is lifted by another person', 'Ask a colleague with the right to look at it and lift it.'],
  ),
  'hold.period-reversed': entry(
    422,
    ['开始日期在结束日期之后', '请把较早的日期填在前面。'],
    ['The period begins after it ends', 'Put the earlier day first.'],
  ),
  'disposal.not-found': entry(
    404,
    ['没有这份销毁清册', '请从清单中选择。'],
    ['There is no such disposal', 'Choose one from the list.'],
  ),
  'disposal.not-free': entry(
    409,
    ['其中有的保管期未满、被保全或有未办结的事项', '请刷新清单，只选仍可销毁的。'],
    ['Some of it is not past its time, is held, or has something open', 'Look at the list again and choose what is free.'],
  ),
  'disposal.own': entry(
    403,
    ['提出销毁的人不能审批', '由另一位有权的同事审批。'],
    ['Whoever proposed a disposal does not decide on it', 'Another person with the right decides.'],
  ),
  'disposal.not-yours': entry(
    403,
    ['这份清册不由您办理', '清册上写明由谁审批；只有提出人可以撤回。'],
    ['This disposal is not yours', 'It names who decides; only who proposed it takes it back.'],
  ),
  'disposal.not-all-seen': entry(
    403,
    ['其中有您不可见的案件', '由能看到全部案件的人审批或打印。'],
    ['It holds cases that you do not see', 'Somebody who sees all of them decides or prints.'],
  ),
  'disposal.settled-already': entry(
    409,
    ['这份清册已经办结', '请刷新页面查看结果。'],
    ['This disposal is settled', 'Look at the page again.'],
  ),
  'disposal.no-certificate': entry(
    409,
    ['销毁还没有完成', '完成后生成销毁证明。'],
    ['The disposal is not done yet', 'Its certificate is made when it is.'],
  ),
  'privacy.not-found': entry(
    404,
    ['没有这项个人信息请求', '请从登记簿中选择。'],
    ['There is no such request', 'Choose one from the register.'],
  ),
  'privacy.decided-already': entry(
    409,
    ['这项请求已经决定', '请刷新页面查看结果。'],
    ['This request was decided already', 'Look at the page again.'],
  ),
  'privacy.not-decided': entry(
    409,
    ['请求还没有决定', '先决定，再答复。'],
    ['The request is not decided yet', 'Decide first, then answer.'],
  ),
  'privacy.answered-already': entry(
    409,
    ['这项请求已经答复', '需要补充时另行登记。'],
    ['This request was answered already', 'Take in another one if there is more to say.'],
  ),
  'privacy.not-extendable': entry(
    409,
    ['不能延期', '只有依 GDPR 的请求可以延期一次，且须在答复之前。'],
    ['It cannot be extended', 'Only requests under the GDPR can, once, and before they are answered.'],
  ),
  'privacy.own': entry(
    403,
    ['不能决定关于自己的请求', '由另一位有权的同事决定。'],
    ['Nobody decides on a request about themselves', 'Another person with the right decides.'],
  ),
  'privacy.not-all-seen': entry(
    403,
    ['其中有您不可见的案件', '由能看到全部案件的人决定。'],
    ['It is about cases that you do not see', 'Somebody who sees all of them decides.'],
  ),
  'privacy.no-copy': entry(
    409,
    ['这项请求不提供副本', '查阅请求才提供副本；已删除的不再有副本。'],
    ['There is no copy for this request', 'Requests for access get one; what was erased has none.'],
  ),
} as const satisfies Record<string, RefusalEntry>
