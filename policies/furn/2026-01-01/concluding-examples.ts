import type { Example, ToldEvent } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Kind = Parameters<typeof on.opened>[1]
const monday = '2026-03-02 09:00'
/** A duty without a time: running until it is done, then met. The last event is what does it. */
const untilDone = (rule: string, name: string, ...events: readonly ToldEvent[]): Example[] => [
  { type: 'duty', rule, name: `${name}：还没有做`, events: events.slice(0, -1), now: '2026-03-20 10:00', state: 'running' },
  { type: 'duty', rule, name: `${name}：做了`, events, now: '2026-03-20 10:00', state: 'met' },
]
const none = (rule: string, name: string, ...events: readonly ToldEvent[]): Example => ({
  type: 'duty',
  rule,
  name,
  events,
  now: '2026-03-20 10:00',
  state: 'none',
})
const matched = on.made('2026-03-02 09:20', 'need-match', { complex: false })
const submits = (kind: Kind, ...before: ToldEvent[]) =>
  untilDone(`submit-${kind}`, '报批', on.opened(monday, kind), ...before, on.submitted('2026-03-06 10:00'))

/** Every duty of `concluding-duties.ts`, told. */
export const concludingExamples: readonly Example[] = [
  ...untilDone('deliver-service', '匹配后答复', on.opened(monday, 'enquiry'), matched, on.completed('2026-03-03 10:00')),
  none('deliver-service', '还没有匹配', on.opened(monday, 'request')),
  ...untilDone(
    'begin-installation',
    '拍照后开工',
    on.opened(monday, 'work-order'),
    on.made('2026-03-04 08:00', 'before-photos', { photo: 'file' }),
    on.started('2026-03-04 09:00'),
  ),
  ...untilDone(
    'file-service',
    '回访后归档',
    on.opened(monday, 'return'),
    on.answered('2026-03-05 10:00'),
    on.archived('2026-03-06 10:00'),
  ),
  ...(['contract', 'exception', 'crisis', 'audit', 'suggestion', 'reward', 'decision', 'expense'] as const).flatMap(kind =>
    untilDone(`settle-${kind}`, '办到办结', on.opened(monday, kind), on.closed('2026-03-16 10:00')),
  ),
  ...submits('contract', on.made('2026-03-03 10:00', 'contract-review', { amountFen: 5_000_000, delayCap: true })),
  ...submits('exception', on.made('2026-03-03 10:00', 'risk-assessment', { report: 'file', level: 'low' })),
  ...submits('suggestion', on.made('2026-03-03 10:00', 'evaluation', { adopt: true })),
  none(
    'submit-suggestion',
    '评估不采纳：不报批',
    on.opened(monday, 'suggestion'),
    on.made('2026-03-03 10:00', 'evaluation', { adopt: false }),
  ),
  ...submits('decision'),
  ...submits('expense'),
  {
    type: 'duty',
    rule: 'submit-expense',
    name: '退回的再报',
    events: [
      on.opened(monday, 'expense'),
      on.submitted('2026-03-03 10:00'),
      on.decided('2026-03-04 10:00', 'matter', 'returned'),
    ],
    now: '2026-03-05 10:00',
    state: 'running',
  },
  ...untilDone(
    'pay-expense',
    '批准后支付',
    on.opened(monday, 'expense'),
    on.decided('2026-03-05 10:00', 'matter', 'approved'),
    on.made('2026-03-06 10:00', 'payment', { amountFen: 100_000 }),
  ),
]
