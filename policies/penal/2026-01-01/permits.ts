import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const complaint = ['complaint'] as const
const penalty = ['penalty'] as const
const rectification = ['rectification'] as const
const record = (...ids: string[]) => ({ record: { in: ids } })
const desk = { role: 'service-desk' } as const
const head = { role: 'department-head' } as const
const superior = { role: 'supervisor' } as const
const management = { role: 'management' } as const
const hr = { role: 'human-resources' } as const
const handler = { caseRole: 'handler' } as const

const ofComplaint = r.permits([
  { act: 'complete-record', clause: '三(一)2', kinds: complaint, by: [{ anyone: true }] },
  {
    act: 'classify',
    clause: '三(一)3',
    reading: 'who-grades',
    kinds: complaint,
    levels: ['minor', 'general'],
    by: [desk, head, management],
  },
  { act: 'classify', clause: '三(一)3', reading: 'who-grades', kinds: complaint, levels: ['serious'], by: [management] },
  { act: 'assign', clause: '三(二)2', kinds: complaint, by: [head, desk] },
  { act: 'investigate', clause: '三(三)2', kinds: complaint, by: [handler] },
  { act: 'make-record', clause: '三(三)1', kinds: complaint, when: record('evidence', 'cause-analysis'), by: [handler] },
  // Checking the register is left to whoever sees the case: the more eyes the better.
  { act: 'record-interview', clause: '三(三)1', kinds: complaint, by: [handler, head, desk] },
  { act: 'hand-over-evidence', clause: '三(三)1', kinds: complaint, by: [handler, head, desk] },
  { act: 'make-record', clause: '三(三)3', kinds: complaint, when: record('liability'), by: [handler, head] },
  { act: 'confirm-liability', clause: '三(三)3', reading: 'liability-signed', kinds: complaint, by: [head, hr] },
  { act: 'hold-meeting', clause: '三(四)1', kinds: complaint, by: [handler, head] },
  { act: 'plan', clause: '三(四)2', kinds: complaint, by: [handler] },
  { act: 'make-record', clause: '三(五)1', kinds: complaint, when: record('solution-told'), by: [handler] },
  { act: 'progress', clause: '三(五)2', kinds: complaint, by: [handler, desk] },
  { act: 'send-letter', clause: '三(五)1', kinds: complaint, by: [handler, desk] },
  { act: 'make-record', clause: '三(六)2', kinds: complaint, when: record('coordination'), by: [handler, head] },
  { act: 'start', clause: '三(六)1', kinds: complaint, by: [handler] },
  { act: 'complete', clause: '三(六)1', kinds: complaint, by: [handler] },
  { act: 'send-result', clause: '三(七)1', kinds: complaint, by: [handler, desk] },
  // Whoever handled it is judged by the answer: the desk asks (reading `who-asks`).
  { act: 'record-feedback', clause: '三(七)1', reading: 'who-asks', kinds: complaint, by: [desk] },
  { act: 'record-attempt', clause: '三(七)1', reading: 'unreachable', kinds: complaint, by: [desk] },
  { act: 'make-record', clause: '三(七)2', kinds: complaint, when: record('effect-assessment'), by: [desk, head] },
  {
    act: 'make-record',
    clause: '三(七)1',
    reading: 'rounds-end',
    kinds: complaint,
    when: record('rounds-decision'),
    by: [management],
  },
  { act: 'make-record', clause: '四', kinds: complaint, when: record('penalty-raised'), by: [hr] },
  { act: 'archive', clause: '五(一)1', reading: 'closing', kinds: complaint, by: [desk] },
  { act: 'publish-case-study', clause: '五(三)2', reading: 'typical-case', kinds: complaint, by: [desk, hr] },
  { act: 'reopen', clause: '三(七)1', kinds: complaint, by: [desk, head] },
])

const ofPenalty = r.permits([
  { act: 'assign', clause: '四', reading: 'penalty-procedure', kinds: penalty, by: [hr] },
  {
    act: 'make-record',
    clause: '一(三)3',
    reading: 'penalty-procedure',
    kinds: penalty,
    when: record('investigators'),
    by: [hr],
  },
  { act: 'classify', clause: '四', reading: 'who-punishes', kinds: penalty, by: [handler, hr] },
  // Anybody can have seen it; two different persons must have.
  {
    act: 'make-record',
    clause: '一(三)3',
    reading: 'penalty-procedure',
    kinds: penalty,
    when: record('witness-evidence'),
    by: [{ anyone: true }],
  },
  {
    act: 'cite-violation',
    clause: '四',
    reading: 'penalty-procedure',
    kinds: penalty,
    by: [handler, hr, { caseRole: 'reporter' }],
  },
  // Whom it is about speaks; what comes on paper is entered by human resources.
  {
    act: 'make-record',
    clause: '四',
    reading: 'penalty-procedure',
    kinds: penalty,
    when: record('defence', 'appeal'),
    by: [{ caseRole: 'party' }, hr],
  },
  { act: 'propose-penalty', clause: '四', reading: 'who-punishes', kinds: penalty, by: [handler] },
  { act: 'investigate', clause: '一(三)3', reading: 'penalty-procedure', kinds: penalty, by: [handler] },
  { act: 'record-interview', clause: '一(三)3', reading: 'penalty-procedure', kinds: penalty, by: [handler, hr] },
  { act: 'hand-over-evidence', clause: '一(三)3', reading: 'penalty-procedure', kinds: penalty, by: [handler, hr] },
  {
    act: 'make-record',
    clause: '四',
    reading: 'penalty-procedure',
    kinds: penalty,
    when: record('allegation-notice', 'hearing'),
    by: [handler, hr],
  },
  { act: 'submit-matter', clause: '四', reading: 'who-punishes', kinds: penalty, by: [handler] },
  {
    act: 'make-record',
    clause: '四',
    reading: 'penalty-procedure',
    kinds: penalty,
    when: record('penalty-notice', 'appeal-decision'),
    by: [hr],
  },
  {
    act: 'make-record',
    clause: '四(一)1',
    kinds: penalty,
    when: record('self-criticism', 'internal-notice', 'rectification-opened'),
    by: [head, superior, { caseRole: 'superior' }],
  },
  {
    act: 'make-record',
    clause: '四(二)1',
    kinds: penalty,
    when: record('talk', 'improvement-plan'),
    by: [superior, { caseRole: 'superior' }, head],
  },
  { act: 'make-record', clause: '四(一)2', kinds: penalty, when: record('deduction'), by: [hr, { role: 'finance' }] },
  { act: 'set-restriction', clause: '四(一)4', kinds: penalty, by: [management] },
  { act: 'assess-restriction', clause: '四(一)4', reading: 'clearly-down', kinds: penalty, by: [hr] },
  { act: 'step-restriction', clause: '四(一)4', reading: 'clearly-down', kinds: penalty, by: [management] },
  { act: 'settle-measure', clause: '四', reading: 'who-punishes', kinds: penalty, by: [management] },
  {
    act: 'make-record',
    clause: '四(二)4',
    kinds: penalty,
    when: record('restoration-request'),
    by: [{ caseRole: 'party' }, { caseRole: 'superior' }, hr],
  },
  {
    act: 'make-record',
    clause: '四(二)4',
    kinds: penalty,
    when: record('demotion', 'restoration-review', 'contract-ended'),
    by: [hr],
  },
  { act: 'make-record', clause: '四(二)5', kinds: penalty, when: record('liability-pursued'), by: [{ role: 'legal' }] },
  { act: 'close-matter', clause: '四', reading: 'who-punishes', kinds: penalty, by: [hr] },
  { act: 'reopen', clause: '四', reading: 'who-punishes', kinds: penalty, by: [management] },
])

const ofRectification = r.permits([
  { act: 'assign', clause: '五(二)1', kinds: rectification, by: [head, management] },
  // Whoever is to be approved does not choose the approver.
  { act: 'classify', clause: '四(一)3', reading: 'rectification-approval', kinds: rectification, by: [hr, management] },
  { act: 'plan', clause: '五(二)1', kinds: rectification, by: [handler] },
  { act: 'start', clause: '四(一)3', kinds: rectification, by: [handler] },
  { act: 'progress', clause: '五(四)1', kinds: rectification, by: [handler] },
  { act: 'complete', clause: '五(二)1', kinds: rectification, by: [handler] },
  {
    act: 'make-record',
    clause: '五(二)2',
    kinds: rectification,
    when: record('gap-review', 'process-improved'),
    by: [handler, head],
  },
  // Whoever carries the measures out does not judge them.
  {
    act: 'make-record',
    clause: '五(四)1',
    kinds: rectification,
    when: record('measure-check', 'effect-check'),
    by: [desk, hr, management],
  },
  { act: 'make-record', clause: '四(一)4', kinds: rectification, when: record('restriction', 'restoration'), by: [management] },
  { act: 'close-matter', clause: '五(四)1', kinds: rectification, by: [head, management] },
  { act: 'reopen', clause: '五(四)2', kinds: rectification, by: [head, management] },
])

// Whoever is named for an action does it, somebody else checks it: the engine sees to that.
const ofActions = r.permits([
  {
    act: 'set-action',
    clause: '五(二)1',
    reading: 'action-check',
    kinds: ['complaint', 'rectification'],
    by: [handler, head, desk, superior, management],
  },
])

// No clause: backdating, pause and merging are settings of the product. The superior confirms, the people of the case ask.
const ofTheProduct = r.permits([
  { act: 'confirm-backdating', by: [head, management] },
  { act: 'pause', by: [handler, head, desk] },
  { act: 'resume', by: [handler, head, desk] },
  { act: 'merge', by: [desk, head, hr] },
])

export const permits: Pack['permits'] = [...ofComplaint, ...ofPenalty, ...ofRectification, ...ofActions, ...ofTheProduct]
