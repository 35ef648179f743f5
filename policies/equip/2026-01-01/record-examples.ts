import type { Example } from '../../../engine/pack.ts'

type Record_ = Extract<Example, { type: 'record' }>
type Kind = Record_['kind']
const without = (given: Readonly<Record<string, unknown>>, field: string) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name !== field))

/** A record as it is filled in, and refused where one field is left out. */
const record = (
  rule: string,
  kind: Kind,
  name: string,
  values: Record_['values'],
  texts: Record_['values'],
  lacks: string,
  category?: string,
): Record_[] => {
  const of = { type: 'record', rule, kind, ...(category === undefined ? {} : { category }) } as const
  return [
    { ...of, name, values, texts },
    { ...of, name: `${name}：缺一栏`, values: without(values, lacks), texts: without(texts, lacks), refused: lacks },
  ]
}
const order = (
  rule: string,
  name: string,
  values: Record_['values'],
  texts: Record_['values'],
  lacks: string,
  category?: string,
) => record(rule, 'work-order', name, values, texts, lacks, category)
const at = '2026-03-05T01:00:00.000Z'

const appointment = { from: '2026-03-05T01:00:00.000Z', until: '2026-03-05T09:00:00.000Z', how: 'phone', agreed: true }

export const recordExamples: readonly Example[] = [
  ...order('appointment', '约好 3 月 5 日上门', appointment, { with: '王工' }, 'from'),
  {
    type: 'record',
    rule: 'appointment',
    kind: 'work-order',
    name: '结束早于开始：不能登记',
    values: { ...appointment, until: '2026-03-05T01:00:00.000Z' },
    refused: 'until',
  },
  ...record(
    'failure',
    'request',
    '电气故障一次',
    { failureCode: 'electrical', failures: 1, qualityProblem: false },
    { product: '冲床 P40', part: '接触器' },
    'failureCode',
  ),
  {
    type: 'record',
    rule: 'failure',
    name: '分类表里没有的分类',
    kind: 'work-order',
    values: { failureCode: 'unknown', failures: 1, qualityProblem: false },
    texts: { product: '冲床 P40', part: '接触器' },
    refused: 'failureCode',
  },
  {
    type: 'record',
    rule: 'failure',
    name: '零次不是故障',
    kind: 'work-order',
    values: { failureCode: 'electrical', failures: 0, qualityProblem: false },
    texts: { product: '冲床 P40', part: '接触器' },
    refused: 'failures',
  },
  ...record('quality-fed-back', 'work-order', '质量反馈编号', {}, { number: 'ZL-0001' }, 'number'),
  ...order(
    'order',
    '车间派人的单',
    { arriveBy: at, completeBy: at, staffFrom: 'workshop' },
    { task: '安装冲床', route: '苏州到合肥' },
    'route',
  ),
  ...record(
    'contact-letter',
    'request',
    '营销部来函',
    { from: 'sales', letterDate: '2026-03-01', scan: 'scan' },
    { letterNumber: 'YX-2026-018', signedBy: '叶岚', asked: '派人检修' },
    'letterNumber',
  ),
  ...order('site-check', '电话和网络核对', { by: ['phone', 'network'], needClear: true, siteReady: true }, {}, 'siteReady'),
  {
    type: 'record',
    rule: 'site-check',
    name: '用图片核对的，要有图片',
    kind: 'work-order',
    values: { by: ['phone', 'pictures'], needClear: true, siteReady: true },
    refused: 'photos',
  },
  {
    type: 'record',
    rule: 'site-check',
    name: '附了图片',
    kind: 'work-order',
    values: { by: ['pictures'], needClear: true, siteReady: true, photos: [{ photo: 'file' }] },
  },
  ...order(
    'delay-report',
    '备件未到，有人备用',
    { about: 'completion', causeClass: 'parts', backupTeam: true, backup: 'fitter', newEnd: at, customerTold: false },
    { cause: '轴承晚到两天' },
    'backup',
  ),
  ...order('route-request', '想绕道', {}, { route: '经南京', reason: '铁路停运' }, 'reason'),
  ...order('staff-check', '胜任', { person: 'engineer', skillsFit: true }, {}, 'skillsFit'),
  ...order('workshop-consent', '车间同意', { agreed: true }, {}, 'agreed'),
  ...order('norms-told', '已交代', { person: 'fitter', from: 'workshop', understood: true }, {}, 'person'),
  ...order('preparation', '四样', { situation: true, documents: true, parts: true, tools: true }, {}, 'tools'),
  ...order('departure', '出发', { leftAt: at }, {}, 'leftAt'),
  ...order('route-consent', '同意改路线', { agreed: true }, { reason: '途经用户二厂' }, 'reason'),
  ...order('route-change', '新路线', {}, { route: '经南京' }, 'route'),
  ...order('arrival', '按时到达', { arrivedAt: at, onTime: true, workClothes: true }, {}, 'workClothes'),
  ...order('support-request', '缺图纸', {}, { need: '液压图' }, 'need'),
  ...order('support-answer', '图纸已发', {}, { answer: '已发' }, 'answer'),
  ...order(
    'project-status',
    '完成四成',
    { plannedPercent: 50, donePercent: 40, daysLate: 1, qualityGood: true, projectCostFen: 300_000, plannedCostFen: 280_000 },
    {},
    'projectCostFen',
    'turnkey-installation',
  ),
  ...order('unplanned-request', '隔壁厂也要修', { toldTheWay: true }, { asked: '另一台也看看' }, 'asked'),
  ...order('new-request', '新请求编号', {}, { number: 'QQ-0009' }, 'number'),
  ...order('scope-consent', '同意并收费', { agreed: true, charged: true }, { scope: '移机' }, 'charged'),
  ...order('extra-work', '移机', {}, { done: '移机 5 米' }, 'done'),
  ...order('extension', '用户停电', { cause: 'user', newEnd: at }, { reason: '停电两天' }, 'cause'),
  ...order('extension-confirmed', '来函', { by: 'letter' }, {}, 'by'),
  ...order('receipt-refused', '用户在外地', {}, { why: '负责人出差' }, 'why'),
  ...order('leave-site', '按时完成离开', { onTime: true }, {}, 'onTime'),
  ...record('return-check', 'return', '期内换货', { remedy: 'exchange', inWarranty: true }, { finding: '壳体开裂' }, 'remedy'),
  ...record('goods-back', 'return', '齐全', { complete: true }, {}, 'complete'),
  ...record(
    'return-inspection',
    'return',
    '外购件缺陷，退供应商',
    { condition: 'damaged', cause: 'material', disposition: 'to-supplier', photos: [{ photo: 'file-1' }] },
    { finding: '密封圈开裂' },
    'disposition',
  ),
  ...record('return-settled', 'return', '已换', { remedy: 'exchange' }, { how: '发出新件' }, 'how'),
  ...record(
    'quality-issue',
    'quality-feedback',
    '轴承早期磨损',
    { failureCode: 'mechanical' },
    { product: '冲床 P40', part: '轴承', issue: '三月磨损' },
    'issue',
  ),
  ...record(
    'joint-analysis',
    'quality-feedback',
    '两部门分析',
    { customerService: 'head', quality: 'inspector', factor: 'material' },
    { analysis: '硬度不足' },
    'quality',
  ),
  ...record(
    'improvement',
    'quality-feedback',
    '换供应商',
    { by: '2026-04-30' },
    { solution: '更换轴承', measure: '入厂检硬度' },
    'measure',
  ),
  ...record('improvement-check', 'quality-feedback', '有效', { effective: true }, {}, 'effective'),
  ...record('training-held', 'training', '六人', { heldOn: '2026-03-05', people: 6 }, { topics: '新机型' }, 'people'),
  ...record(
    'skill-assessment',
    'training',
    '七项全评',
    {
      person: 'engineer',
      structure: true,
      installation: true,
      process: true,
      coordination: true,
      judgement: false,
      emergency: true,
      conduct: true,
    },
    {},
    'emergency',
  ),
]
