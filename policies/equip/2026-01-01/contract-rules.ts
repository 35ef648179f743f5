import type { Pack, Trigger } from '../../../engine/pack.ts'
import { type DunningStep, dunningSteps } from '../../../events/contract-events.ts'
import type { EventType } from '../../../events/registry.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import { approved, closed, opened } from './triggers.ts'

const contract = ['contract'] as const
const desk = { role: 'service-desk' } as const
const head = { role: 'customer-service-manager' } as const
const office = [desk, head] as const
const money = [...office, { role: 'finance' }] as const
const wan = 1_000_000

/** Every event that says anew whether all is paid, and what comes next in collecting. */
const entries = [
  'invoice.issued',
  'invoice.reversed',
  'payment.received',
  'payment.allocated',
  'payment.unallocated',
  'receivable.written-off',
  'receivable.disputed',
  'dispute.settled',
] as const satisfies readonly EventType[]
const on = (type: EventType, field: string, value: string | boolean): Trigger => ({
  on: type,
  when: { [field]: { in: [value] } },
})

export const signed: Trigger = { on: 'contract.signed' }
export const performed = on('contract.performed', 'finished', true)
export const invoiced: Trigger = { on: 'invoice.issued' }
export const paid: Trigger[] = entries.map(type => on(type, 'paid', true))
/** Another invoice, or money taken back: not everything is paid any more. */
export const owesAgain: Trigger[] = entries.map(type => on(type, 'paid', false))

const titles: Readonly<Record<DunningStep, [zh: string, en: string]>> = {
  reminder: ['到期提醒', 'Reminder of what is due'],
  second: ['再次催收', 'Second reminder'],
  letter: ['发催款函', 'Letter of demand'],
  visit: ['上门催收', 'Visit'],
  legal: ['移交法务', 'Hand over to legal'],
}
/** 催收: each step has a clock of its own, from the day that the company's ladder gives; what was paid, disputed or promised moves it. */
const dun = (step: DunningStep) => ({
  id: `dun-${step}`,
  clause: '16' as const,
  reading: 'dunning-ladder' as const,
  title: both(`催收：${titles[step][0]}`, `Dunning: ${titles[step][1].toLowerCase()}`),
  meaning: `dun-${step}`,
  kinds: [...contract],
  start: [...entries, 'customer.dunned' as const].map(type => on(type, 'next', step)),
  stop: [{ on: 'customer.dunned' as const }],
  cancel: [...entries.map(type => on(type, 'rearmed', true)), closed],
  again: true,
  each: { start: 'nextRung', stop: 'endsRung', dueAt: 'nextAt' },
  owner: desk,
  pausable: false,
  acts: ['dun' as const],
})

/** 第十六条: the department's own contracts, reviewed, signed, performed and collected. */
export const contractDuties: Pack['duties'] = r.duties([
  {
    id: 'review-contract',
    clause: '16',
    reading: 'contract-review',
    // Until the review is passed: what comes back is put forward anew, and what is annulled is owed again. A write-off that comes back is no review.
    title: both('办合同评审', 'Have the contract reviewed'),
    meaning: 'submit-contract',
    kinds: [...contract],
    start: [opened],
    stop: [approved],
    cancel: [closed, signed],
    owner: desk,
    pausable: true,
    acts: ['submit-matter', 'quote', 'answer-quotation'],
  },
  {
    id: 'sign-contract',
    clause: '16',
    reading: 'own-contracts',
    title: both('签订合同', 'Sign the contract'),
    meaning: 'sign-contract',
    kinds: [...contract],
    start: [approved],
    stop: [signed],
    cancel: [closed],
    owner: head,
    pausable: true,
    acts: ['sign-contract'],
  },
  {
    id: 'perform-contract',
    clause: '16',
    reading: 'own-contracts',
    title: both('履行合同', 'Perform the contract'),
    meaning: 'perform-contract',
    kinds: [...contract],
    start: [signed],
    stop: [performed],
    cancel: [closed],
    owner: desk,
    pausable: true,
    acts: ['perform-contract'],
  },
  {
    id: 'invoice-contract',
    clause: '16',
    reading: 'own-contracts',
    title: both('开票', 'Invoice'),
    meaning: 'invoice',
    kinds: [...contract],
    start: [{ on: 'contract.performed', when: { finished: { in: [true] }, toInvoice: { in: [true] } } }],
    stop: [invoiced],
    cancel: [closed, ...paid],
    owner: desk,
    pausable: true,
    acts: ['issue-invoice'],
  },
  ...dunningSteps.map(dun),
])

export const contractPermits: Pack['permits'] = r.permits([
  { act: 'submit-matter', clause: '16', reading: 'contract-review', kinds: [...contract], by: [desk, { role: 'finance' }] },
  ...(['quote', 'answer-quotation'] as const).map(act => ({
    ...{ act, clause: '16' as const, reading: 'contract-review' as const, kinds: [...contract], by: [...office] },
  })),
  { act: 'sign-contract', clause: '16', reading: 'own-contracts', kinds: [...contract], by: [head] },
  { act: 'perform-contract', clause: '16', reading: 'own-contracts', kinds: [...contract], by: [...office] },
  ...(
    [
      ...['issue-invoice', 'credit-invoice', 'receive-payment', 'allocate-payment', 'unallocate-payment'],
      ...['reverse-payment', 'write-off'],
    ] as ('issue-invoice' | 'write-off')[]
  ).map(act => ({ ...{ act, clause: '16' as const, reading: 'own-contracts' as const, kinds: [...contract], by: [...money] } })),
  ...(['dun', 'dispute-receivable', 'settle-dispute'] as const).map(act => ({
    ...{ act, clause: '16' as const, reading: 'dunning-ladder' as const, kinds: [...contract], by: [...office] },
  })),
])

const step = (role: 'customer-service-manager' | 'general-manager') =>
  ({ id: role, clause: '16', reading: 'contract-review', mode: 'any', by: [{ role }] }) as const

/** The text says "signed by itself" without a limit: by reading, the head below 100,000, from there the general manager as well; what is let go, the general manager. */
export const contractRoutes: Pack['routes'] = r.routes([
  {
    id: 'write-off',
    clause: '16',
    subject: 'matter',
    kinds: [...contract],
    when: { purpose: { in: ['write-off'] } },
    steps: [step('customer-service-manager'), step('general-manager')],
  },
  {
    id: 'contract-below-100k',
    clause: '16',
    subject: 'matter',
    kinds: [...contract],
    when: { amountFen: { lt: 10 * wan } },
    steps: [step('customer-service-manager')],
  },
  {
    id: 'contract-from-100k',
    clause: '16',
    subject: 'matter',
    kinds: [...contract],
    when: { amountFen: { gte: 10 * wan } },
    steps: [step('customer-service-manager'), step('general-manager')],
  },
])
