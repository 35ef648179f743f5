import type { Pack } from '../../../engine/pack.ts'
import { categories } from './categories.ts'
import { r } from './regulation.ts'

const wan = 1_000_000
const orderFen = { kind: 'int', min: 0, unit: '分', title: { zh: '订单金额', en: 'Order amount' } } as const
const yesNo = { kind: 'enum', values: [true, false] } as const
const crossBorder = { ...yesNo, title: { zh: '跨境', en: 'Cross-border' } } as const

/** `crisis-wording` keeps the gap that the text has: 9.3.2 has no wording outside two countries (reading `other-regions`). */
export const tables: Pack['tables'] = r.tables([
  {
    id: 'order-authority',
    title: { zh: '订单审批权限', en: 'Authority over orders' },
    purpose: 'authority',
    hit: 'unique',
    axes: { amountFen: orderFen },
    rows: [
      { id: 'below-100k', clause: '5.1.1(1)', when: { amountFen: { lt: 10 * wan } }, then: { role: 'customer-service-manager' } },
      {
        id: '100k-to-500k',
        clause: '5.1.1(2)',
        when: { amountFen: { gte: 10 * wan, lt: 50 * wan } },
        then: { role: 'deputy-general-manager' },
      },
      { id: 'from-500k', clause: '5.1.1(3)', when: { amountFen: { gte: 50 * wan } }, then: { role: 'manager-meeting' } },
    ],
  },
  {
    id: 'crisis-wording',
    title: { zh: '危机口径（9.3.2 原文）', en: 'Wording in a crisis (as in 9.3.2)' },
    purpose: 'text',
    kinds: ['crisis'],
    hit: 'unique',
    axes: { region: { kind: 'enum', values: ['china', 'united-states', 'other'], title: { zh: '区域', en: 'Region' } } },
    rows: [
      { id: 'china', clause: '9.3.2', when: { region: ['china'] }, then: { wording: '责任' } },
      { id: 'united-states', clause: '9.3.2', when: { region: ['united-states'] }, then: { wording: '消费者权益' } },
    ],
  },
  {
    id: 'risk',
    title: { zh: '风险矩阵', en: 'Risk matrix' },
    purpose: 'risk',
    hit: 'collect',
    axes: {
      orderFen,
      complexity: { kind: 'enum', values: ['simple', 'moderate', 'complex'], title: { zh: '复杂度', en: 'Complexity' } },
      crossBorder,
    },
    rows: [
      {
        id: 'otherwise-low',
        clause: '3.3.1(2)',
        reading: 'risk-matrix',
        title: { zh: '没有更高风险的事实', en: 'No fact of higher risk' },
        when: {},
        then: { risk: 'low' },
      },
      {
        id: 'medium-amount',
        clause: '3.3.1(2)',
        reading: 'risk-matrix',
        title: { zh: '10 万元起', en: 'From 100,000' },
        when: { orderFen: { gte: 10 * wan, lt: 50 * wan } },
        then: { risk: 'medium' },
      },
      {
        id: 'complex',
        clause: '3.3.1(2)',
        reading: 'risk-matrix',
        title: { zh: '复杂', en: 'Complex' },
        when: { complexity: ['complex'] },
        then: { risk: 'medium' },
      },
      {
        id: 'high-value',
        clause: '1.3',
        reading: 'risk-matrix',
        title: { zh: '50 万元起', en: 'From 500,000' },
        when: { orderFen: { gte: 50 * wan } },
        then: { risk: 'high' },
      },
      {
        id: 'cross-border',
        clause: '3.2.2(1)',
        title: { zh: '跨境', en: 'Cross-border' },
        when: { crossBorder: [true] },
        then: { risk: 'high' },
      },
    ],
  },
  {
    id: 'complaint-grading',
    title: { zh: '投诉定级', en: 'Grading of complaints' },
    purpose: 'grading',
    kinds: ['complaint'],
    hit: 'collect',
    axes: {
      productDefect: { ...yesNo, title: { zh: '产品缺陷', en: 'Product defect' } },
      safety: { kind: 'enum', values: ['none', 'risk', 'harm'], title: { zh: '人身财产安全', en: 'Safety' } },
      privacyLeak: { ...yesNo, title: { zh: '个人信息泄露', en: 'Privacy leak' } },
      effect: { kind: 'enum', values: ['single', 'several', 'wide'], title: { zh: '影响范围', en: 'Effect' } },
      disputeLikely: { ...yesNo, title: { zh: '可能诉讼', en: 'Lawsuit likely' } },
    },
    rows: [
      {
        id: 'otherwise-general',
        clause: '4.2.1(1)',
        title: { zh: '不属于重大', en: 'Not major' },
        when: {},
        then: { level: 'general' },
      },
      {
        id: 'product-defect',
        clause: '4.2.1(2)',
        title: { zh: '产品缺陷', en: 'Product defect' },
        when: { productDefect: [true] },
        then: { level: 'major' },
      },
      {
        id: 'harm',
        clause: '4.2.1(2)',
        reading: 'major-complaint',
        title: { zh: '安全受损', en: 'Harm' },
        when: { safety: ['harm'] },
        then: { level: 'major' },
      },
      {
        id: 'privacy-leak',
        clause: '4.2.1(2)',
        reading: 'major-complaint',
        title: { zh: '信息泄露', en: 'Leak' },
        when: { privacyLeak: [true] },
        then: { level: 'major' },
      },
      {
        id: 'wide-effect',
        clause: '4.2.1(2)',
        reading: 'major-complaint',
        title: { zh: '影响范围大', en: 'Wide effect' },
        when: { effect: ['wide'] },
        then: { level: 'major' },
      },
      {
        id: 'dispute-likely',
        clause: '4.2.1(2)',
        reading: 'major-complaint',
        title: { zh: '可能诉讼', en: 'Lawsuit likely' },
        when: { disputeLikely: [true] },
        then: { level: 'major' },
      },
    ],
  },
  {
    id: 'assignment',
    title: { zh: '自动分派', en: 'Assignment' },
    purpose: 'assignment',
    kinds: ['enquiry', 'request', 'return', 'complaint', 'work-order', 'contract'],
    hit: 'collect',
    axes: { category: { kind: 'enum', values: categories.map(c => c.id), title: { zh: '类别', en: 'Category' } } },
    rows: [
      { id: 'pre-sales-to-sales', clause: '2.3.1', when: { category: ['pre-sales'] }, then: { department: 'sales' } },
      {
        id: 'delivery-to-logistics',
        clause: '2.3.2',
        when: { category: ['delivery-service'] },
        then: { department: 'logistics' },
      },
      {
        id: 'technical-to-support',
        clause: '4.1(2)',
        when: { category: ['technical-question'] },
        then: { department: 'technical' },
      },
      {
        id: 'others-to-customer-service',
        clause: '3.3.2(2)',
        when: { category: ['installation', 'after-sales-service'] },
        then: { department: 'customer-service' },
      },
    ],
  },
])
