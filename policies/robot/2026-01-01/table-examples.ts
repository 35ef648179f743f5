import type { Example } from '../../../engine/pack.ts'

type Given = Readonly<Record<string, string | number | boolean>>
const row = (rule: string, name: string, given: Given, ...rows: string[]): Example => ({ type: 'table', rule, name, given, rows })
/** The default row always fires: it is what a case is when nothing more is known. */
const graded = (id: string, name: string, given: Given, ...others: string[]): Example =>
  row(`grading/${id}`, name, given, ...new Set(['otherwise-general', id, ...others]))

/** Grading, department and special work: the boundaries on both sides. */
export const tableExamples: readonly Example[] = [
  graded('otherwise-general', '什么都还不知道：一般', {}),
  graded('otherwise-general', '轻微抱怨、不影响生产：一般', {
    attitude: 'mild',
    productionEffect: 'none',
    contract: 'unaffected',
    crossDepartment: false,
  }),
  graded('answer-1-2-hours-late', '售前答复晚 1 小时', { category: 'pre-sales', delayHours: 1 }),
  graded('answer-1-2-hours-late', '售前答复晚 2 小时', { category: 'pre-sales', delayHours: 2 }),
  graded('otherwise-general', '售前答复晚 3 小时：条文没有写', { category: 'pre-sales', delayHours: 3 }),
  graded('papers-incomplete', '合格证缺一页', { category: 'delivery', subtype: 'papers-incomplete' }),
  graded('solved-in-1-workday', '正好 1 个工作日：一般', { expectedWorkdays: 1 }),
  graded('solved-in-3-workdays', '2 个工作日：较大', { expectedWorkdays: 2 }),
  graded('solved-in-3-workdays', '正好 3 个工作日：较大', { expectedWorkdays: 3 }),
  graded('over-3-workdays', '4 个工作日：重大', { expectedWorkdays: 4 }),
  graded('clear-dissatisfaction', '客户明显不满', { attitude: 'clear' }),
  graded('contract-at-risk', '合同可能受影响', { contract: 'at-risk' }),
  graded('slight-effect', '生产受轻微影响', { productionEffect: 'slight' }),
  graded('several-departments', '要研发和供应链一起办', { crossDepartment: true }),
  graded('some-loss', '损失 99,999.99 元：较大', { lossFen: 9_999_999 }),
  graded('otherwise-general', '没有损失', { lossFen: 0 }),
  graded('considerable-loss', '损失正好 10 万元：重大', { lossFen: 10_000_000 }),
  graded('delivery-1-3-days-late', '延期 1 天', { category: 'delivery', subtype: 'delivery-late', lateDays: 1 }),
  graded('delivery-1-3-days-late', '延期 3 天', { category: 'delivery', subtype: 'delivery-late', lateDays: 3 }),
  graded('delivery-over-3-days-late', '延期 4 天：至少较大', { category: 'delivery', subtype: 'delivery-late', lateDays: 4 }),
  graded('recommissioning', '参数不合，要重调', { category: 'installation', subtype: 'parameters-off' }),
  graded('otherwise-general', '售后响应正好晚 24 小时：不算超过', { category: 'after-sales', delayHours: 24 }),
  graded('response-over-24-hours-late', '售后响应晚 25 小时', { category: 'after-sales', delayHours: 25 }),
  graded('strong-dissatisfaction', '客户强烈不满', { attitude: 'strong' }),
  graded('contract-interrupted', '合同中断', { contract: 'interrupted' }),
  graded('serious-effect', '客户停产', { productionEffect: 'serious' }),
  graded('dispute-likely', '客户准备起诉', { disputeLikely: true }),
  graded('equipment-unusable', '新机无法使用', { category: 'delivery', subtype: 'damaged-or-defective', unusable: true }),
  graded('otherwise-general', '修过 2 次', { failedRepairs: 2 }),
  graded('repairs-failed', '修过 3 次仍坏', { category: 'after-sales', subtype: 'repeated-repair', failedRepairs: 3 }),
  row(
    'grading/slight-effect',
    '较大与重大的事实都有：都列出，取重大',
    { productionEffect: 'slight', attitude: 'strong', expectedWorkdays: 1 },
    'otherwise-general',
    'solved-in-1-workday',
    'slight-effect',
    'strong-dissatisfaction',
  ),

  row('assignment/pre-sales-to-sales', '售前归销售', { category: 'pre-sales' }, 'pre-sales-to-sales'),
  row('assignment/delivery-to-supply-chain', '交付归供应链', { category: 'delivery' }, 'delivery-to-supply-chain'),
  row(
    'assignment/installation-to-implementation',
    '安装归项目实施',
    { category: 'installation' },
    'installation-to-implementation',
  ),
  row(
    'assignment/technical-support-to-research',
    '技术支持归研发',
    { category: 'technical-support' },
    'technical-support-to-research',
  ),
  row('assignment/others-to-customer-service', '售后归客服', { category: 'after-sales' }, 'others-to-customer-service'),
  row('assignment/others-to-customer-service', '其他归客服', { category: 'other' }, 'others-to-customer-service'),

  row('special-handling/quality-by-subtype', '装后不能运行', { subtype: 'not-running' }, 'quality-by-subtype'),
  row('special-handling/quality-by-use', '设备无法使用', { unusable: true }, 'quality-by-use'),
  row('special-handling/quality-by-repairs', '修过 3 次', { failedRepairs: 3 }, 'quality-by-repairs'),
  row('special-handling/quality-by-repairs', '修过 2 次：不提议', { failedRepairs: 2 }),
  row('special-handling/dispute-by-contract', '合同中断', { contract: 'interrupted' }, 'dispute-by-contract'),
  row('special-handling/dispute-by-likelihood', '可能仲裁', { disputeLikely: true }, 'dispute-by-likelihood'),
  row('special-handling/dispute-by-subtype', '报价误导', { subtype: 'quote-misleading' }, 'dispute-by-subtype'),
  row('special-handling/loss-from-100k', '损失正好 10 万元', { lossFen: 10_000_000 }, 'loss-from-100k'),
  row('special-handling/loss-from-100k', '损失 99,999.99 元：不提议', { lossFen: 9_999_999 }),
]
