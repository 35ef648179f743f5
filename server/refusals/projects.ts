import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 403 | 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about installation projects (equip 第十三条). */
export const projectRefusals = {
  'project.not-found': entry(
    404,
    ['没有这个项目', '从项目列表里重新打开。'],
    ['No such project', 'Open it again from the list of projects.'],
  ),
  'project.not-yours': entry(
    403,
    ['项目计划不由您编制', '请派遣外勤的负责人、内勤或项目经理办理。'],
    ['You do not keep the plan of projects', 'Those who send the field, the office or the project’s manager do.'],
  ),
  'project.weights': entry(
    422,
    ['各阶段权重之和不是 100', '调整权重，合计正好 100。'],
    ['The weights of the phases do not sum to 100', 'Change them so that they sum to exactly 100.'],
  ),
  'project.phases-unfit': entry(
    422,
    ['阶段的日期或名称有问题', '每个阶段要有名称，结束日不早于开始日，阶段按先后排列。'],
    [
      'Dates or titles of phases do not fit',
      'Each has a title, ends no earlier than it begins, and they stand in the order in which they begin.',
    ],
  ),
  'project.phase-in-use': entry(
    409,
    ['要去掉的阶段还有派工单', '先把派工单移到别的阶段。'],
    ['A phase to be taken away has work orders', 'Move them to another phase first.'],
  ),
  'project.phase-unknown': entry(
    422,
    ['计划里没有这个阶段', '刷新后从现在的计划里选择。'],
    ['The plan has no such phase', 'Refresh and choose one of the plan in force.'],
  ),
  'project.order-unfit': entry(
    422,
    ['这张单子不能加入项目', '填写本客户的派工单编号，外勤类案件才能加入。'],
    ['That case cannot join the project', 'Give the number of a work order of the same customer.'],
  ),
  'project.order-taken': entry(
    409,
    ['派工单已属于别的项目', '一张派工单只属于一个项目；先从原项目移出。'],
    ['The order belongs to another project', 'Take it out of that one first.'],
  ),
  'project.stopped': entry(
    409,
    ['项目已终止', '终止的项目不再更改；需要时另立项目。'],
    ['The project was stopped', 'It is changed no more; begin another one.'],
  ),
  'project.node-unsigned': entry(
    409,
    ['前一个关键节点客户还没有签字', '先请客户在该阶段的派工单上验收签字，再安排后面的阶段。'],
    ['The customer has not signed the key node before', 'Have the orders of that phase accepted and signed, then go on.'],
  ),
} satisfies Record<string, RefusalEntry>
