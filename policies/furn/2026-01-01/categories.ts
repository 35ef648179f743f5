import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const none = { subtypes: [] }
/** What customers bring, and what is done for them. */
const services = ['enquiry', 'request', 'return', 'work-order', 'complaint', 'contract'] as const

/** What a service case or a matter is about. Each belongs to one kind; routes and duties ask for it. */
export const categories: Pack['categories'] = r.categories([
  // enquiries, requests and work orders
  { id: 'pre-sales', clause: '2.3.1', title: { zh: '售前与订单', en: 'Pre-sales and orders' }, kinds: services, ...none },
  { id: 'installation', clause: '2.3.2', title: { zh: '安装', en: 'Installation' }, kinds: services, ...none },
  { id: 'delivery-service', clause: '2.3.2', title: { zh: '物流与退换', en: 'Logistics and returns' }, kinds: services, ...none },
  {
    id: 'after-sales-service',
    clause: '2.3.2',
    title: { zh: '售后与回访', en: 'After-sales and callbacks' },
    kinds: services,
    ...none,
  },
  { id: 'technical-question', clause: '4.1(2)', title: { zh: '技术问题', en: 'Technical question' }, kinds: services, ...none },
  // exceptions
  {
    id: 'natural-disaster',
    clause: '9.2.1(1)',
    title: { zh: '自然灾害', en: 'Natural disaster' },
    kinds: ['exception'],
    ...none,
  },
  {
    id: 'policy-change',
    clause: '9.2.1(2)',
    title: { zh: '政策突变', en: 'Sudden policy change' },
    kinds: ['exception'],
    ...none,
  },
  { id: 'overreach', clause: '5.2.2', title: { zh: '越权审批', en: 'Approval beyond authority' }, kinds: ['exception'], ...none },
  {
    id: 'urgent-before-approval',
    clause: '5.4(2)',
    title: { zh: '紧急先办', en: 'Done before approval' },
    kinds: ['exception'],
    ...none,
  },
  {
    id: 'secret-or-lawsuit',
    clause: '1.2.2(3)',
    title: { zh: '商业机密或诉讼', en: 'Trade secret or lawsuit' },
    kinds: ['exception'],
    ...none,
  },
  // crises
  { id: 'recall', clause: '9.1.1(1)', title: { zh: '产品召回', en: 'Recall' }, kinds: ['crisis'], ...none },
  {
    id: 'public-opinion',
    clause: '9.1.1(2)',
    title: { zh: '舆情危机', en: 'Public-opinion crisis' },
    kinds: ['crisis'],
    ...none,
  },
  // audits and checks
  {
    id: 'cross-border-audit',
    clause: '6.2.2(1)',
    title: { zh: '季度跨境审计', en: 'Quarterly cross-border audit' },
    kinds: ['audit'],
    ...none,
  },
  { id: 'surprise-check', clause: '6.2.2(2)', title: { zh: '突击检查', en: 'Surprise check' }, kinds: ['audit'], ...none },
  { id: 'special-audit', clause: '6.3.1(1)', title: { zh: '专项审计', en: 'Special audit' }, kinds: ['audit'], ...none },
  { id: 'routine-check', clause: '6.3.1(2)', title: { zh: '日常检查', en: 'Routine check' }, kinds: ['audit'], ...none },
  // suggestions
  { id: 'survey', clause: '7.4.1(1)', title: { zh: '满意度调研', en: 'Survey' }, kinds: ['suggestion'], ...none },
  {
    id: 'user-feedback',
    clause: '7.4.1(2)',
    title: { zh: '系统用户反馈', en: 'Users of the system' },
    kinds: ['suggestion'],
    ...none,
  },
  { id: 'process-analysis', clause: '4.4', title: { zh: '流程分析', en: 'Process analysis' }, kinds: ['suggestion'], ...none },
  { id: 'employee-idea', clause: '7.4.2', title: { zh: '员工提出', en: 'From staff' }, kinds: ['suggestion'], ...none },
  { id: 'from-case', clause: '7.4.2', title: { zh: '投诉等案件引出', en: 'Out of a case' }, kinds: ['suggestion'], ...none },
  // rewards
  { id: 'kpi-excess', clause: '8.1.1(1)', title: { zh: '超额完成 KPI', en: 'KPI exceeded' }, kinds: ['reward'], ...none },
  {
    id: 'service-innovation',
    clause: '8.1.1(2)',
    title: { zh: '服务创新', en: 'Service innovation' },
    kinds: ['reward'],
    ...none,
  },
  // decisions
  { id: 'budget', clause: '2.2.1', title: { zh: '年度服务预算', en: 'Annual service budget' }, kinds: ['decision'], ...none },
  {
    id: 'strategy',
    clause: '2.2.1',
    title: { zh: '服务战略调整', en: 'Change of service strategy' },
    kinds: ['decision'],
    ...none,
  },
  { id: 'service-standard', clause: '2.2.2', title: { zh: '服务标准', en: 'Service standard' }, kinds: ['decision'], ...none },
  {
    id: 'regulation-change',
    clause: '10.3',
    title: { zh: '修订或废止本办法', en: 'Revision or repeal' },
    kinds: ['decision'],
    ...none,
  },
  { id: 'interpretation', clause: '10.1', title: { zh: '制度解释', en: 'Interpretation' }, kinds: ['decision'], ...none },
  { id: 'deputy', clause: '5.3', title: { zh: '临时代理', en: 'Temporary deputy' }, kinds: ['decision'], ...none },
  // expenses
  { id: 'crisis-spending', clause: '9.1.2(1)', title: { zh: '危机支出', en: 'Crisis spending' }, kinds: ['expense'], ...none },
  {
    id: 'project-spending',
    clause: '8.1.1(2)',
    title: { zh: '创新项目经费', en: 'Innovation project' },
    kinds: ['expense'],
    ...none,
  },
])
