import type { Pack, RouteRule } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import { compensationRoutes } from './compensation.ts'
import type { readings } from './readings.ts'
import type { roles } from './roles.ts'

type Step = RouteRule['steps'][number]
const wan = 1_000_000

/** One who decides for a post. */
const one = (role: keyof typeof roles, clause: ClauseId, reading?: keyof typeof readings): Step => ({
  id: role,
  clause,
  mode: 'any',
  by: [{ role }],
  ...(reading === undefined ? {} : { reading }),
})
/** A body that passes with two thirds of its members. */
const twoThirds = (role: keyof typeof roles, clause: ClauseId, reading?: keyof typeof readings): Step => ({
  ...one(role, clause, reading),
  mode: 'quorum',
  quorum: { of: 3, need: 2 },
})
const board = (clause: ClauseId) => twoThirds('board-member', clause)
const meeting = twoThirds('manager-meeting', '5.1.1(3)', 'collegial-vote')
const committee = twoThirds('service-committee', '2.1(1)', 'collegial-vote')
const shareholders: Step = { ...one('shareholder', '2.2.1', 'shareholders-in-writing'), mode: 'all' }
const legal = one('legal', '2.3.1')
const manager = (reading?: keyof typeof readings) => one('customer-service-manager', '5.1.1(1)', reading)
const deputy = (reading?: keyof typeof readings) => one('deputy-general-manager', '5.1.1(2)', reading)

type Routine = Omit<RouteRule, 'subject' | 'steps'> & { readonly steps: readonly Step[] }
const routine = { within: { workdays: 2 }, timedBy: { clause: '5.2.1(1)', reading: 'contract-clock' } } as const
const urgent = { within: { workdays: 1 }, timedBy: { clause: '5.2.1(2)', reading: 'contract-clock' } } as const
/** 5.2.1: the same people within 2 working days, or 1 where it is urgent. Each says its lane, since of overlays all that fit count. */
const timed = (route: Routine): RouteRule[] => [
  {
    ...route,
    id: `${route.id}-urgent`,
    subject: 'matter',
    when: { ...route.when, urgent: { in: [true] } },
    steps: route.steps.map(step => ({ ...step, ...urgent })),
  },
  {
    ...route,
    subject: 'matter',
    when: { ...route.when, urgent: { in: [false] } },
    steps: route.steps.map(step => ({ ...step, ...routine })),
  },
]
type Band = { gte?: number; lt?: number }
const contract = (id: string, clause: ClauseId, amountFen: Band, ...steps: Step[]) =>
  timed({ id, clause, kinds: ['contract'], when: { amountFen }, steps })
/** Asked for on top of whoever decides by 5.1.1, and before them. */
const countersigned = (id: string, clause: ClauseId, amountFen: Band, step: Step) =>
  timed({ id, clause, overlay: 'before', kinds: ['contract'], when: { amountFen }, steps: [step] })
const expense = (id: string, clause: ClauseId, amountFen: Band, ...steps: Step[]) =>
  timed({ id, clause, kinds: ['expense'], when: { amountFen }, steps })
const decision = (id: string, clause: ClauseId, category: string, ...steps: Step[]): RouteRule => ({
  id,
  clause,
  subject: 'matter',
  kinds: ['decision'],
  categories: [category],
  steps,
})

/** Who decides what. Nobody decides on their own submission; a narrower route stands before a wider one. */
export const routes: Pack['routes'] = [
  // The bands of 5.1.1. What other clauses add stands around them.
  ...contract('contract-below-100k', '5.1.1(1)', { lt: 10 * wan }, manager()),
  ...contract('contract-100k-to-500k', '5.1.1(2)', { gte: 10 * wan, lt: 50 * wan }, deputy()),
  ...contract('contract-from-500k', '5.1.1(3)', { gte: 50 * wan }, meeting),
  ...countersigned('legal-from-200k', '2.3.1', { gte: 20 * wan }, legal),
  // The two people of 3.2.1(2) are no step here: they check the order before anybody is asked, the one who submits it may be one of them,
  // and a vote counts shares of a post, not two different people. The gate `two-people-before-approval` asks for exactly that.
  ...countersigned(
    'general-manager-over-500k',
    '3.2.1(2)',
    { gte: 50 * wan + 1 },
    one('general-manager', '3.2.1(2)', 'fifty-wan'),
  ),
  // Below 50,000 a specialist may decide in the manager's stead: the limit of 5.1.2(1) keeps them out of the rest of the band.
  ...expense(
    'expense-below-100k',
    '5.1.1(1)',
    { lt: 10 * wan },
    {
      ...manager('approval-of-matters'),
      by: [{ role: 'customer-service-manager' }, { role: 'specialist' }],
    },
  ),
  ...expense('expense-100k-to-500k', '5.1.1(2)', { gte: 10 * wan, lt: 50 * wan }, deputy('approval-of-matters')),
  ...expense('expense-from-500k', '5.1.1(3)', { gte: 50 * wan }, { ...meeting, reading: 'approval-of-matters' }),
  ...timed({
    id: 'special-approval',
    clause: '1.2.2(3)',
    kinds: ['exception'],
    categories: ['secret-or-lawsuit'],
    steps: [one('legal', '1.2.2(3)')],
  }),
  ...timed({
    id: 'exception',
    clause: '9.2.2',
    kinds: ['exception'],
    steps: [one('general-manager', '9.2.2', 'exception-to-whom')],
  }),
  ...timed({ id: 'suggestion', clause: '7.4.2', kinds: ['suggestion'], steps: [one('general-manager', '7.4.2')] }),
  ...timed({
    id: 'reward',
    clause: '8.1.2(1)',
    kinds: ['reward'],
    steps: [one('general-manager', '8.1.2(1)', 'reward-decider')],
  }),
  {
    id: 'appeal-result',
    clause: '8.4.2(2)',
    subject: 'review',
    kinds: ['penalty'],
    steps: [one('general-manager', '8.4.2(2)')],
  },
  {
    ...decision('budget-from-5m', '2.2.1', 'budget', committee, shareholders),
    when: { amountFen: { gte: 500 * wan } },
  },
  {
    ...decision('budget-below-5m', '2.1(1)', 'budget', { ...committee, reading: 'budget-decider' }),
    when: { amountFen: { lt: 500 * wan } },
  },
  decision('strategy', '2.2.1', 'strategy', shareholders),
  decision('service-standard', '2.2.2', 'service-standard', { ...committee, reading: 'committee-or-board' }, board('2.2.2')),
  decision('regulation-change', '10.3', 'regulation-change', { ...board('2.2.2'), reading: 'board-document' }),
  // A next edition of this regulation, put to the vote on its own page and not as a matter.
  { id: 'edition', clause: '2.2.2', subject: 'edition', steps: [{ ...board('2.2.2'), reading: 'board-document' }] },
  decision('interpretation', '10.1', 'interpretation', board('10.1')),
  decision('temporary-deputy', '5.3', 'deputy', one('department-head', '5.3')),
  {
    id: 'major-complaint-plan',
    clause: '2.2.2',
    subject: 'plan',
    kinds: ['complaint'],
    levels: ['major'],
    steps: [board('2.2.2')],
  },
  ...compensationRoutes,
]
