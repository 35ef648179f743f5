import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import { emergencyMeeting, opened, planAnnulled, planApproved, planSentBack, raisedToLarger, raisedToMajor } from './triggers.ts'

const kinds = ['anomaly'] as const
const handler = { caseRole: 'handler' } as const
const teamOwner = { caseRole: 'team-owner' } as const
const investigated = { on: 'investigation.recorded' } as const
const planned = { on: 'plan.submitted' } as const
const started = { on: 'plan.started' } as const

/** 第八条(四)(五), 第十条, 第十一条: investigation and plan. A company's pause stops these: they may wait on the customer. */
export const planningDuties: Pack['duties'] = r.duties([
  {
    id: 'investigate',
    clause: '8(4)',
    title: { zh: '调查核实', en: 'Investigate' },
    meaning: 'investigate',
    kinds,
    levels: ['general'],
    start: [{ on: 'handler.assigned' }],
    stop: [investigated],
    cancel: [planned],
    owner: handler,
    pausable: true,
    acts: ['investigate'],
  },
  {
    id: 'investigate-with-team',
    clause: '8(4)',
    title: { zh: '组织调查核实', en: 'Investigate with the team' },
    meaning: 'investigate',
    kinds,
    levels: ['larger', 'major'],
    start: [{ on: 'team.formed' }, emergencyMeeting],
    stop: [investigated],
    cancel: [planned],
    owner: teamOwner,
    pausable: true,
    acts: ['investigate'],
  },
  {
    id: 'plan-general',
    clause: '8(5)',
    title: { zh: '制定处置方案', en: 'Make the plan' },
    meaning: 'plan',
    kinds,
    levels: ['general'],
    start: [investigated, planSentBack, planAnnulled],
    stop: [planned],
    again: true,
    owner: handler,
    to: [{ role: 'department-head' }],
    pausable: true,
    acts: ['plan'],
  },
  {
    id: 'start-general',
    clause: '8(5)',
    title: { zh: '实施已批准的方案', en: 'Carry out the approved plan' },
    meaning: 'start-plan',
    kinds,
    levels: ['general'],
    start: [planApproved],
    stop: [started],
    owner: handler,
    pausable: true,
    acts: ['start'],
  },
  {
    id: 'plan-larger',
    clause: '10',
    reading: 'plan-clock',
    title: { zh: '24 小时内定方案并启动', en: 'Plan made and started within 24 hours' },
    meaning: 'plan',
    kinds,
    levels: ['larger'],
    // A plan that was started at the lower level does not meet it: the upgrade opens it anew.
    start: [opened, raisedToLarger],
    stop: [started],
    again: true,
    within: { hours: 24 },
    regrade: 'from-regrade',
    owner: teamOwner,
    to: [{ role: 'deputy-leader' }],
    pausable: true,
    acts: ['plan', 'start'],
  },
  {
    id: 'plan-major',
    clause: '11',
    reading: 'plan-clock',
    title: { zh: '48 小时内定专项方案并启动', en: 'Special plan made and started within 48 hours' },
    meaning: 'plan',
    kinds,
    levels: ['major'],
    start: [opened, raisedToMajor],
    stop: [started],
    again: true,
    within: { hours: 48 },
    regrade: 'from-regrade',
    owner: teamOwner,
    to: [{ role: 'leader' }],
    pausable: true,
    acts: ['plan', 'start'],
  },
])
