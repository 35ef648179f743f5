import type { Pack } from '../../../engine/pack.ts'
import { contractPermits } from './contract-rules.ts'
import { r } from './regulation.ts'
import { visitEndPermits } from './visit-end-rules.ts'

const request = ['request'] as const
const workOrder = ['work-order'] as const
const returned = ['return'] as const
const quality = ['quality-feedback'] as const
const training = ['training'] as const
const customers = ['request', 'enquiry', 'return'] as const
const matters = ['work-order', 'quality-feedback', 'training', 'contract'] as const

const head = [{ role: 'customer-service-manager' }] as const
const office = [{ role: 'service-desk' }, ...head] as const
const handler = [{ caseRole: 'handler' }] as const
const records = (...ids: string[]) => ({ record: { in: ids } })

/** Who may do what. What the general manager and the workshop decide, they decide by the route or by their own record. */
const written: Pack['permits'] = r.permits([
  { act: 'verify', clause: '18.1', kinds: request, by: [...office, { role: 'field-engineer' }] },
  { act: 'submit-matter', clause: '18.1', kinds: request, by: [...office, { role: 'marketing' }] },
  { act: 'assign', clause: '18.1', kinds: request, by: head },
  { act: 'open-order', clause: '18.1', kinds: request, by: office },
  {
    act: 'make-record',
    clause: '18.1',
    reading: 'contact-letters',
    kinds: request,
    when: records('contact-letter'),
    by: [...office, { role: 'marketing' }],
  },
  { act: 'assign', clause: '18.2', kinds: workOrder, by: head },
  { act: 'settle-trip', clause: '18.1', reading: 'trip-approval', kinds: workOrder, by: [...handler, { role: 'service-desk' }] },
  {
    act: 'make-record',
    clause: '19.2',
    reading: 'delays',
    kinds: workOrder,
    when: records('delay-report'),
    by: [...handler, ...office],
  },
  { act: 'complete', clause: '8', kinds: request, by: [...handler, ...office] },
  { act: 'send-result', clause: '8', kinds: customers, by: [...handler, ...office] },
  { act: 'record-feedback', clause: '8', kinds: customers, by: office },
  { act: 'record-attempt', clause: '8', kinds: customers, by: office },
  { act: 'reply', clause: '8', kinds: ['enquiry'], by: [...office, { role: 'field-engineer' }, { role: 'technical' }] },
  { act: 'archive', clause: '8', kinds: customers, by: office },
  {
    act: 'make-record',
    clause: '10',
    kinds: ['request', 'work-order'],
    when: records('failure', 'quality-fed-back'),
    by: [...handler, ...office],
  },

  { act: 'make-record', clause: '18.3', kinds: workOrder, when: records('order'), by: office },
  { act: 'make-record', clause: '18.2', kinds: workOrder, when: records('site-check'), by: head },
  {
    act: 'make-record',
    clause: '18.2',
    reading: 'appointments',
    kinds: workOrder,
    when: records('appointment'),
    by: [...handler, ...office],
  },
  { act: 'ask-appointment', clause: '18.2', reading: 'appointments', kinds: workOrder, by: [...handler, ...office] },
  { act: 'answer-appointment', clause: '18.2', reading: 'appointments', kinds: workOrder, by: [...handler, ...office] },
  { act: 'cancel-appointment', clause: '18.2', reading: 'appointments', kinds: workOrder, by: [...handler, ...office] },
  { act: 'make-record', clause: '7', reading: 'skills', kinds: workOrder, when: records('staff-check'), by: head },
  { act: 'make-record', clause: '15', reading: 'borrowed-staff', kinds: workOrder, when: records('norms-told'), by: office },
  { act: 'make-record', clause: '18.1', kinds: workOrder, when: records('workshop-consent'), by: [{ role: 'workshop' }] },
  {
    act: 'submit-matter',
    clause: '18.1',
    reading: 'trip-approval',
    kinds: workOrder,
    by: [...handler, { role: 'service-desk' }],
  },
  {
    act: 'make-record',
    clause: '18.4',
    kinds: workOrder,
    when: records('preparation', 'departure', 'arrival', 'leave-site', 'project-status'),
    by: handler,
  },
  { act: 'make-record', clause: '18.3', reading: 'which-head', kinds: workOrder, when: records('route-consent'), by: head },
  { act: 'make-record', clause: '19.1', reading: 'which-head', kinds: workOrder, when: records('scope-consent'), by: head },
  {
    act: 'make-record',
    clause: '19.1',
    kinds: workOrder,
    when: records('route-request', 'route-change', 'extra-work', 'unplanned-request', 'extension', 'support-request'),
    by: handler,
  },
  { act: 'make-record', clause: '18.5', kinds: workOrder, when: records('new-request'), by: [...office, { role: 'marketing' }] },
  { act: 'make-record', clause: '19.2', kinds: workOrder, when: records('extension-confirmed'), by: [...handler, ...office] },
  { act: 'make-record', clause: '19.2', reading: 'receipt', kinds: workOrder, when: records('receipt-refused'), by: head },
  {
    act: 'make-record',
    clause: '17',
    reading: 'office-and-field',
    kinds: workOrder,
    when: records('support-answer'),
    by: office,
  },
  ...visitEndPermits,
  { act: 'complete', clause: '19.2', kinds: workOrder, by: handler },
  { act: 'accept', clause: '19.2', kinds: workOrder, by: handler },

  {
    act: 'make-record',
    clause: '14',
    kinds: returned,
    when: records('return-check', 'goods-back', 'return-settled'),
    by: office,
  },
  {
    act: 'make-record',
    clause: '14',
    reading: 'return-inspection',
    kinds: returned,
    when: records('return-inspection'),
    by: [...office, { role: 'quality' }],
  },
  // Used on site, or entered by the office from the paper that came back.
  {
    act: 'use-parts',
    clause: '14',
    kinds: [...request, ...workOrder, ...returned],
    by: [...handler, ...office, { role: 'field-engineer' }],
  },
  { act: 'submit-matter', clause: '14', reading: 'returns', kinds: returned, by: [{ role: 'service-desk' }] },
  {
    act: 'make-record',
    clause: '11',
    kinds: quality,
    when: records('quality-issue'),
    by: [...office, { role: 'field-engineer' }],
  },
  {
    act: 'make-record',
    clause: '11',
    kinds: quality,
    when: records('joint-analysis', 'improvement', 'improvement-check'),
    by: [...head, { role: 'quality' }],
  },
  { act: 'make-record', clause: '7', reading: 'skills', kinds: training, by: head },
  { act: 'close-matter', clause: '17', kinds: matters, by: office },

  // No clause: backdating, pause, merging and reopening are settings of the product.
  { act: 'confirm-backdating', by: [...head, { role: 'general-manager' }] },
  { act: 'pause', by: [...handler, ...office] },
  { act: 'resume', by: [...handler, ...office] },
  { act: 'merge', by: office },
  { act: 'reopen', by: head },
])

export const permits: Pack['permits'] = [...written, ...contractPermits]
