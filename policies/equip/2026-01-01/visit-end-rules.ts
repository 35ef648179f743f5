import type { Pack, RecordField, Trigger } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import { closed, made, receiptGiven, receiptRefused, reopened } from './triggers.ts'

/** 第十八条5、第十九条: what comes up on site and how a visit ends. What the customer signs stands in `signings`. */
const kinds = ['work-order'] as const
const head = { role: 'customer-service-manager' } as const
const handler = [{ caseRole: 'handler' }] as const
const line = (id: string, zh: string, en: string, required = true) =>
  ({ id, kind: 'line' as const, required, title: both(zh, en) }) satisfies RecordField
const text = (id: string, zh: string, en: string, required = true) =>
  ({ id, kind: 'text' as const, required, title: both(zh, en) }) satisfies RecordField
const yes = (id: string, zh: string, en: string) => ({ id, kind: 'yes-no' as const, required: true, title: both(zh, en) })
const options = (...values: (readonly [string, string, string])[]) => values.map(([id, zh, en]) => ({ id, title: both(zh, en) }))

/** A paper was signed, agreed to or refused in writing. */
export const signedPaper = (paper: string, agreed = true): Trigger => ({
  on: 'paper.signed',
  when: { paper: { in: [paper] }, agreed: { in: [agreed] } },
})

/** By when the work is to be done: the order says it; an extension counts once the user has confirmed it, or the head has agreed. */
export const completionStated: NonNullable<Pack['duties'][number]['stated']> = [
  { by: made('order'), field: 'values.completeBy' },
  {
    by: made('extension', { cause: 'user' }),
    field: 'values.newEnd',
    once: [made('extension-confirmed'), signedPaper('extension')],
  },
  {
    by: { on: 'record.made', when: { record: { in: ['extension'] }, 'values.cause': { in: ['company', 'force-majeure'] } } },
    field: 'values.newEnd',
    once: [made('extension-noted', { agreed: true })],
  },
]

export const visitEndRecords = r.records([
  {
    id: 'scope-request',
    clause: '19.1',
    reading: 'change-order',
    title: both('超范围工作请示', 'Work beyond scope asked for'),
    kinds,
    fields: [
      text('reason', '用户要求和理由', 'What the user asks, and why'),
      {
        ...{ id: 'lines', kind: 'rows', title: both('增加的项目', 'Lines'), required: true, min: 1, max: 50 },
        columns: [
          line('what', '项目', 'Item'),
          { id: 'quantity', kind: 'number', required: true, title: both('数量', 'Quantity'), min: 0 },
          line('unit', '单位', 'Unit', false),
          { id: 'priceFen', kind: 'amount', required: true, title: both('单价', 'Unit price'), min: 0 },
        ],
      },
    ],
  },
  {
    id: 'extension-noted',
    clause: '19.2',
    reading: 'extension',
    title: both('负责人对延长的意见', "The head's word on the extension"),
    kinds,
    fields: [yes('agreed', '按新的时间完成', 'The new time stands'), text('remarks', '要求', 'What is to be done', false)],
  },
  {
    id: 'receipt-withheld',
    clause: '19.2',
    reading: 'receipt',
    title: both('未取得回执的情况', 'No receipt: why'),
    kinds,
    fields: [
      {
        ...{ id: 'cause', kind: 'choice', required: true, title: both('原因', 'Cause') },
        values: options(
          ['nobody-there', '有权签字的人不在', 'Nobody there who may sign'],
          ['refuses-result', '对结果有异议，拒签', 'Refuses: not content with the work'],
          ['refuses-signing', '认可结果，但不签字', 'Content, but signs nothing'],
          ['other', '其他', 'Other'],
        ),
      },
      text('what', '经过', 'What happened'),
      { ...line('spokeWith', '与谁联系过', 'Spoken with', false), sensitive: 'name' },
    ],
  },
])

const seen = (id: string, clause: '18.5' | '19.1' | '19.2', zh: string, en: string, on: Trigger[], voidedBy: Trigger[] = []) => ({
  ...{ id, clause, title: both(zh, en), on },
  ...(voidedBy.length === 0 ? {} : { voidedBy }),
})
export const visitEndEvidence: Parameters<typeof r.evidence>[0] = [
  seen('scope-requested', '19.1', '超范围工作请示', 'Work beyond scope asked for', [made('scope-request')], [made('extra-work')]),
  seen(
    'change-order-signed',
    '19.1',
    '用户签的变更单',
    'Change order signed',
    [signedPaper('change-order')],
    [signedPaper('change-order', false), made('scope-request'), made('scope-consent'), made('extra-work')],
  ),
]

export const visitEndGates: Parameters<typeof r.gates>[0] = [
  {
    id: 'request-before-scope-consent',
    clause: '19.1',
    reading: 'change-order',
    act: 'make-record',
    title: both('先请示，写明项目和价格', 'Asked for first, with its prices'),
    kinds,
    when: { record: { in: ['scope-consent'] } },
    needs: [{ evidence: 'scope-requested' }],
  },
  {
    id: 'consent-before-change-order',
    clause: '19.1',
    reading: 'change-order',
    act: 'sign-paper',
    title: both('负责人同意后请用户签变更单', 'The head agrees before the user signs'),
    kinds,
    when: { paper: { in: ['change-order'] } },
    needs: [{ evidence: 'scope-agreed' }],
  },
  {
    id: 'signature-before-extra-work',
    clause: '19.1',
    reading: 'change-order',
    act: 'make-record',
    title: both('用户签字后做超范围工作', "The user's signature before work beyond scope"),
    kinds,
    when: { record: { in: ['extra-work'] } },
    needs: [{ evidence: 'change-order-signed' }],
  },
  {
    id: 'extension-before-its-signature',
    clause: '19.2',
    reading: 'extension',
    act: 'sign-paper',
    title: both('报告延长后请用户确认', 'Reported before the user confirms'),
    kinds,
    when: { paper: { in: ['extension'] } },
    needs: [{ evidence: 'extended' }],
  },
]

export const visitEndPermits: Parameters<typeof r.permits>[0] = [
  {
    act: 'make-record',
    clause: '19.2',
    kinds,
    when: { record: { in: ['scope-request', 'receipt-withheld'] } },
    by: handler,
  },
  { act: 'make-record', clause: '19.2', reading: 'extension', kinds, when: { record: { in: ['extension-noted'] } }, by: [head] },
  {
    act: 'sign-paper',
    clause: '19.1',
    reading: 'change-order',
    kinds,
    by: [...handler, { role: 'service-desk' }],
  },
]

export const visitEndDuties: Parameters<typeof r.duties>[0] = [
  {
    id: 'decide-scope',
    clause: '19.1',
    reading: 'no-times',
    title: both('答复超范围工作的请示', 'Answer on work beyond scope'),
    meaning: 'decide-scope',
    kinds,
    start: [made('scope-request')],
    stop: [made('scope-consent')],
    cancel: [closed],
    again: true,
    owner: head,
    pausable: false,
    acts: ['make-record'],
  },
  {
    id: 'note-extension',
    clause: '19.2',
    reading: 'extension',
    title: both('答复公司原因的延长', "Answer on an extension for the company's reasons"),
    meaning: 'note-extension',
    kinds,
    start: [made('extension', { cause: 'company' }), made('extension', { cause: 'force-majeure' })],
    stop: [made('extension-noted')],
    cancel: [closed],
    again: true,
    owner: head,
    pausable: false,
    acts: ['make-record'],
  },
  {
    id: 'settle-no-receipt',
    clause: '19.2',
    reading: 'receipt',
    title: both('处理未取得回执', 'Settle that there is no receipt'),
    meaning: 'settle-no-receipt',
    kinds,
    start: [made('receipt-withheld')],
    stop: [made('receipt-refused'), receiptGiven, receiptRefused],
    cancel: [closed, reopened],
    again: true,
    owner: head,
    pausable: false,
    acts: ['make-record'],
  },
]

/** 签署件. The receipt is the acceptance sheet: one paper, one signature (reading `receipt-is-acceptance`). */
export const signings: Pack['signings'] = r.signings([
  {
    id: 'change-order',
    clause: '19.1',
    reading: 'change-order',
    title: both('变更单（超范围工作）', 'Change order (work beyond scope)'),
    kinds,
    act: 'sign-paper',
    about: 'scope-request',
    shows: [
      {
        ...{ record: 'scope-request', title: both('增加的项目', 'Added work') },
        sum: { amount: 'priceFen', times: 'quantity' },
      },
      { record: 'scope-consent', fields: ['scope', 'charged'], title: both('我方意见', 'Our answer') },
    ],
  },
  {
    id: 'extension',
    clause: '19.2',
    reading: 'extension',
    title: both('延长确认单', 'Extension confirmed'),
    kinds,
    act: 'sign-paper',
    about: 'extension',
    shows: [
      { record: 'order', fields: ['task', 'completeBy'], title: both('原定任务', 'As ordered') },
      { record: 'extension', title: both('延长', 'Extension') },
    ],
  },
  {
    id: 'receipt',
    clause: '19.2',
    reading: 'receipt-is-acceptance',
    title: both('验收单（用户回执）', "Acceptance sheet (user's receipt)"),
    kinds,
    act: 'accept',
    shows: [
      { record: 'order', fields: ['task', 'completeBy'], title: both('任务', 'Task') },
      { record: 'arrival', fields: ['arrivedAt', 'onTime'], title: both('到达', 'Arrival') },
      { part: 'handling', title: both('完成情况', 'What was done') },
      { record: 'failure', fields: ['product', 'part', 'failureCode'], each: true, title: both('故障', 'Failure') },
      { part: 'parts', title: both('所用备件', 'Parts used') },
      { part: 'checklists', title: both('检查单', 'Checklists') },
      { part: 'photos', title: both('照片', 'Photos') },
      { part: 'time', title: both('工时', 'Time') },
      { record: 'extension', fields: ['cause', 'newEnd'], each: true, title: both('延长', 'Extension') },
      { signed: 'change-order', title: both('超范围工作', 'Work beyond scope') },
      { part: 'charge', title: both('收费', 'Charge') },
    ],
  },
])
