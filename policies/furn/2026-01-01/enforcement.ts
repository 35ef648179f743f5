import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

/** 8.3 and 7.3.2 do not say from when a measure takes effect: the reading does, and keeps what is hard to undo until the appeal is over. */
export const enforcement: NonNullable<Pack['enforcement']> = r.enforcement([
  {
    id: 'warning-at-once',
    clause: '8.3.1(1)',
    reading: 'appeal-suspends',
    title: { zh: '书面警告：送达即生效', en: 'Written warning: from the service' },
    measures: ['warning'],
    begins: 'served',
    by: [{ role: 'human-resources' }],
  },
  {
    id: 'bonus-when-final',
    clause: '8.3.1(2)',
    reading: 'appeal-suspends',
    title: { zh: '扣当月奖金：申诉期满或答复后', en: "The month's bonus: once the appeal is over" },
    measures: ['bonus'],
    begins: 'final',
    by: [{ role: 'human-resources' }],
  },
  {
    id: 'post-when-final',
    clause: '7.3.2',
    reading: 'appeal-suspends',
    title: { zh: '降级、调岗：申诉期满或答复后', en: 'Demotion, transfer: once the appeal is over' },
    measures: ['demotion', 'transfer'],
    begins: 'final',
    by: [{ role: 'human-resources' }],
  },
])
