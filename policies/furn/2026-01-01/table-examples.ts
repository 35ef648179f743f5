import type { Example } from '../../../engine/pack.ts'

type Given = Readonly<Record<string, string | number | boolean>>
const row = (rule: string, name: string, given: Given, ...rows: string[]): Example => ({ type: 'table', rule, name, given, rows })
const authority = (id: string, name: string, amountFen: number) => row(`order-authority/${id}`, name, { amountFen }, id)
const risk = (id: string, name: string, given: Given) =>
  row(`risk/${id}`, name, given, 'otherwise-low', ...(id === 'otherwise-low' ? [] : [id]))
const graded = (id: string, name: string, given: Given) =>
  row(`complaint-grading/${id}`, name, given, 'otherwise-general', ...(id === 'otherwise-general' ? [] : [id]))

export const tableExamples: readonly Example[] = [
  authority('below-100k', '99,999.99 元', 9_999_999),
  authority('100k-to-500k', '正好 10 万元', 10_000_000),
  authority('100k-to-500k', '499,999.99 元', 49_999_999),
  authority('from-500k', '正好 50 万元', 50_000_000),
  row('crisis-wording/china', '中国', { region: 'china' }, 'china'),
  row('crisis-wording/united-states', '美国', { region: 'united-states' }, 'united-states'),
  risk('otherwise-low', '小额、国内、简单', { orderFen: 1_000_000, crossBorder: false, complexity: 'simple' }),
  risk('medium-amount', '10 万元', { orderFen: 10_000_000 }),
  risk('complex', '复杂', { complexity: 'complex' }),
  risk('high-value', '50 万元', { orderFen: 50_000_000 }),
  risk('cross-border', '跨境', { crossBorder: true }),
  graded('otherwise-general', '什么都还不知道', {}),
  graded('product-defect', '产品缺陷', { productDefect: true }),
  graded('harm', '有人受伤', { safety: 'harm' }),
  graded('privacy-leak', '信息泄露', { privacyLeak: true }),
  graded('wide-effect', '大范围', { effect: 'wide' }),
  graded('dispute-likely', '可能起诉', { disputeLikely: true }),
  row('assignment/pre-sales-to-sales', '售前归销售', { category: 'pre-sales' }, 'pre-sales-to-sales'),
  row('assignment/delivery-to-logistics', '退换归物流', { category: 'delivery-service' }, 'delivery-to-logistics'),
  row('assignment/technical-to-support', '技术问题归技术支持', { category: 'technical-question' }, 'technical-to-support'),
  row('assignment/others-to-customer-service', '安装归客服协调', { category: 'installation' }, 'others-to-customer-service'),
]
