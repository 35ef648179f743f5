import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const head = {
  id: 'department-head',
  clause: '三(四)2',
  reading: 'solution-decided',
  mode: 'any',
  by: [{ role: 'department-head' }],
} as const
const management = {
  id: 'management',
  clause: '三(四)2',
  reading: 'solution-decided',
  mode: 'any',
  by: [{ role: 'management' }],
} as const
const punishes = { clause: '四', reading: 'who-punishes', mode: 'any' } as const
const hr = { id: 'human-resources', ...punishes, by: [{ role: 'human-resources' }] } as const
const legal = { id: 'legal', ...punishes, by: [{ role: 'legal' }] } as const
const managementPunishes = { id: 'management', ...punishes, by: [{ role: 'management' }] } as const

/** The first route that fits is taken: the narrower one stands first. Nobody approves their own submission. */
export const routes: Pack['routes'] = r.routes([
  {
    id: 'agree-serious-solution',
    clause: '三(四)2',
    subject: 'plan',
    kinds: ['complaint'],
    levels: ['serious'],
    steps: [head, management],
  },
  { id: 'agree-solution', clause: '三(四)2', subject: 'plan', kinds: ['complaint'], steps: [head] },
  { id: 'punish-minor', clause: '四', subject: 'matter', kinds: ['penalty'], levels: ['minor'], steps: [hr] },
  {
    id: 'punish-general',
    clause: '四',
    subject: 'matter',
    kinds: ['penalty'],
    levels: ['general'],
    steps: [hr, managementPunishes],
  },
  {
    id: 'punish-serious',
    clause: '四',
    subject: 'matter',
    kinds: ['penalty'],
    levels: ['serious'],
    steps: [hr, legal, managementPunishes],
  },
  {
    id: 'approve-rectification',
    clause: '四(一)3',
    subject: 'plan',
    kinds: ['rectification'],
    levels: ['serious'],
    steps: [{ id: 'management', clause: '四(一)3', mode: 'any', by: [{ role: 'management' }] }],
  },
  {
    id: 'approve-prevention',
    clause: '五(二)1',
    subject: 'plan',
    kinds: ['rectification'],
    steps: [
      {
        id: 'department-head',
        clause: '五(二)1',
        reading: 'rectification-approval',
        mode: 'any',
        by: [{ role: 'department-head' }],
      },
    ],
  },
])
