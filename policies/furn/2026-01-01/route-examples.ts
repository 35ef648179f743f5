import type { Example } from '../../../engine/pack.ts'

type Route = Extract<Example, { type: 'route' }>
/** A post that decides, several of which any one does (`a|b`), or `2/3 post` for a body, or `all post`. */
const steps = (parties: readonly string[]): Route['steps'] =>
  parties.map(party => {
    const [passes, post] = party.includes(' ') ? (party.split(' ') as [string, string]) : ['any', party]
    return { by: post.split('|').map(one => `role:${one}`), passes }
  })
const route = (rule: string, kind: Route['kind'], name: string, data: Route['data'], ...parties: string[]): Route => ({
  type: 'route',
  rule,
  name,
  kind,
  subject: 'matter',
  data,
  steps: steps(parties),
})
const urgent = { urgent: true }
/** Both lanes of one band: the same people, within 2 working days or 1. `around` are the overlays that come on top. */
const lanes = (rule: string, kind: Route['kind'], name: string, data: Route['data'], ...parties: string[]): Route[] =>
  lanesAround(rule, kind, name, data, undefined, ...parties)
const lanesAround = (
  rule: string,
  kind: Route['kind'],
  name: string,
  data: Route['data'],
  around: readonly string[] | undefined,
  ...parties: string[]
): Route[] =>
  (['', '-urgent'] as const).map(lane => {
    const told = route(
      `${rule}${lane}`,
      kind,
      `${name}，${lane === '' ? '常规' : '加急'}`,
      lane === '' ? data : { ...data, ...urgent },
      ...parties,
    )
    const within = { workdays: lane === '' ? 2 : 1 }
    return {
      ...told,
      steps: told.steps.map(step => ({ ...step, within })),
      ...(around === undefined ? {} : { around: around.map(id => `${id}${lane}`) }),
    }
  })
const decision = (rule: string, category: string, name: string, data: Route['data'], ...parties: string[]): Route => ({
  ...route(rule, 'decision', name, data, ...parties),
  category,
})
const wan = 1_000_000
const meeting = '2/3 manager-meeting'

export const routeExamples: readonly Example[] = [
  ...lanesAround('contract-below-100k', 'contract', '99,999.99 元', { amountFen: 10 * wan - 1 }, [], 'customer-service-manager'),
  ...lanesAround('contract-100k-to-500k', 'contract', '正好 10 万元', { amountFen: 10 * wan }, [], 'deputy-general-manager'),
  ...lanesAround(
    'contract-100k-to-500k',
    'contract',
    '正好 20 万元：法务会签在先',
    { amountFen: 20 * wan },
    ['legal-from-200k'],
    'deputy-general-manager',
  ),
  ...lanesAround(
    'contract-from-500k',
    'contract',
    '正好 50 万元：法务，再办公会',
    { amountFen: 50 * wan },
    ['legal-from-200k'],
    meeting,
  ),
  ...lanesAround(
    'contract-from-500k',
    'contract',
    '多 1 分：法务、总经理，再办公会',
    { amountFen: 50 * wan + 1 },
    ['legal-from-200k', 'general-manager-over-500k'],
    meeting,
  ),
  ...lanes('legal-from-200k', 'contract', '正好 20 万元：加法务会签', { amountFen: 20 * wan }, 'legal'),
  ...lanes('general-manager-over-500k', 'contract', '50 万元多 1 分：加总经理', { amountFen: 50 * wan + 1 }, 'general-manager'),
  ...lanes('expense-below-100k', 'expense', '5 万元', { amountFen: 5 * wan }, 'customer-service-manager|specialist'),
  ...lanes('expense-100k-to-500k', 'expense', '10 万元', { amountFen: 10 * wan }, 'deputy-general-manager'),
  ...lanes('expense-from-500k', 'expense', '50 万元', { amountFen: 50 * wan }, meeting),
  ...lanes('special-approval', 'exception', '涉诉', {}, 'legal').map(e => ({ ...e, category: 'secret-or-lawsuit' })),
  ...lanes('exception', 'exception', '政策突变', {}, 'general-manager').map(e => ({ ...e, category: 'policy-change' })),
  ...lanes('suggestion', 'suggestion', '采纳的建议', {}, 'general-manager'),
  ...lanes('reward', 'reward', '部门申报', {}, 'general-manager'),
  { ...route('edition', 'decision', '本制度的新版本：三分之二以上董事', {}, '2/3 board-member'), subject: 'edition' },
  decision(
    'budget-from-5m',
    'budget',
    '正好 500 万元：股东会',
    { amountFen: 500 * wan },
    '2/3 service-committee',
    'all shareholder',
  ),
  decision('budget-below-5m', 'budget', '499 万元：委员会', { amountFen: 499 * wan }, '2/3 service-committee'),
  decision('strategy', 'strategy', '战略调整：股东会', {}, 'all shareholder'),
  decision(
    'service-standard',
    'service-standard',
    '服务标准：委员会提出，三分之二董事',
    {},
    '2/3 service-committee',
    '2/3 board-member',
  ),
  decision('regulation-change', 'regulation-change', '修订本办法', {}, '2/3 board-member'),
  decision('interpretation', 'interpretation', '制度解释', {}, '2/3 board-member'),
  decision('temporary-deputy', 'deputy', '临时代理：直属上级', {}, 'department-head'),
  { ...route('appeal-result', 'penalty', '复议结果：总经理', {}, 'general-manager'), subject: 'review' },
  {
    ...route('major-complaint-plan', 'complaint', '重大投诉方案：三分之二董事', {}, '2/3 board-member'),
    subject: 'plan',
    level: 'major',
  },
]

const limit = (rule: string, role: string, name: string, amountFen: number, allowed: boolean): Example => ({
  type: 'limit',
  rule,
  name,
  kind: 'expense',
  subject: 'matter',
  role,
  amountFen,
  allowed,
})
export const limitExamples: readonly Example[] = [
  limit('specialist-below-50k', 'specialist', '49,999.99 元：专员可以审批', 5 * wan - 1, true),
  limit('specialist-below-50k', 'specialist', '正好 5 万元：专员不得审批', 5 * wan, false),
  limit('manager-below-100k', 'customer-service-manager', '99,999.99 元：经理可以', 10 * wan - 1, true),
  limit('manager-below-100k', 'customer-service-manager', '正好 10 万元：经理不得', 10 * wan, false),
  limit('deputy-below-500k', 'deputy-general-manager', '499,999.99 元：副总经理可以', 50 * wan - 1, true),
  limit('deputy-below-500k', 'deputy-general-manager', '正好 50 万元：副总经理不得', 50 * wan, false),
]
