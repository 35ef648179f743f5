import type { Pack } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import { r } from './regulation.ts'
import type { roles } from './roles.ts'
import {
  answered,
  approved,
  archived,
  closed,
  completed,
  is,
  made,
  matterAnnulled,
  notAccepted,
  opened,
  photoBefore,
  reopened,
  sentBack,
  started,
  submitted,
  unreachable,
} from './triggers.ts'

const reading = 'who-concludes'
const merged = { on: 'case.merged' } as const
const dropped = [closed, merged]
const untimed = { reading, again: true, pausable: true } as const
type Kind = 'contract' | 'exception' | 'crisis' | 'audit' | 'suggestion' | 'reward' | 'decision' | 'expense'
type Post = keyof typeof roles

/** Between the steps that 4.1 names: from the match to the answer, from the photos to the work, from the callback to the archive. */
const services = r.duties([
  {
    ...untimed,
    id: 'deliver-service',
    clause: '4.1',
    title: { zh: '答复客户、完成服务', en: 'Answer the customer, finish the service' },
    meaning: 'solve',
    kinds: ['enquiry', 'request'],
    start: [made('need-match'), reopened],
    stop: [completed],
    cancel: [archived, merged],
    owner: { role: 'specialist' },
    acts: ['complete'],
  },
  {
    ...untimed,
    id: 'begin-installation',
    clause: '4.1(3)',
    title: { zh: '按预约上门安装', en: 'Begin the installation as booked' },
    meaning: 'begin-installation',
    kinds: ['work-order'],
    start: [made('before-photos'), photoBefore],
    stop: [started],
    cancel: [archived, merged],
    owner: { role: 'installer' },
    acts: ['start'],
  },
  {
    ...untimed,
    id: 'file-service',
    clause: '6.1.1(1)',
    title: { zh: '回访后归档', en: 'File after the callback' },
    meaning: 'archive',
    kinds: ['enquiry', 'request', 'return', 'work-order'],
    start: [answered, unreachable],
    stop: [archived],
    cancel: [reopened, notAccepted, merged],
    owner: { role: 'service-desk' },
    acts: ['archive'],
  },
])

/** From the day a matter is raised until it is closed somebody answers for it: whoever may close it. */
const settle = (kind: Kind, clause: ClauseId, post: Post, zh: string, en: string) =>
  ({
    ...untimed,
    id: `settle-${kind}`,
    clause,
    title: { zh, en },
    meaning: 'settle',
    kinds: [kind],
    start: [opened, reopened],
    stop: [closed],
    cancel: [merged],
    owner: { role: post },
    acts: ['close-matter'],
  }) as const

const matters = r.duties([
  settle('contract', '2.3.1', 'sales', '合同办到归档', 'See the contract through'),
  settle('exception', '9.2.2', 'department-head', '例外办到办结', 'See the exception through'),
  settle('crisis', '9.1.1(2)', 'general-manager', '危机处置到结束', 'See the crisis through'),
  settle('audit', '6.3.2', 'auditor', '检查办到办结', 'See the audit through'),
  settle('suggestion', '7.4.2', 'internal-control', '建议办到办结', 'See the suggestion through'),
  settle('reward', '8.1.2(2)', 'human-resources', '奖励办到办结', 'See the reward through'),
  settle('decision', '2.1(2)', 'general-manager', '决策事项办到办结', 'See the decision through'),
  settle('expense', '9.1.2(1)', 'finance', '经费办到办结', 'See the expense through'),
])

const submission = (kind: Kind, clause: ClauseId, zh: string, en: string) =>
  ({
    ...untimed,
    id: `submit-${kind}`,
    clause,
    title: { zh, en },
    meaning: 'submit',
    kinds: [kind],
    stop: [submitted],
    cancel: dropped,
    acts: ['submit-matter'],
  }) as const

const submissions = r.duties([
  {
    ...submission('contract', '2.3.1', '评审后送审合同', 'Submit the reviewed contract'),
    start: [made('contract-review'), sentBack, matterAnnulled],
    owner: { role: 'sales' },
  },
  {
    ...submission('exception', '9.2.2', '风险评估后报批', 'Submit the assessed exception'),
    start: [made('risk-assessment'), sentBack, matterAnnulled],
    owner: { caseRole: 'reporter' },
  },
  {
    ...submission('suggestion', '7.4.2', '采纳的建议报批', 'Submit the adopted suggestion'),
    start: [made('evaluation', { adopt: is(true) }), sentBack, matterAnnulled],
    owner: { role: 'internal-control' },
  },
  {
    ...submission('decision', '2.1(2)', '起草后报批', 'Submit the draft decision'),
    start: [opened, sentBack, matterAnnulled],
    owner: { caseRole: 'reporter' },
  },
  {
    ...submission('expense', '9.1.2(1)', '经费报批', 'Submit the expense'),
    start: [opened, sentBack, matterAnnulled],
    owner: { caseRole: 'reporter' },
  },
  {
    ...untimed,
    id: 'pay-expense',
    clause: '9.1.2(1)',
    title: { zh: '批准后支付经费', en: 'Pay the approved expense' },
    meaning: 'pay',
    kinds: ['expense'],
    start: [approved],
    stop: [made('payment')],
    cancel: [...dropped, matterAnnulled],
    owner: { role: 'finance' },
    acts: ['make-record'],
  },
])

/** What follows from who may do the next step (reading `who-concludes`): no open case is without somebody who owes it. */
export const concludingDuties: Pack['duties'] = [...services, ...matters, ...submissions]
