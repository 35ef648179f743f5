import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** Amounts are whole 分. */
const wan = 1_000_000
const kinds: NonNullable<Pack['tables'][number]['kinds']> = ['complaint']

/** 三(一)3: the grader sees every row that fired; the proposal is the highest level among them. */
const grading = {
  id: 'complaint-grading',
  title: both('投诉分级', 'Grading of complaints'),
  kinds,
  purpose: 'grading',
  hit: 'collect',
  axes: {
    effect: { kind: 'enum', title: both('影响范围', 'Effect'), values: ['single', 'several', 'wide'] },
    complexity: { kind: 'enum', title: both('复杂程度', 'Complexity'), values: ['simple', 'moderate', 'complex'] },
    attitude: { kind: 'enum', title: both('客户反应', 'Reaction'), values: ['mild', 'clear', 'strong'] },
    lossFen: { kind: 'int', min: 0, unit: '分', title: both('损失', 'Loss') },
    safety: { kind: 'enum', title: both('人身财产安全', 'Safety'), values: ['none', 'risk', 'harm'] },
    productDefect: { kind: 'enum', title: both('产品质量问题', 'Product defect'), values: [true, false] },
  },
  rows: [
    {
      id: 'otherwise-minor',
      clause: '三(一)3',
      reading: 'grading-features',
      title: both('没有更高等级的事实', 'No fact of a higher level'),
      when: {},
      then: { level: 'minor' },
    },
    {
      id: 'easily-solved',
      clause: '三(一)3',
      title: both('要求简单，容易解决', 'Easily solved'),
      when: { complexity: ['simple'] },
      then: { level: 'minor' },
    },
    {
      id: 'little-effect',
      clause: '三(一)3',
      reading: 'grading-features',
      title: both('影响较小', 'Little effect'),
      when: { effect: ['single'] },
      then: { level: 'minor' },
    },
    {
      id: 'some-effect',
      clause: '三(一)3',
      reading: 'grading-features',
      title: both('有一定影响', 'Some effect'),
      when: { effect: ['several'] },
      then: { level: 'general' },
    },
    {
      id: 'complex-demand',
      clause: '三(一)3',
      title: both('诉求较为复杂', 'A more complex demand'),
      when: { complexity: ['moderate', 'complex'] },
      then: { level: 'general' },
    },
    {
      id: 'quality-defect',
      clause: '三(一)3',
      title: both('一般性质量问题', 'An ordinary defect of quality'),
      when: { productDefect: [true] },
      then: { level: 'general' },
    },
    {
      id: 'some-loss',
      clause: '三(一)3',
      reading: 'great-loss',
      title: both('有损失，不满 10 万元', 'A loss below ¥100,000'),
      when: { lossFen: { gte: 1, lt: 10 * wan } },
      then: { level: 'general' },
    },
    {
      id: 'considerable-effect',
      clause: '三(一)3',
      reading: 'grading-features',
      title: both('负面影响较大', 'Considerable effect'),
      when: { effect: ['wide'] },
      then: { level: 'serious' },
    },
    {
      id: 'strong-reaction',
      clause: '三(一)3',
      title: both('客户反应强烈', 'Strong reaction'),
      when: { attitude: ['strong'] },
      then: { level: 'serious' },
    },
    {
      id: 'great-loss',
      clause: '三(一)3',
      reading: 'great-loss',
      title: both('损失 10 万元起', 'A loss from ¥100,000'),
      when: { lossFen: { gte: 10 * wan } },
      then: { level: 'serious' },
    },
    {
      id: 'safety-at-stake',
      clause: '三(一)3',
      title: both('可能有安全问题或已致伤害', 'Safety at stake, or harm done'),
      when: { safety: ['risk', 'harm'] },
      then: { level: 'serious' },
    },
  ],
} as const

/** 三(二)1: the department that takes a complaint of this kind; the text names two for quality and delivery and none for the last two. */
const assignment = {
  id: 'complaint-assignment',
  title: both('责任部门', 'Responsible department'),
  kinds,
  purpose: 'assignment',
  hit: 'unique',
  axes: {
    category: {
      kind: 'enum',
      title: both('类别', 'Category'),
      values: ['product-quality', 'service-quality', 'delivery-complaint', 'contract-dispute', 'other-complaint'],
    },
  },
  rows: [
    {
      id: 'quality-to-production',
      clause: '三(二)1',
      reading: 'departments',
      when: { category: ['product-quality'] },
      then: { department: 'production' },
    },
    {
      id: 'service-to-customer-service',
      clause: '三(二)1',
      when: { category: ['service-quality'] },
      then: { department: 'customer-service' },
    },
    {
      id: 'delivery-to-logistics',
      clause: '三(二)1',
      reading: 'departments',
      when: { category: ['delivery-complaint'] },
      then: { department: 'logistics' },
    },
    {
      id: 'contract-to-sales',
      clause: '三(二)1',
      reading: 'departments',
      when: { category: ['contract-dispute'] },
      then: { department: 'sales' },
    },
    {
      id: 'other-to-customer-service',
      clause: '三(二)1',
      reading: 'departments',
      when: { category: ['other-complaint'] },
      then: { department: 'customer-service' },
    },
  ],
} as const

export const tables: Pack['tables'] = r.tables([grading, assignment])
