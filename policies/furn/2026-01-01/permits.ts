import type { Pack, Party, PermitRule } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import { compensationPermits } from './compensation.ts'
import { r } from './regulation.ts'
import { rewardPermits } from './reward-rules.ts'
import type { roles } from './roles.ts'

type Kind = NonNullable<PermitRule['kinds']>[number]
type Post = keyof typeof roles
const posts = (...names: Post[]): { role: Post }[] => names.map(role => ({ role }))
const handler = { caseRole: 'handler' } as const satisfies Party
const reporter = { caseRole: 'reporter' } as const satisfies Party

/** Who fills in which record. */
const record = (id: string, clause: ClauseId, kinds: readonly Kind[], ...names: Post[]) => ({
  act: 'make-record' as const,
  clause,
  kinds: [...kinds],
  when: { record: { in: [id] } },
  by: posts(...names),
})
const service = ['enquiry', 'request'] as const
const customers = ['enquiry', 'request', 'return'] as const
/** Where something is approved, and so may be approved beyond authority. */
const filed = [
  'contract',
  'exception',
  'expense',
  'decision',
  'suggestion',
  'reward',
  'complaint',
  'penalty',
  'rectification',
] as const

/** Who books installations: the desk, the specialist, and who assigns the order. */
const booking = ['service-desk', 'specialist', 'supervisor', 'customer-service-manager'] as const

const contractActs = {
  sales: ['quote', 'answer-quotation', 'sign-contract', 'perform-contract', 'dun', 'dispute-receivable', 'settle-dispute'],
  money: [
    'issue-invoice',
    'credit-invoice',
    'receive-payment',
    'allocate-payment',
    'unallocate-payment',
    'reverse-payment',
    'write-off',
  ],
} as const

const written: Pack['permits'] = r.permits([
  record('need-match', '4.1(2)', service, 'specialist', 'service-desk', 'technical'),
  record('technical-answer', '4.1(2)', service, 'technical'),
  record('supervisor-takeover', '5.1.2(1)', customers, 'supervisor', 'customer-service-manager'),
  {
    ...record('low-score-follow-up', '3.1.2(2)', [...customers, 'work-order'], 'supervisor', 'customer-service-manager'),
    reading: 'low-score',
  },
  record('manual-handover', '3.2.1(1)', ['enquiry'], 'sales'),
  record('appointment', '4.1(3)', ['work-order'], ...booking),
  { act: 'ask-appointment', clause: '4.1(3)', reading: 'booked-ahead', kinds: ['work-order'], by: posts(...booking) },
  {
    act: 'answer-appointment',
    clause: '4.1(3)',
    reading: 'booked-ahead',
    kinds: ['work-order'],
    by: posts(...booking, 'installer'),
  },
  { act: 'cancel-appointment', clause: '4.1(3)', reading: 'booked-ahead', kinds: ['work-order'], by: posts(...booking) },
  record('before-photos', '4.1(3)', ['work-order'], 'installer'),
  record('local-certificate', '3.2.1(3)', ['work-order'], 'region-liaison'),
  record('delay-report', '3.2.2(2)', ['work-order'], 'service-desk', 'logistics'),
  record('delay-compensation', '3.2.2(2)', ['work-order'], 'service-desk', 'customer-service-manager'),
  record('acceptance-check', '4.3(1)', ['work-order'], 'it'),
  record('contract-review', '2.3.1', ['contract'], 'sales'),
  record('order-check', '3.2.1(2)', ['contract'], 'sales', 'service-desk'),
  record('two-laws', '4.2.2(1)', ['contract'], 'legal', 'compliance'),
  record('translation-check', '3.2.2(1)', ['contract'], 'sales', 'region-liaison'),
  record('finance-review', '3.3.2(1)', ['contract'], 'finance'),
  record('audit-filing', '1.4', filed, 'auditor'),
  record('recall-start', '9.1.1(1)', ['crisis'], 'general-manager'),
  record('interim-statement', '9.1.1(2)', ['crisis'], 'public-relations'),
  record('media-statement', '9.3.1', ['crisis'], 'public-relations'),
  record('crisis-hotline', '9.1.2(2)', ['crisis'], 'service-desk'),
  record('audit-finding', '6.3.2', ['audit'], 'auditor', 'internal-control'),
  record('audit-report', '6.3.2', ['audit'], 'auditor', 'internal-control'),
  record('board-receipt', '6.3.2', ['audit'], 'board-member'),
  record('executive-review', '6.3.2', ['audit'], 'human-resources'),
  record('evaluation', '7.4.2', ['suggestion'], 'internal-control'),
  record('follow-up', '7.4.2', ['suggestion'], 'internal-control'),
  { ...record('suggestion-answer', '7.4.2', ['suggestion'], 'internal-control', 'service-desk'), reading: 'suggestion-path' },
  record('improvement-acceptance', '4.4', ['suggestion'], 'internal-control'),
  record('written-interpretation', '10.1', ['decision'], 'board-member'),
  record('payment', '9.1.2(1)', ['expense'], 'finance'),

  // Of complaints, penalties and rectifications, which the complaint regulation leads.
  record('legality-check', '2.4.2', ['complaint'], 'compliance'),
  record('evidence-taken', '8.3.2(1)', ['penalty'], 'department-head'),
  record('appeal-acceptance', '8.4.2(1)', ['penalty'], 'human-resources'),
  record('bonus-withheld', '8.3.1(2)', ['penalty'], 'human-resources', 'finance'),
  record('transfer', '7.3.2', ['penalty'], 'human-resources'),
  { ...record('appeal-extension', '8.4.1(1)', ['penalty'], 'general-manager'), reading: 'penalty-notice' },
  { ...record('review-panel', '8.4.2(1)', ['penalty'], 'human-resources'), reading: 'appeal-decision' },
  { act: 'submit-review', clause: '8.4.2(1)', reading: 'appeal-decision', kinds: ['penalty'], by: [{ caseRole: 'panel' }] },
  record('tracking', '7.3.1(2)', ['rectification'], 'auditor'),

  { act: 'assign', clause: '5.1.2(2)', kinds: [...customers, 'work-order'], by: posts('supervisor', 'customer-service-manager') },
  { act: 'start', clause: '4.1(3)', kinds: ['work-order'], by: posts('installer') },
  { act: 'complete', clause: '4.1', kinds: [...service], by: [handler, ...posts('specialist')] },
  { act: 'complete', clause: '2.3.2', kinds: ['return'], by: posts('logistics') },
  { act: 'complete', clause: '3.1.1(2)', kinds: ['work-order'], by: posts('installer') },
  { act: 'accept', clause: '4.3(1)', kinds: ['work-order'], by: posts('installer', 'service-desk') },
  {
    act: 'record-feedback',
    clause: '2.3.2',
    reading: 'who-calls-back',
    kinds: [...customers, 'work-order'],
    by: posts('service-desk', 'specialist', 'sales'),
  },
  {
    act: 'record-attempt',
    clause: '2.3.2',
    reading: 'callback-clock',
    kinds: [...customers, 'work-order'],
    by: posts('service-desk', 'specialist', 'sales'),
  },
  { act: 'archive', clause: '6.1.1(1)', kinds: [...customers, 'work-order'], by: posts('service-desk', 'specialist') },

  { act: 'submit-matter', clause: '2.3.1', kinds: ['contract'], by: posts('sales') },
  { act: 'submit-matter', clause: '9.2.2', kinds: ['exception'], by: [reporter, ...posts('department-head')] },
  { act: 'submit-matter', clause: '7.4.2', kinds: ['suggestion'], by: posts('internal-control') },
  { act: 'submit-matter', clause: '2.1(2)', kinds: ['decision'], by: [reporter, ...posts('general-manager')] },
  { act: 'submit-matter', clause: '9.1.2(1)', kinds: ['expense'], by: [reporter, ...posts('department-head')] },
  { act: 'close-matter', clause: '2.3.1', kinds: ['contract'], by: posts('sales') },
  { act: 'close-matter', clause: '9.2.2', kinds: ['exception'], by: posts('department-head', 'general-manager') },
  { act: 'close-matter', clause: '9.1.1(2)', kinds: ['crisis'], by: posts('general-manager') },
  { act: 'close-matter', clause: '6.3.2', kinds: ['audit'], by: posts('auditor', 'internal-control') },
  { act: 'close-matter', clause: '7.4.2', kinds: ['suggestion'], by: posts('internal-control') },
  { act: 'close-matter', clause: '2.1(2)', kinds: ['decision'], by: posts('general-manager') },
  { act: 'close-matter', clause: '9.1.2(1)', kinds: ['expense'], by: posts('finance') },
  { act: 'form-team', clause: '9.1.1(2)', kinds: ['crisis'], by: posts('general-manager') },
  { act: 'give-legal-opinion', clause: '9.3.1', kinds: ['crisis'], by: posts('legal') },
  // No clause: once approved, sales performs a contract and collects, finance keeps its money.
  ...contractActs.sales.map(act => ({ act, kinds: ['contract' as const], by: posts('sales') })),
  ...contractActs.money.map(act => ({ act, kinds: ['contract' as const], by: posts('sales', 'finance') })),
  // No clause: whoever is in charge opens again what was closed.
  { act: 'reopen', kinds: [...customers, 'work-order'], by: posts('supervisor', 'customer-service-manager') },
])

export const permits: Pack['permits'] = [...written, ...rewardPermits, ...compensationPermits]
