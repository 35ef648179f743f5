import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const anomaly = ['anomaly'] as const
const request = ['request'] as const
const inGroup = [{ role: 'deputy-leader' }, { role: 'leader' }] as const
const finder = [{ caseRole: 'reporter' }, { role: 'front-line' }, { role: 'service-desk' }, { role: 'field-engineer' }] as const
const handler = [{ caseRole: 'handler' }] as const
const owner = [{ caseRole: 'team-owner' }] as const
const team = [{ caseRole: 'team-owner' }, { caseRole: 'team-member' }] as const
/** A case that came down from a higher level is finished by whoever had it. */
const inCharge = [...handler, ...owner] as const
/** Whoever works on the case, at any level. */
const worker = [...handler, ...team] as const
const general = { kinds: anomaly, levels: ['general'] } as const
const upper = { kinds: anomaly, levels: ['larger', 'major'] } as const

/**
 * Who may do what. Acts that are not here are open to the staff, or follow from the case itself: a report is acknowledged by
 * its receivers, a decision is taken by the people of the route. The customer's own acts come by the customer's link.
 */
export const permits: Pack['permits'] = r.permits([
  { act: 'verify', clause: '8(1)', by: [{ anyone: true }] },
  { act: 'complete-record', clause: '8(1)', by: [{ anyone: true }] },
  { act: 'note', clause: '8(1)', by: [{ anyone: true }] },
  { act: 'attach', clause: '8(1)', by: [{ anyone: true }] },
  {
    act: 'classify',
    clause: '7',
    reading: 'who-grades',
    kinds: anomaly,
    levels: ['general', 'larger'],
    by: [{ role: 'department-head' }, ...inGroup],
  },
  { act: 'classify', clause: '7', reading: 'who-grades', kinds: anomaly, levels: ['major'], by: inGroup },
  { act: 'report', clause: '8(2)', reading: 'earlier-hops', kinds: anomaly, levels: ['general'], by: finder },
  {
    act: 'report',
    clause: '8(2)',
    reading: 'earlier-hops',
    kinds: anomaly,
    levels: ['larger'],
    by: [...finder, { role: 'department-head' }],
  },
  {
    act: 'report',
    clause: '8(2)',
    reading: 'earlier-hops',
    kinds: anomaly,
    levels: ['major'],
    by: [...finder, { role: 'deputy-leader' }],
  },

  { act: 'assign', clause: '8(3)', ...general, by: [{ role: 'department-head' }] },
  { act: 'assign', clause: '8(3)', ...upper, by: inGroup },
  {
    act: 'assign',
    clause: '14(3)',
    reading: 'request-handling',
    kinds: request,
    by: [{ role: 'department-head' }, { role: 'service-desk' }],
  },
  { act: 'form-team', clause: '8(3)', kinds: anomaly, by: inGroup },
  // The owner is named at the emergency meeting, so that only the leader can record that one, and the owner the daily ones.
  { act: 'hold-meeting', clause: '8(3)', kinds: anomaly, by: [{ role: 'leader' }] },
  { act: 'hold-meeting', clause: '11', kinds: anomaly, when: { meeting: { in: ['daily', 'other'] } }, by: owner },
  { act: 'post-on-site', clause: '11', reading: 'on-site', kinds: anomaly, by: [...inGroup, ...owner] },

  { act: 'investigate', clause: '8(4)', kinds: anomaly, by: worker },
  { act: 'plan', clause: '8(5)', ...general, by: inCharge },
  { act: 'plan', clause: '10', kinds: anomaly, levels: ['larger'], by: owner },
  { act: 'plan', clause: '11', kinds: anomaly, levels: ['major'], by: [...owner, { role: 'deputy-leader' }] },
  { act: 'start', clause: '8(5)', ...general, by: inCharge },
  { act: 'start', clause: '10', ...upper, by: owner },
  { act: 'progress', clause: '9', ...general, by: inCharge },
  { act: 'progress', clause: '10', ...upper, by: team },
  { act: 'progress', clause: '14(3)', kinds: request, by: handler },
  { act: 'reach-node', clause: '14(2)', by: [...worker, { role: 'field-engineer' }] },
  { act: 'sign-node', clause: '14(2)', by: [...worker, { role: 'field-engineer' }] },
  { act: 'complete', clause: '9', ...general, by: inCharge },
  { act: 'complete', clause: '10', ...upper, by: owner },
  { act: 'complete', clause: '14(3)', kinds: request, by: handler },

  { act: 'accept', clause: '10', ...upper, by: team },
  // The text asks no acceptance of a general anomaly; a customer who gives one is not refused.
  { act: 'accept', ...general, by: inCharge },
  { act: 'send-result', clause: '8(6)', by: worker },
  { act: 'record-feedback', clause: '8(6)', by: [...worker, { role: 'service-desk' }] },
  { act: 'record-attempt', clause: '8(6)', reading: 'unreachable', by: [...worker, { role: 'service-desk' }] },
  { act: 'report-result', clause: '8(6)', ...general, by: inCharge },
  { act: 'report-result', clause: '8(6)', ...upper, by: owner },
  { act: 'submit-form', clause: '9', ...general, by: inCharge },
  { act: 'submit-form', clause: '10', ...upper, by: owner },
  { act: 'review', clause: '8(7)', ...general, by: [{ role: 'department-head' }] },
  { act: 'review', clause: '8(7)', ...upper, by: inGroup },
  { act: 'archive', clause: '8(7)', by: [{ role: 'service-desk' }, { role: 'deputy-leader' }] },
  { act: 'publish-case-study', clause: '15(1)', by: [{ role: 'service-desk' }, { role: 'deputy-leader' }] },
  { act: 'reopen', clause: '8(6)', reading: 'dissatisfied', by: [{ role: 'department-head' }, ...inGroup] },

  { act: 'joint-investigate', clause: '12(1)', by: [{ role: 'research' }, { role: 'supply-chain' }] },
  { act: 'trace-supplier', clause: '12(1)', by: [{ role: 'supply-chain' }] },
  { act: 'rectify-installation', clause: '12(1)', by: [{ role: 'implementation' }] },
  { act: 'give-legal-opinion', clause: '12(2)', by: [{ role: 'legal' }] },
  { act: 'supplement-agreement', clause: '12(2)', by: [{ role: 'legal' }, { role: 'sales' }] },
  { act: 'assess-loss', clause: '12(3)', by: [{ role: 'finance' }, { role: 'legal' }] },
  { act: 'submit-compensation', clause: '12(3)', reading: 'compensation-route', by: [{ role: 'finance' }] },
  { act: 'record-payment', clause: '12(3)', by: [{ role: 'finance' }] },
  { act: 'confirm-loss', clause: '12(3)', by: [{ role: 'finance' }, { role: 'legal' }] },
  { act: 'record-recovery', clause: '12(3)', by: [{ role: 'legal' }, { role: 'finance' }] },
  { act: 'chase-recovery', clause: '12(3)', by: [{ role: 'legal' }, { role: 'finance' }] },
  { act: 'open-recovery', clause: '12(3)', by: [{ role: 'legal' }, { role: 'finance' }] },
  { act: 'close-recovery', clause: '12(3)', by: [{ role: 'legal' }, { role: 'finance' }] },

  // No clause: backdating, pause and hand-over are settings of the product. The superior confirms, the people of the case ask.
  { act: 'confirm-backdating', by: [{ role: 'department-head' }, ...inGroup, { role: 'principal' }] },
  { act: 'pause', by: [...inCharge, { role: 'department-head' }, ...inGroup] },
  { act: 'resume', by: [...inCharge, { role: 'department-head' }, ...inGroup] },
  { act: 'merge', by: [{ role: 'service-desk' }, { role: 'department-head' }, ...inGroup] },
])
