import type { Pack, Trigger } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import {
  acceptanceFailed,
  archived,
  completed,
  deputyAcknowledged,
  emergencyMeeting,
  headAcknowledged,
  leaderAcknowledged,
  opened,
  reopened,
} from './triggers.ts'

/** The hop that ends at this level's post opens the response; the same hop of a higher level does not. */
const atLevel = (level: string, ...triggers: Trigger[]) =>
  triggers.map(trigger => ({ on: trigger.on, when: { ...trigger.when, level: { in: [level] } } }))

export const lifecycles: Pack['lifecycles'] = r.lifecycles([
  {
    kind: 'anomaly',
    clause: '8',
    stages: [
      { id: 'discovery', clause: '8(1)', title: { zh: '发现', en: 'Discovery' }, enter: [opened] },
      { id: 'reporting', clause: '8(2)', title: { zh: '上报', en: 'Reporting' }, enter: [{ on: 'case.verified' }] },
      {
        id: 'response',
        clause: '8(3)',
        title: { zh: '响应', en: 'Response' },
        enter: [
          ...atLevel('general', ...headAcknowledged),
          ...atLevel('larger', ...deputyAcknowledged),
          ...atLevel('major', leaderAcknowledged),
        ],
      },
      {
        id: 'investigation',
        clause: '8(4)',
        title: { zh: '调查', en: 'Investigation' },
        enter: [{ on: 'handler.assigned' }, { on: 'team.formed' }, emergencyMeeting],
      },
      { id: 'handling', clause: '8(5)', title: { zh: '处置', en: 'Handling' }, enter: [{ on: 'investigation.recorded' }] },
      { id: 'feedback', clause: '8(6)', title: { zh: '反馈', en: 'Feedback' }, enter: [completed] },
      {
        id: 'retrospective',
        clause: '8(7)',
        title: { zh: '复盘', en: 'Retrospective' },
        enter: [{ on: 'customer.answered', when: { satisfied: { in: [true] } } }, { on: 'retrospective.recorded' }],
      },
      { id: 'archived', clause: '8(7)', title: { zh: '归档', en: 'Archived' }, enter: [archived] },
    ],
    end: [archived, { on: 'case.merged' }],
    // A failed acceptance is no reopening of an ended case, but the work goes back to where it was.
    reopen: [
      { ...reopened, stage: 'handling' },
      { ...acceptanceFailed, stage: 'handling' },
    ],
  },
  {
    kind: 'request',
    clause: '14(3)',
    stages: [
      { id: 'submitted', clause: '14(3)', title: { zh: '已提交', en: 'Submitted' }, enter: [opened] },
      { id: 'handling', clause: '14(3)', title: { zh: '办理中', en: 'In hand' }, enter: [{ on: 'handler.assigned' }] },
      { id: 'feedback', clause: '14(3)', title: { zh: '待反馈', en: 'Feedback' }, enter: [completed] },
      { id: 'answered', clause: '14(3)', title: { zh: '已评价', en: 'Answered' }, enter: [{ on: 'customer.answered' }] },
      { id: 'archived', clause: '14(3)', title: { zh: '归档', en: 'Archived' }, enter: [archived] },
    ],
    end: [archived, { on: 'case.merged' }],
    reopen: [{ ...reopened, stage: 'handling' }],
  },
])
