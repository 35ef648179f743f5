import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

const hr = { role: 'human-resources' } as const

/** From when a measure of chapter 四 takes effect and who carries it out; the text says the second of some, the readings the rest. */
export const enforcement: NonNullable<Pack['enforcement']> = r.enforcement([
  {
    id: 'words-at-once',
    clause: '四',
    reading: 'appeal-suspends',
    title: both('警告、谈话、检讨、通报、计划：送达即生效', 'Warning, talk, self-criticism, notice, plans: from the service'),
    measures: ['warning', 'talk', 'self-criticism', 'notice', 'improvement-plan', 'rectification-plan'],
    begins: 'served',
    by: [{ caseRole: 'superior' }, { role: 'department-head' }],
  },
  {
    id: 'points-when-final',
    clause: '四',
    reading: 'appeal-suspends',
    title: both('扣分：申诉期满或答复后', 'Points: once the appeal is over'),
    measures: ['points'],
    begins: 'final',
    by: [hr],
  },
  {
    id: 'money-when-final',
    clause: '四',
    reading: 'appeal-suspends',
    title: both('扣款：申诉期满或答复后，由财务办理', 'Money: once the appeal is over, by finance'),
    measures: ['fine', 'bonus'],
    begins: 'final',
    by: [{ role: 'finance' }],
  },
  {
    id: 'restriction-when-final',
    clause: '四(一)4',
    reading: 'appeal-suspends',
    title: both('业务限制：申诉期满或答复后，由管理层办理', 'Restriction of business: once the appeal is over, by management'),
    measures: ['restriction'],
    begins: 'final',
    by: [{ role: 'management' }],
  },
  {
    id: 'post-when-final',
    clause: '四(二)4',
    reading: 'appeal-suspends',
    title: both('降职、调岗、解除合同：申诉期满或答复后', 'Demotion, transfer, dismissal: once the appeal is over'),
    measures: ['demotion', 'transfer', 'dismissal'],
    begins: 'final',
    by: [hr],
  },
])

const lift = {
  clause: '四(一)4',
  reading: 'clearly-down',
  rectification: ['effective', 'rate-down'],
  downPercent: 30,
  days: 90,
} as const
const kinds = ['anomaly', 'complaint', 'request', 'enquiry', 'return'] as const

/** What a restriction does: less business is seen and may be given within the quota, suspended business cannot be given. */
export const restrictions: NonNullable<Pack['restrictions']> = r.restrictions([
  {
    id: 'less-business',
    clause: '四(一)4',
    reading: 'restricted-how',
    title: both('减少业务量：分派时提醒', 'Less business: a warning when it is given'),
    how: 'less',
    kinds: [...kinds],
    effect: 'warn',
    lift: { ...lift, rectification: [...lift.rectification] },
  },
  {
    id: 'suspended-business',
    clause: '四(一)4',
    reading: 'restricted-how',
    title: both('暂停业务：不能分派', 'Business suspended: it cannot be given'),
    how: 'suspended',
    kinds: [...kinds],
    effect: 'refuse',
    lift: { ...lift, rectification: [...lift.rectification] },
  },
])
