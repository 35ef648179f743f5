import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import { archived, missingParts, opened } from './triggers.ts'

const kinds = ['anomaly'] as const

/** 第七条、第八条(一): the record, its verification and its level. */
export const discoveryDuties: Pack['duties'] = r.duties([
  {
    id: 'complete-record',
    clause: '8(1)',
    title: { zh: '补全记录', en: 'Complete the record' },
    meaning: 'complete-record',
    kinds,
    start: [
      { on: 'case.opened', when: { missing: { in: missingParts } } },
      { on: 'record.completed', when: { missing: { in: missingParts } } },
    ],
    stop: [{ on: 'record.completed' }],
    cancel: [archived],
    again: true,
    owner: { caseRole: 'reporter' },
    pausable: true,
    acts: ['complete-record'],
  },
  {
    id: 'verify',
    clause: '8(1)',
    reading: 'verify-at-once',
    title: { zh: '初步核实', en: 'Verify' },
    meaning: 'verify',
    kinds,
    start: [opened],
    stop: [{ on: 'case.verified' }],
    within: { minutes: 30 },
    owner: { caseRole: 'reporter' },
    pausable: false,
    acts: ['verify'],
  },
  {
    id: 'grade',
    clause: '7',
    reading: 'grade-in-time',
    title: { zh: '定级', en: 'Grade' },
    meaning: 'grade',
    kinds,
    levels: ['general', 'larger'],
    start: [opened],
    stop: [{ on: 'case.classified' }],
    within: { hours: 1 },
    owner: { role: 'department-head' },
    pausable: false,
    acts: ['classify'],
  },
  {
    id: 'grade-major',
    clause: '7',
    reading: 'grade-in-time',
    title: { zh: '确认重大等级', en: 'Confirm the major level' },
    meaning: 'grade',
    kinds,
    levels: ['major'],
    start: [opened],
    stop: [{ on: 'case.classified' }],
    within: { hours: 1 },
    owner: { role: 'deputy-leader' },
    pausable: false,
    acts: ['classify'],
  },
])
