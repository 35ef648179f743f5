import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'
import type { readings } from './readings.ts'
import { r } from './regulation.ts'
import { visitEndGates } from './visit-end-rules.ts'

type Gate = Parameters<typeof r.gates>[0][number]
type More = Partial<Pick<Gate, 'when' | 'categories'>> & { readonly reading?: keyof typeof readings }
const gate =
  (kind: NonNullable<Gate['kinds']>[number]) =>
  (id: string, clause: ClauseId, act: Gate['act'], zh: string, en: string, needs: Gate['needs'], more: More = {}): Gate => ({
    id,
    clause,
    act,
    title: both(zh, en),
    kinds: [kind],
    needs,
    ...more,
  })
const all = (...evidence: string[]) => evidence.map(id => ({ evidence: id }))
const where = (ifSeen: string, evidence: string) => [{ evidence, ifSeen }]
const record = (...ids: string[]) => ({ when: { record: { in: ids } } })
const done = { when: { outcome: { in: ['done'] } } }

const request = gate('request')
const enquiry = gate('enquiry')
const order = gate('work-order')
const returned = gate('return')
const quality = gate('quality-feedback')
const training = gate('training')
const contract = gate('contract')

/** What must be there before the next step. Nothing is needed to drop a matter, only to call it done. */
export const gates: Pack['gates'] = r.gates([
  request('verify-before-sending', '18.1', 'assign', '先核实，再派人', 'Verify before sending', all('verified')),
  request(
    'consent-before-sending',
    '18.1',
    'assign',
    '没有联系函的，经总经理同意才派人',
    "Without a contact letter, only with the general manager's consent",
    where('direct', 'matter-approved'),
    { reading: 'direct-requests' },
  ),
  request(
    'letter-before-sending',
    '18.1',
    'assign',
    '联系函登记后才派人',
    'The contact letter is registered before staff are sent',
    where('by-letter', 'letter'),
    { reading: 'contact-letters' },
  ),
  request('verify-before-order', '18.1', 'open-order', '先核实，再开派工单', 'Verify before an order is opened', all('verified')),
  request(
    'consent-before-order',
    '18.1',
    'open-order',
    '没有联系函的，经总经理同意才开派工单',
    "Without a contact letter, an order only with the general manager's consent",
    where('direct', 'matter-approved'),
    { reading: 'direct-requests' },
  ),
  request(
    'letter-before-order',
    '18.1',
    'open-order',
    '联系函登记后才开派工单',
    'The contact letter is registered before an order is opened',
    where('by-letter', 'letter'),
    { reading: 'contact-letters' },
  ),
  request(
    'orders-before-completion',
    '18.1',
    'complete',
    '派工单都办结后，请求才完成',
    'A request is done once its orders are',
    where('order-opened', 'orders-finished'),
    { reading: 'several-orders' },
  ),
  request('staff-before-completion', '18.1', 'complete', '先派人，再完成', 'Staff before completion', all('assigned')),
  request('completion-before-result', '8', 'send-result', '完成后告知结果', 'The result follows completion', all('completed')),
  request(
    'result-before-callback',
    '8',
    'record-feedback',
    '告知结果后回访',
    'The callback follows the result',
    all('result-sent'),
  ),
  request(
    'request-file-complete',
    '8',
    'archive',
    '服务档案齐全',
    'The service file is complete',
    [...all('verified', 'completed', 'result-sent', 'called-back'), ...where('quality-problem', 'quality-fed-back')],
    { reading: 'service-file' },
  ),
  enquiry('reply-before-archive', '8', 'archive', '答复后归档', 'Replied before archived', all('replied')),

  order(
    'order-before-sending',
    '18.3',
    'assign',
    '派工单写明任务、时间、路线',
    'The order states task, time, route',
    all('order-written'),
  ),
  order(
    'site-before-sending',
    '18.2',
    'assign',
    '现场条件具备才安排',
    'Scheduled only when the site is ready',
    all('site-ready'),
    {
      reading: 'site-ready',
    },
  ),
  order(
    'site-before-appointment',
    '18.2',
    'make-record',
    '现场条件具备才约时间',
    'A time is arranged only when the site is ready',
    all('order-written', 'site-ready'),
    { ...record('appointment'), reading: 'appointments' },
  ),
  order(
    'order-before-trip',
    '18.1',
    'submit-matter',
    '有派工单才报出差',
    'A trip follows an order',
    all('order-written', 'assigned'),
  ),
  order(
    'trip-before-departure',
    '18.1',
    'make-record',
    '出差批准后出发',
    'The trip is approved first',
    all('assigned', 'matter-approved'),
    {
      ...record('departure'),
      reading: 'trip-approval',
    },
  ),
  order(
    'workshop-before-departure',
    '18.1',
    'make-record',
    '车间同意后出发',
    'The workshop agrees first',
    where('workshop-staff', 'workshop-agreed'),
    record('departure'),
  ),
  order(
    'norms-before-departure',
    '15',
    'make-record',
    '借用人员先交代规范',
    'Borrowed staff are told the norms first',
    [...where('workshop-staff', 'norms-told'), ...where('borrowed-staff', 'norms-told')],
    { ...record('departure'), reading: 'borrowed-staff' },
  ),
  order('skills-before-departure', '7', 'make-record', '确认胜任后出发', 'Skills are confirmed first', all('skills-fit'), {
    ...record('departure'),
    reading: 'skills',
  }),
  order('preparation-before-departure', '18.4', 'make-record', '准备齐全后出发', 'Prepared before leaving', all('prepared'), {
    ...record('departure'),
    reading: 'sent-staff',
  }),
  order('consent-before-route', '18.3', 'make-record', '同意后改路线', 'Consent before a change of route', all('route-agreed'), {
    ...record('route-change'),
    reading: 'which-head',
  }),
  order(
    'departure-before-arrival',
    '18.3',
    'make-record',
    '出发后到达',
    'Departure before arrival',
    all('departed'),
    record('arrival'),
  ),
  order(
    'consent-before-extra-work',
    '19.1',
    'make-record',
    '同意后做超范围工作',
    'Consent before work beyond scope',
    all('scope-agreed'),
    {
      ...record('extra-work'),
      reading: 'which-head',
    },
  ),
  order(
    'leaving-before-settlement',
    '18.1',
    'settle-trip',
    '离开现场后结算费用',
    'Expenses are settled after leaving',
    all('left'),
    {
      reading: 'trip-approval',
    },
  ),
  order(
    'settlement-before-closing',
    '18.1',
    'close-matter',
    '有预算的出差，费用结算后办结',
    'A trip with a budget is settled before the order is closed',
    where('trip-budgeted', 'trip-settled'),
    { ...done, reading: 'trip-approval' },
  ),
  order('arrival-before-completion', '18.3', 'complete', '到达后完工', 'Arrival before completion', all('arrived')),
  order(
    'extension-before-completion',
    '19.2',
    'complete',
    '用户原因延长须经用户确认',
    "An extension for the user's reasons is confirmed by the user",
    where('extended', 'extension-confirmed'),
    { reading: 'extension' },
  ),
  order(
    'order-failure-before-completion',
    '10',
    'complete',
    '维修先登记故障分类',
    'A repair has its failure classified',
    all('failure-recorded'),
    {
      categories: ['repair'],
    },
  ),
  order(
    'status-before-completion',
    '13',
    'complete',
    '安装项目有进展记录',
    'An installation has its status recorded',
    all('status-reported'),
    {
      categories: ['installation-guidance', 'turnkey-installation'],
      reading: 'project-status',
    },
  ),
  order('completion-before-receipt', '19.2', 'accept', '完工后签回执', 'The receipt follows completion', all('completed')),
  order('receipt-before-leaving', '19.2', 'make-record', '取得回执才离开', 'No leaving without the receipt', all('receipt'), {
    ...record('leave-site'),
    reading: 'receipt',
  }),
  order(
    'order-closed-complete',
    '19.2',
    'close-matter',
    '离开现场后办结',
    'Closed after leaving the site',
    [...all('left'), ...where('support-asked', 'support-given')],
    done,
  ),
  order(
    'new-request-before-closing',
    '18.5',
    'close-matter',
    '计划外请求先登记',
    'Requests outside the order are registered',
    where('asked-on-the-spot', 'entered-as-new'),
    done,
  ),
  order(
    'quality-before-closing',
    '11',
    'close-matter',
    '质量问题先反馈',
    'A quality problem is fed back first',
    where('quality-problem', 'quality-fed-back'),
    done,
  ),

  ...visitEndGates,

  returned('check-before-decision', '14', 'submit-matter', '核查后报批', 'Checked before decided', all('return-checked')),
  returned('decision-before-goods', '14', 'make-record', '同意后退货', 'Granted before goods come back', all('matter-approved'), {
    ...record('goods-back'),
    reading: 'returns',
  }),
  returned(
    'goods-before-settlement',
    '14',
    'make-record',
    '货物退回后办理',
    'Goods back before settled',
    [...all('return-checked'), ...where('goods-expected', 'goods-back')],
    record('return-settled'),
  ),
  returned('goods-before-inspection', '14', 'make-record', '货物退回后检验', 'Goods back before inspected', all('goods-back'), {
    ...record('return-inspection'),
    reading: 'return-inspection',
  }),
  returned(
    'inspection-before-settlement',
    '14',
    'make-record',
    '检验后办理',
    'Inspected before settled',
    where('goods-expected', 'return-inspected'),
    { ...record('return-settled'), reading: 'return-inspection' },
  ),
  returned('settlement-before-result', '14', 'send-result', '办妥后告知', 'The result follows settlement', all('return-settled')),
  returned(
    'return-result-before-callback',
    '8',
    'record-feedback',
    '告知后回访',
    'The callback follows the result',
    all('result-sent'),
  ),
  returned(
    'return-file-complete',
    '8',
    'archive',
    '服务档案齐全',
    'The service file is complete',
    all('return-settled', 'result-sent', 'called-back'),
    {
      reading: 'service-file',
    },
  ),

  quality(
    'issue-before-analysis',
    '11',
    'make-record',
    '先反馈，再分析',
    'Fed back before analysed',
    all('issue-described'),
    record('joint-analysis'),
  ),
  quality(
    'analysis-before-improvement',
    '11',
    'make-record',
    '共同分析后定措施',
    'Analysed before improved',
    all('analysed'),
    record('improvement'),
  ),
  quality(
    'improvement-before-check',
    '11',
    'make-record',
    '有措施才验效果',
    'Improvement before its check',
    all('improvement-set'),
    record('improvement-check'),
  ),
  quality('effect-before-closing', '11', 'close-matter', '措施有效才办结', 'Closed once effective', all('improved'), done),
  training(
    'training-before-assessment',
    '7',
    'make-record',
    '培训后评定',
    'Assessed after training',
    all('trained'),
    record('skill-assessment'),
  ),
  training('assessment-before-closing', '7', 'close-matter', '评定后办结', 'Closed after the assessment', all('assessed'), done),
  contract(
    'review-before-signature',
    '16',
    'sign-contract',
    '评审通过后签订',
    'Reviewed before signed',
    all('contract-reviewed'),
    { reading: 'contract-review' },
  ),
  contract('signature-before-performance', '16', 'perform-contract', '签订后履行', 'Signed before performed', all('signed')),
  contract('signature-before-invoice', '16', 'issue-invoice', '签订后开票', 'Signed before invoiced', all('signed')),
  contract('invoice-before-dunning', '16', 'dun', '开票后催收', 'Invoiced before dunned', all('invoiced')),
  contract(
    'payment-before-closing',
    '16',
    'close-matter',
    '履行并付清后办结',
    'Closed when performed and paid',
    all('performed', 'paid'),
    done,
  ),
])
