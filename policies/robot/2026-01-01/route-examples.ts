import type { Example } from '../../../engine/pack.ts'

type Route = Extract<Example, { type: 'route' }>
type Hop = Extract<Example, { type: 'hop' }>
type Level = 'general' | 'larger' | 'major'
type More = Partial<Pick<Route, 'data' | 'form'>>

/** Who approves one after the other; one approval carries a step of one post. */
const route = (
  rule: string,
  level: Level,
  subject: Route['subject'],
  name: string,
  steps: readonly string[],
  { data = {}, ...more }: More = {},
): Route => ({
  type: 'route',
  rule,
  name,
  kind: 'anomaly',
  level,
  subject,
  data,
  ...more,
  steps: steps.map(role => ({ by: [`role:${role}`], passes: 'any' })),
})
const plan = (rule: string, level: Level, name: string, steps: readonly string[], data: Route['data'] = {}) =>
  route(rule, level, 'plan', name, steps, { data })
const compensation = (rule: string, level: Level, name: string, amountFen: number, steps: readonly string[]) =>
  route(rule, level, 'compensation', name, steps, { data: { amountFen } })

const hop = (rule: string, level: Level, about: Hop['about'], name: string, from: string, ...to: string[]): Hop => ({
  type: 'hop',
  rule,
  name,
  kind: 'anomaly',
  level,
  about,
  from,
  to: to.map(role => `role:${role}`),
})

/** Who approves what, and who reports to whom: up by 第八条(二), back by 第八条(六). */
export const routeExamples: readonly Example[] = [
  plan('approve-general-plan', 'general', '一般：部门负责人批', ['department-head']),
  plan('approve-larger-plan', 'larger', '较大：副组长批', ['deputy-leader']),
  plan('approve-larger-plan', 'larger', '较大不提交管理层，勾选了也一样', ['deputy-leader'], { toManagement: true }),
  plan('approve-major-plan', 'major', '重大：组长批', ['leader']),
  plan('approve-major-plan', 'major', '组长认为不必提交管理层', ['leader'], { toManagement: false }),
  plan('approve-major-plan-with-management', 'major', '必要时：组长批后再交管理层审议', ['leader', 'management'], {
    toManagement: true,
  }),

  route('review-general-record', 'general', 'form', '一般：记录表由部门负责人审核', ['department-head'], {
    form: 'general-record',
  }),
  route('review-larger-report', 'larger', 'form', '较大：处置报告由副组长审批备案', ['deputy-leader'], { form: 'larger-report' }),
  {
    ...route('pass-major-summary', 'major', 'form', '重大：总结报告由处置小组三分之二通过', [], { form: 'major-summary' }),
    steps: [{ by: ['role:group-member', 'role:deputy-leader', 'role:leader'], passes: '2/3' }],
  },

  compensation('compensation-below-100k', 'larger', '较大异常也可能要赔：法务，然后组长', 500_000, ['legal', 'leader']),
  compensation('compensation-below-100k', 'major', '99,999.99 元：法务，然后组长', 9_999_999, ['legal', 'leader']),
  compensation('compensation-from-100k', 'major', '正好 100,000 元：法务，然后主要负责人', 10_000_000, ['legal', 'principal']),

  hop('front-to-head', 'general', 'report', '一般：发现人报部门负责人', 'case:reporter', 'department-head'),
  hop('front-to-head', 'general', 'report', '一般：客服代为上报', 'role:service-desk', 'department-head'),
  hop('front-to-head', 'larger', 'report', '较大：一线仍先报部门负责人', 'role:front-line', 'department-head'),
  hop('head-to-deputy', 'larger', 'report', '较大：部门负责人再报副组长', 'role:department-head', 'deputy-leader'),
  hop(
    'front-to-head-and-deputy',
    'major',
    'report',
    '重大：现场工程师同时报部门负责人和副组长',
    'role:field-engineer',
    'department-head',
    'deputy-leader',
  ),
  hop('deputy-to-leaders', 'major', 'report', '重大：副组长报组长和主要负责人', 'role:deputy-leader', 'leader', 'principal'),

  hop('result-to-head', 'general', 'result', '一般：处置人把结果报回部门负责人', 'case:handler', 'department-head'),
  hop('result-to-head', 'general', 'result', '由较大降为一般：团队责任人报回', 'case:team-owner', 'department-head'),
  hop('result-to-group', 'larger', 'result', '较大：团队责任人报回副组长和组长', 'case:team-owner', 'deputy-leader', 'leader'),
  hop('result-to-group', 'major', 'result', '重大：团队责任人报回副组长和组长', 'case:team-owner', 'deputy-leader', 'leader'),
]
