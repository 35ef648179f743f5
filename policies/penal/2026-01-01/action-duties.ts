import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import { actionDone, actionSet, actionWeak } from './triggers.ts'

const kinds = ['complaint', 'rectification'] as const
const reading = 'action-check'
const handler = { caseRole: 'handler' } as const

/** 五(二)1、五(四): each action of a case is a duty of whoever was named for it, each check one of its checker, each weak one is remade. */
export const actionDuties: Pack['duties'] = r.duties([
  {
    id: 'carry-out-action',
    clause: '五(二)1',
    reading,
    title: both('完成纠正预防措施', 'Carry out the action'),
    meaning: 'carry-out-action',
    kinds,
    start: [actionSet],
    stop: [actionDone],
    again: true,
    each: { start: 'number', stop: 'number', person: 'person', dueAt: 'dueAt' },
    owner: handler,
    pausable: false,
    acts: ['finish-action'],
  },
  {
    id: 'check-action',
    clause: '五(四)1',
    reading,
    title: both('检查措施效果', "Check the action's effect"),
    meaning: 'check-action',
    kinds,
    start: [actionDone],
    stop: [{ on: 'action.checked' }],
    again: true,
    each: { start: 'number', stop: 'number', person: 'checker', dueAt: 'checkAt' },
    owner: handler,
    pausable: false,
    acts: ['check-action'],
  },
  {
    id: 'remake-action',
    clause: '五(四)2',
    reading,
    title: both('效果不明显，重新制定措施', 'Weak: remake the action'),
    meaning: 'remake-action',
    kinds,
    start: [actionWeak],
    stop: [actionSet],
    again: true,
    each: { start: 'number', stop: 'replaces' },
    within: { workdays: 3 },
    owner: { role: 'department-head' },
    pausable: false,
    tellsSuperior: true,
    acts: ['set-action'],
  },
])
