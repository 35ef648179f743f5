import type { Pack } from '../../../engine/pack.ts'
import { categories } from './categories.ts'
import { r } from './regulation.ts'

/** Amounts are whole 分. */
const wan = 1_000_000
const yesNo = { kind: 'enum', values: [true, false] } as const
const category = { kind: 'enum', title: { zh: '类别', en: 'Category' }, values: categories.map(c => c.id) } as const
const subtype = {
  kind: 'enum',
  title: { zh: '子类', en: 'Subtype' },
  values: categories.flatMap(c => c.subtypes.map(s => s.id)),
} as const
const contract = {
  kind: 'enum',
  title: { zh: '合同履行', en: 'Contract' },
  values: ['unaffected', 'at-risk', 'interrupted'],
} as const
const lossFen = { kind: 'int', min: 0, unit: '分', title: { zh: '客户损失', en: 'Loss' } } as const
const disputeLikely = { ...yesNo, title: { zh: '可能投诉、仲裁或诉讼', en: 'Complaint, arbitration or lawsuit likely' } } as const
const unusable = { ...yesNo, title: { zh: '设备无法正常使用', en: 'Equipment unusable' } } as const
const failedRepairs = { kind: 'int', min: 0, unit: '次', title: { zh: '同一问题维修次数', en: 'Failed repairs' } } as const

/** The grader sees every row that fired; the proposal is the highest level among them. */
const grading = {
  id: 'grading',
  kinds: ['anomaly'],
  title: { zh: '定级', en: 'Grading' },
  hit: 'collect',
  axes: {
    productionEffect: {
      kind: 'enum',
      title: { zh: '对生产经营的影响', en: 'Effect on production' },
      values: ['none', 'slight', 'serious'],
    },
    attitude: { kind: 'enum', title: { zh: '客户态度', en: "Customer's attitude" }, values: ['mild', 'clear', 'strong'] },
    contract,
    crossDepartment: { ...yesNo, title: { zh: '需要跨部门', en: 'Several departments needed' } },
    expectedWorkdays: { kind: 'int', min: 0, unit: '工作日', title: { zh: '预计解决时间', en: 'Working days to solve' } },
    lossFen,
    disputeLikely,
    unusable,
    failedRepairs,
    delayHours: { kind: 'int', min: 0, unit: '小时', title: { zh: '延迟', en: 'Delay' } },
    lateDays: { kind: 'int', min: 0, unit: '天', title: { zh: '延期交付', en: 'Delivery late' } },
    category,
    subtype,
  },
  rows: [
    {
      id: 'otherwise-general',
      clause: '7(1)',
      title: { zh: '没有更高等级的事实', en: 'No fact of a higher level' },
      when: {},
      then: { level: 'general' },
    },
    {
      id: 'answer-1-2-hours-late',
      clause: '7(1)',
      reading: 'delay-hours',
      title: { zh: '售前答复延迟 1–2 小时', en: 'Pre-sales answer 1-2 hours late' },
      when: { category: ['pre-sales'], delayHours: { gte: 1, lt: 3 } },
      then: { level: 'general' },
    },
    {
      id: 'papers-incomplete',
      clause: '7(1)',
      title: { zh: '交付资料略有缺失', en: 'Papers slightly incomplete' },
      when: { subtype: ['papers-incomplete'] },
      then: { level: 'general' },
    },
    {
      id: 'solved-in-1-workday',
      clause: '7(1)',
      reading: 'one-workday',
      title: { zh: '1 个工作日内可解决', en: 'Solvable within 1 working day' },
      when: { expectedWorkdays: { lt: 2 } },
      then: { level: 'general' },
    },
    {
      id: 'solved-in-3-workdays',
      clause: '7(2)',
      reading: 'three-workdays',
      title: { zh: '2–3 个工作日可解决', en: 'Solvable in 2-3 working days' },
      when: { expectedWorkdays: { gte: 2, lt: 4 } },
      then: { level: 'larger' },
    },
    {
      id: 'clear-dissatisfaction',
      clause: '7(2)',
      title: { zh: '客户明显不满', en: 'Clear dissatisfaction' },
      when: { attitude: ['clear'] },
      then: { level: 'larger' },
    },
    {
      id: 'contract-at-risk',
      clause: '7(2)',
      title: { zh: '合同履行可能受影响', en: 'Contract at risk' },
      when: { contract: ['at-risk'] },
      then: { level: 'larger' },
    },
    {
      id: 'slight-effect',
      clause: '7(2)',
      title: { zh: '生产受轻微影响', en: 'Slight effect on production' },
      when: { productionEffect: ['slight'] },
      then: { level: 'larger' },
    },
    {
      id: 'several-departments',
      clause: '7(2)',
      title: { zh: '需要跨部门协同', en: 'Several departments needed' },
      when: { crossDepartment: [true] },
      then: { level: 'larger' },
    },
    {
      id: 'some-loss',
      clause: '7(2)',
      reading: 'loss-amounts',
      title: { zh: '有损失，不满 10 万元', en: 'A loss below ¥100,000' },
      when: { lossFen: { gte: 1, lt: 10 * wan } },
      then: { level: 'larger' },
    },
    {
      id: 'delivery-1-3-days-late',
      clause: '7(2)',
      title: { zh: '延期交付 1–3 天', en: 'Delivery 1-3 days late' },
      when: { lateDays: { gte: 1, lt: 4 } },
      then: { level: 'larger' },
    },
    {
      id: 'delivery-over-3-days-late',
      clause: '7(2)',
      reading: 'late-over-three-days',
      title: { zh: '延期交付超过 3 天', en: 'Delivery over 3 days late' },
      when: { lateDays: { gte: 4 } },
      then: { level: 'larger' },
    },
    {
      id: 'recommissioning',
      clause: '7(2)',
      reading: 'recommissioning',
      title: { zh: '安装调试小故障需重新调试', en: 'Commissioning fault to be re-adjusted' },
      when: { subtype: ['not-running', 'parameters-off'] },
      then: { level: 'larger' },
    },
    {
      id: 'response-over-24-hours-late',
      clause: '7(2)',
      reading: 'delay-hours',
      title: { zh: '售后响应延迟超过 24 小时', en: 'After-sales response over 24 hours late' },
      when: { category: ['after-sales'], delayHours: { gte: 25 } },
      then: { level: 'larger' },
    },
    {
      id: 'over-3-workdays',
      clause: '7(3)',
      reading: 'three-workdays',
      title: { zh: '3 个工作日内解决不了', en: 'Not solvable within 3 working days' },
      when: { expectedWorkdays: { gte: 4 } },
      then: { level: 'major' },
    },
    {
      id: 'strong-dissatisfaction',
      clause: '7(3)',
      title: { zh: '客户强烈不满', en: 'Strong dissatisfaction' },
      when: { attitude: ['strong'] },
      then: { level: 'major' },
    },
    {
      id: 'contract-interrupted',
      clause: '7(3)',
      title: { zh: '合同履行中断', en: 'Contract interrupted' },
      when: { contract: ['interrupted'] },
      then: { level: 'major' },
    },
    {
      id: 'serious-effect',
      clause: '7(3)',
      title: { zh: '生产经营受较大影响', en: 'Serious effect on production' },
      when: { productionEffect: ['serious'] },
      then: { level: 'major' },
    },
    {
      id: 'considerable-loss',
      clause: '7(3)',
      reading: 'loss-amounts',
      title: { zh: '损失 10 万元起，含安装造成的财产损失', en: 'A loss from ¥100,000, damage in installation included' },
      when: { lossFen: { gte: 10 * wan } },
      then: { level: 'major' },
    },
    {
      id: 'dispute-likely',
      clause: '7(3)',
      title: { zh: '可能引发投诉、仲裁或诉讼', en: 'Complaint, arbitration or lawsuit likely' },
      when: { disputeLikely: [true] },
      then: { level: 'major' },
    },
    {
      id: 'equipment-unusable',
      clause: '7(3)',
      title: { zh: '设备无法正常使用', en: 'Equipment unusable' },
      when: { unusable: [true] },
      then: { level: 'major' },
    },
    {
      id: 'repairs-failed',
      clause: '7(3)',
      reading: 'repeated-repairs',
      title: { zh: '多次售后仍未解决', en: 'Repeated repairs failed' },
      when: { failedRepairs: { gte: 3 } },
      then: { level: 'major' },
    },
  ],
} as const

/** 第三条: the department that takes a case of this category. */
const assignment = {
  id: 'assignment',
  title: { zh: '归口部门', en: 'Department in charge' },
  hit: 'unique',
  axes: { category },
  rows: [
    {
      id: 'pre-sales-to-sales',
      clause: '3',
      reading: 'departments',
      when: { category: ['pre-sales'] },
      then: { department: 'sales' },
    },
    {
      id: 'delivery-to-supply-chain',
      clause: '3',
      reading: 'departments',
      when: { category: ['delivery'] },
      then: { department: 'supply-chain' },
    },
    {
      id: 'installation-to-implementation',
      clause: '3',
      reading: 'departments',
      when: { category: ['installation'] },
      then: { department: 'implementation' },
    },
    {
      id: 'technical-support-to-research',
      clause: '3',
      reading: 'departments',
      when: { category: ['technical-support'] },
      then: { department: 'research' },
    },
    {
      id: 'others-to-customer-service',
      clause: '3',
      reading: 'departments',
      when: { category: ['after-sales', 'other'] },
      then: { department: 'customer-service' },
    },
  ],
} as const

/** 第十二条: special work that category and facts suggest; the grader confirms it with the level. */
const special = {
  id: 'special-handling',
  kinds: ['anomaly'],
  title: { zh: '特殊类型的补充处置', en: 'Special handling' },
  hit: 'collect',
  axes: { subtype, contract, disputeLikely, unusable, failedRepairs, lossFen },
  rows: [
    {
      id: 'quality-by-subtype',
      clause: '12(1)',
      reading: 'quality-proposed',
      title: { zh: '瑕疵、不能运行、多次维修无效', en: 'Defect, does not run, repeated repairs' },
      when: { subtype: ['damaged-or-defective', 'not-running', 'repeated-repair'] },
      then: { productQuality: true },
    },
    {
      id: 'quality-by-use',
      clause: '12(1)',
      reading: 'quality-proposed',
      title: { zh: '设备无法使用', en: 'Equipment unusable' },
      when: { unusable: [true] },
      then: { productQuality: true },
    },
    {
      id: 'quality-by-repairs',
      clause: '12(1)',
      reading: 'quality-proposed',
      title: { zh: '维修 3 次起仍未解决', en: '3 or more failed repairs' },
      when: { failedRepairs: { gte: 3 } },
      then: { productQuality: true },
    },
    {
      id: 'dispute-by-contract',
      clause: '12(2)',
      reading: 'dispute-proposed',
      title: { zh: '合同履行中断', en: 'Contract interrupted' },
      when: { contract: ['interrupted'] },
      then: { contractDispute: true },
    },
    {
      id: 'dispute-by-likelihood',
      clause: '12(2)',
      reading: 'dispute-proposed',
      title: { zh: '可能投诉、仲裁或诉讼', en: 'Dispute likely' },
      when: { disputeLikely: [true] },
      then: { contractDispute: true },
    },
    {
      id: 'dispute-by-subtype',
      clause: '12(2)',
      reading: 'dispute-proposed',
      title: { zh: '报价误导或型号不符', en: 'Misleading quote or wrong model' },
      when: { subtype: ['quote-misleading', 'wrong-model'] },
      then: { contractDispute: true },
    },
    {
      id: 'loss-from-100k',
      clause: '12(3)',
      reading: 'loss-proposed',
      title: { zh: '损失 10 万元起', en: 'A loss from ¥100,000' },
      when: { lossFen: { gte: 10 * wan } },
      then: { majorLoss: true },
    },
  ],
} as const

export const tables: Pack['tables'] = r.tables([grading, assignment, special])
