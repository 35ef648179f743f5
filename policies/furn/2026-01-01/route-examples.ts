import type { Example } from '../../../engine/pack.ts'

type Route = Extract<Example, { type: 'route' }>
/** A post that decides, or `2/3 post` for a body, or `all post`. */
const steps = (parties: readonly string[]): Route['steps'] =>
  parties.map(party => {
    const [passes, post] = party.includes(' ') ? (party.split(' ') as [string, string]) : ['any', party]
    return { by: [`role:${post}`], passes }
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
/** Both lanes of one band: the same people. */
const lanes = (rule: string, kind: Route['kind'], name: string, data: Route['data'], ...parties: string[]): Route[] => [
  route(rule, kind, `${name}，常规`, data, ...parties),
  route(`${rule}-urgent`, kind, `${name}，加急`, { ...data, ...urgent }, ...parties),
]
const decision = (rule: string, category: string, name: string, data: Route['data'], ...parties: string[]): Route => ({
  ...route(rule, 'decision', name, data, ...parties),
  category,
})
const wan = 1_000_000
const meeting = '2/3 manager-meeting'

export const routeExamples: readonly Example[] = [
  ...lanes('contract-below-100k', 'contract', '99,999.99 元', { amountFen: 10 * wan - 1 }, 'customer-service-manager'),
  ...lanes('contract-100k-to-200k', 'contract', '正好 10 万元', { amountFen: 10 * wan }, 'deputy-general-manager'),
  ...lanes(
    'contract-200k-to-500k',
    'contract',
    '正好 20 万元：法务会签',
    { amountFen: 20 * wan },
    'legal',
    'deputy-general-manager',
  ),
  ...lanes('contract-500k', 'contract', '正好 50 万元：只有办公会', { amountFen: 50 * wan }, 'legal', meeting),
  ...lanes(
    'contract-over-500k',
    'contract',
    '多 1 分：总经理，再办公会',
    { amountFen: 50 * wan + 1 },
    'legal',
    'general-manager',
    meeting,
  ),
  ...lanes('expense-below-100k', 'expense', '5 万元', { amountFen: 5 * wan }, 'customer-service-manager'),
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
  {
    ...route('major-complaint-plan', 'complaint', '重大投诉方案：三分之二董事', {}, '2/3 board-member'),
    subject: 'plan',
    level: 'major',
  },
]
