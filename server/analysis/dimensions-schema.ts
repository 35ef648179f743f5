import type { Text } from '../../events/text.ts'

/** What a case has one of, at most. */
export const singleDimensions = [
  'category',
  'subtype',
  'level',
  'channel',
  'department',
  'product',
  'region',
  'class',
  'result',
  'customer',
  'person',
] as const
/** What a case may have several of: its share counts in each. */
export const severalDimensions = ['causeClass', 'cause', 'liable'] as const
/** By what cases are counted (penal 五(一): content, customer, result, department, person). */
export const dimensions = [...singleDimensions, ...severalDimensions] as const
export type SingleDimension = (typeof singleDimensions)[number]
export type SeveralDimension = (typeof severalDimensions)[number]
export type Dimension = (typeof dimensions)[number]
export const results = ['satisfied', 'dissatisfied', 'unanswered', 'open'] as const

/** What dimensions are called. */
export const dimensionTitles: Readonly<Record<Dimension, Text>> = {
  category: { zh: '类别', en: 'Category' },
  subtype: { zh: '子类', en: 'Subtype' },
  level: { zh: '等级', en: 'Level' },
  channel: { zh: '渠道', en: 'Channel' },
  department: { zh: '经办部门', en: 'Department' },
  product: { zh: '产品', en: 'Product' },
  region: { zh: '客户地区', en: 'Region' },
  class: { zh: '客户类别', en: 'Class of customer' },
  result: { zh: '结果', en: 'Result' },
  customer: { zh: '客户', en: 'Customer' },
  person: { zh: '负责人', en: 'Handler' },
  causeClass: { zh: '原因类别', en: 'Class of cause' },
  cause: { zh: '原因', en: 'Cause' },
  liable: { zh: '责任部门', en: 'Liable department' },
}
