import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type DutyExample = Extract<Example, { type: 'duty' }>
type Values = Readonly<Record<string, unknown>>
const order = on.opened('2026-03-02 09:00', 'work-order')
const written = on.made('2026-03-02 09:30', 'order', { completeBy: '2026-03-04T10:00:00.000Z', staffFrom: 'customer-service' })
const there = on.made('2026-03-03 14:00', 'arrival', { onTime: true, workClothes: true })
const duty = (
  rule: string,
  name: string,
  events: DutyExample['events'],
  now: string,
  state: DutyExample['state'],
  due?: string,
): DutyExample => ({ type: 'duty', rule, name, events, now, state, ...(due === undefined ? {} : { due }) })
const longer = (cause: 'user' | 'company') =>
  on.made('2026-03-04 09:00', 'extension', { cause, newEnd: '2026-03-06T09:00:00.000Z' })

const duties: readonly Example[] = [
  duty('decide-scope', '请示了还没答复', [order, on.made('2026-03-03 15:00', 'scope-request')], '2026-03-03 16:00', 'running'),
  duty(
    'decide-scope',
    '不同意也是答复',
    [
      order,
      on.made('2026-03-03 15:00', 'scope-request'),
      on.made('2026-03-03 16:00', 'scope-consent', { agreed: false, charged: false }),
    ],
    '2026-03-03 17:00',
    'met',
  ),
  duty('note-extension', '公司原因延长：等负责人', [order, there, longer('company')], '2026-03-04 10:00', 'running'),
  duty('note-extension', '用户原因的不用', [order, there, longer('user')], '2026-03-04 10:00', 'none'),
  duty(
    'note-extension',
    '负责人答复了',
    [order, there, longer('company'), on.made('2026-03-04 11:00', 'extension-noted', { agreed: true })],
    '2026-03-04 12:00',
    'met',
  ),
  duty(
    'settle-no-receipt',
    '没人签字，报告了：等负责人',
    [order, there, on.completed('2026-03-04 10:00'), on.made('2026-03-04 10:30', 'receipt-withheld', { cause: 'nobody-there' })],
    '2026-03-04 11:00',
    'running',
  ),
  duty(
    'settle-no-receipt',
    '后来签了',
    [
      ...[
        order,
        there,
        on.completed('2026-03-04 10:00'),
        on.made('2026-03-04 10:30', 'receipt-withheld', { cause: 'nobody-there' }),
      ],
      on.receipt('2026-03-04 15:00'),
    ],
    '2026-03-04 16:00',
    'met',
  ),
  duty('finish-work', '派工单写明 3 月 4 日 18 点', [order, written, there], '2026-03-03 15:00', 'running', '2026-03-04 18:00'),
  duty(
    'finish-work',
    '用户原因延长，还没有确认：时间不变',
    [order, written, there, longer('user')],
    '2026-03-04 10:00',
    'running',
    '2026-03-04 18:00',
  ),
  duty(
    'finish-work',
    '用户签了延长确认单：移到 3 月 6 日 17 点',
    [order, written, there, longer('user'), on.paperSigned('2026-03-04 11:00', 'extension')],
    '2026-03-04 12:00',
    'running',
    '2026-03-06 17:00',
  ),
  duty(
    'finish-work',
    '公司原因：负责人同意后才移',
    [order, written, there, longer('company'), on.made('2026-03-04 11:00', 'extension-noted', { agreed: true })],
    '2026-03-04 12:00',
    'running',
    '2026-03-06 17:00',
  ),
  duty(
    'finish-work',
    '负责人不同意：不移',
    [order, written, there, longer('company'), on.made('2026-03-04 11:00', 'extension-noted', { agreed: false })],
    '2026-03-04 12:00',
    'running',
    '2026-03-04 18:00',
  ),
  duty(
    'confirm-extension',
    '在链接上签了，就是确认',
    [order, there, longer('user'), on.paperSigned('2026-03-04 11:00', 'extension')],
    '2026-03-04 12:00',
    'met',
    '2026-03-05 18:00',
  ),
]

type Gate = Extract<Example, { type: 'gate' }>
const gate = (rule: string, act: string, shut: string, open: string, there: readonly string[], comes: string): Gate[] => [
  { type: 'gate', rule, name: shut, kind: 'work-order', act, after: there, refused: true },
  { type: 'gate', rule, name: open, kind: 'work-order', act, after: [...there, comes], refused: false },
]
const gates: readonly Example[] = [
  ...gate('request-before-scope-consent', 'make-record', '没有请示', '请示后答复', ['arrived'], 'scope-requested'),
  ...gate('consent-before-change-order', 'sign-paper', '负责人还没同意', '同意后请用户签', ['scope-requested'], 'scope-agreed'),
  ...gate(
    'signature-before-extra-work',
    'make-record',
    '用户没有签变更单',
    '签了再做',
    ['scope-requested', 'scope-agreed'],
    'change-order-signed',
  ),
  ...gate('extension-before-its-signature', 'sign-paper', '没有报告延长', '报告后请用户确认', ['arrived'], 'extended'),
]

type Permit = Extract<Example, { type: 'permit' }>
const permit = (rule: string, by: string, notBy: string, name: string, notName: string, data: Values): Permit[] => {
  const of = { type: 'permit', rule, kind: 'work-order', act: rule.split(':')[1]!, data } as const
  return [
    { ...of, name, by, allowed: true },
    { ...of, name: notName, by: notBy, allowed: false },
  ]
}
const head = 'role:customer-service-manager'
const permits: readonly Example[] = [
  ...permit(
    'permit:make-record:work-order:record=scope-request+receipt-withheld',
    'case:handler',
    'role:marketing',
    '出差人请示',
    '营销不请示',
    { record: 'scope-request' },
  ),
  ...permit(
    'permit:make-record:work-order:record=extension-noted',
    head,
    'case:handler',
    '负责人答复延长',
    '出差人不能自己同意',
    { record: 'extension-noted' },
  ),
  ...permit('permit:sign-paper:work-order', 'case:handler', 'role:workshop', '出差人请用户签', '车间不请用户签', {
    paper: 'extension',
  }),
]

type Record_ = Extract<Example, { type: 'record' }>
const record = (rule: string, name: string, values: Values, texts: Values, lacks: string): Record_[] => {
  const without = (given: Values) => Object.fromEntries(Object.entries(given).filter(([field]) => field !== lacks))
  const of = { type: 'record', rule, kind: 'work-order' } as const
  return [
    { ...of, name, values, texts },
    { ...of, name: `${name}：缺一栏`, values: without(values), texts: without(texts), refused: lacks },
  ]
}
const records: readonly Example[] = [
  ...record(
    'scope-request',
    '移机 5 米，一项',
    { lines: [{ quantity: 1, priceFen: 200_000 }] },
    { reason: '用户要把压机移到新线', lines: [{ what: '移机', unit: '次' }] },
    'reason',
  ),
  {
    type: 'record',
    rule: 'scope-request',
    name: '没有项目不成请示',
    kind: 'work-order',
    values: { lines: [] },
    texts: { reason: '用户要移机' },
    refused: 'lines',
  },
  ...record('extension-noted', '同意', { agreed: true }, {}, 'agreed'),
  ...record('receipt-withheld', '负责人不在', { cause: 'nobody-there' }, { what: '设备科长出差，已电话说明' }, 'cause'),
]

/** What comes up on site and how a visit ends: asked, agreed, signed; and the times that move. */
export const visitEndExamples: readonly Example[] = [...duties, ...gates, ...permits, ...records]
