import type { DemoCase } from './demo-case.ts'
import {
  type Complaint,
  complaintToFile,
  complaintToPlan,
  penaltyToDecision,
  penaltyToEnd,
  rectification,
} from './penal-steps.ts'
import {
  answered,
  archived,
  assigned,
  closed,
  completed,
  dayAhead,
  decided,
  made,
  replied,
  resultSent,
  submitted,
} from './record-steps.ts'
import { type Step, step } from './steps.ts'

const day = 450 // working minutes
const desk = 'su.qing'
const head = 'tian.ye'

const verified = (what: string): Step =>
  step({ workMinutes: 40 }, desk, 'verify', () => ({
    serviceStage: 'after-sales',
    content: what,
    scope: '一台设备',
    demand: '尽快恢复',
  }))
const request = (what: string, engineer: string, solution: string, isDirect: boolean): Step[] => [
  verified(what),
  ...(isDirect
    ? [
        submitted({ workMinutes: 30 }, desk, `用户直接来电，没有联系函，请总经理同意派人：${what}`),
        decided({ workHours: 2 }, '同意派人'),
      ]
    : []),
  assigned({ workMinutes: 50 }, head, engineer),
  completed({ workdays: 2 }, solution),
  resultSent({ workMinutes: 45 }, desk, solution),
  answered({ workdays: 1 }, desk, 5),
  archived({ workHours: 2 }, desk),
]

const ready = { by: ['phone', 'pictures'], needClear: true, siteReady: true }
const kit = { situation: true, documents: true, parts: true, tools: true }
/** From the order to the departure (equip 18). */
export const toDeparture = (task: string, engineer: string): Step[] => [
  made(
    { workMinutes: 30 },
    desk,
    'order',
    now => ({ arriveBy: now.at({ workdays: 3 }), completeBy: now.at({ workdays: 5 }), staffFrom: 'customer-service' }),
    { task, route: '公司 — 高铁 — 用户现场' },
  ),
  made({ workHours: 2 }, head, 'site-check', ready),
  assigned({ workMinutes: 30 }, head, engineer),
  made({ workMinutes: 20 }, head, 'staff-check', now => ({ person: now.id(engineer), skillsFit: true })),
  made({ workHours: 2 }, 'handler', 'preparation', kit),
  submitted({ workMinutes: 20 }, 'handler', `出差：${task}`),
  decided({ workHours: 1 }),
  made({ workHours: 3 }, 'handler', 'departure', now => ({ leftAt: now.at({ minutes: 0 }) })),
]
/** From the arrival to the user's receipt and the closed order (equip 19.2). */
export const onSite = (after: Step[], solution: string): Step[] => [
  made({ workHours: 5 }, 'handler', 'arrival', now => ({ arrivedAt: now.at({ minutes: 0 }), onTime: true, workClothes: true })),
  ...after,
  completed({ workHours: 7 }, solution),
  step({ workMinutes: 30 }, 'handler', 'accept', () => ({
    passed: true,
    via: 'paper',
    signer: '用户设备科',
    remarks: '试车正常，同意签收',
  })),
  made({ workMinutes: 30 }, 'handler', 'leave-site', { onTime: true }),
  closed({ workHours: 4 }, desk, '回执已收，资料归入服务档案'),
]
/** Which part failed and how (equip 10). */
export const failure = (failureCode: string, part: string, product: string): Step =>
  made({ workHours: 2 }, 'handler', 'failure', { failureCode, failures: 1, qualityProblem: false }, { product, part })

const inCustomerService = { desk, grader: desk, head, handler: 'guo.feng', hr: 'qin.yue' }
/** Who handles a complaint about the product. */
export const inProduction = { ...inCustomerService, head: 'lei.ming', handler: 'hao.ting' }
const inLogistics = { ...inCustomerService, head: 'ren.jie', handler: 'meng.fei' }
const lateVisit: Complaint = {
  level: 'general',
  cause: '派工后没有按承诺时间联系用户，工程师以为由内勤联系',
  causeClass: 'process',
  solution: '当天派人到场修复，派单系统增加“首次联系”一栏，2 小时未填即提醒部长',
  liable: 'person',
  pace: 'quick',
}
/** A serious one, with liability of the department. */
export const bearing: Complaint = {
  level: 'serious',
  cause: '主轴轴承装配时预紧力未复测，用户批量返工',
  causeClass: 'human',
  solution: '更换主轴组件并承担返工费用，装配工序增加预紧力双人复测',
  liable: 'department',
  pace: 'quick',
}
const packing: Complaint = {
  level: 'minor',
  cause: '随机资料漏装合格证，装箱清单没有这一项',
  causeClass: 'process',
  solution: '当日快递补寄，装箱清单增加资料栏',
  liable: 'nobody',
  gradedLate: true,
  pace: 'quick',
}
const service = { kind: 'complaint', by: desk, category: 'service-quality' } as const
const spindle = { customer: 1, machine: 2 } as const

/** What has happened at the equipment maker in the last weeks. */
export const equipmentCases: readonly DemoCase[] = [
  {
    kind: 'request',
    title: '立车工作台爬行，请求派人检修',
    description: '营销部转来联系函：工作台低速爬行，影响精车。',
    demand: '本周内修复',
    channel: 'letter',
    ago: 9 * day,
    by: desk,
    machine: 0,
    category: 'repair',
    subtype: 'mechanical',
    facts: { inWarranty: true },
    steps: request('工作台低速爬行', 'guo.feng', '更换导轨油泵并调整静压', false),
  },
  {
    kind: 'request',
    title: '磨床数控系统黑屏，用户来电求助',
    description: '用户直接来电，系统上电黑屏，停机一台。',
    demand: '当天给出办法',
    channel: 'phone',
    ago: 6 * day,
    by: desk,
    machine: 5,
    category: 'repair',
    subtype: 'electrical',
    facts: { inWarranty: false, unusable: true },
    steps: request('数控系统上电黑屏', 'deng.tao', '更换电源模块，备份参数后恢复', true),
  },
  {
    kind: 'request',
    title: '镗床排屑器异响',
    description: '排屑链条跳齿，声音大。',
    demand: '派人看一下',
    channel: 'phone',
    ago: 200,
    by: 'pan.yu',
    machine: 2,
    category: 'repair',
    subtype: 'mechanical',
    steps: request('排屑链条跳齿', 'guo.feng', '更换链条', true),
    most: 2,
  },
  {
    kind: 'request',
    title: '龙门铣液压站漏油',
    description: '接头渗油，每天补油两次。',
    channel: 'wechat',
    ago: 2 * day + 60,
    by: 'pan.yu',
    machine: 3,
    category: 'repair',
    subtype: 'hydraulic-pneumatic',
    steps: [],
  },
  {
    kind: 'work-order',
    title: '卧车刀架更换（大连）',
    description: '刀架分度不准，需更换分度机构。',
    channel: 'internal',
    ago: 11 * day,
    by: desk,
    machine: 4,
    category: 'repair',
    subtype: 'mechanical',
    steps: [
      ...toDeparture('更换刀架分度机构', 'guo.feng'),
      ...onSite([failure('mechanical', '刀架', 'HS-LAT-6000')], '更换分度机构，复测重复定位精度合格'),
    ],
  },
  {
    kind: 'work-order',
    title: '立式车床安装调试（济南）',
    description: '新机到货，指导安装调试。',
    channel: 'internal',
    ago: 7 * day,
    by: desk,
    machine: 6,
    category: 'installation-guidance',
    steps: [
      ...toDeparture('指导安装、调试立式车床', 'deng.tao'),
      ...onSite(
        [
          made(
            { workHours: 6 },
            'handler',
            'project-status',
            {
              plannedPercent: 60,
              donePercent: 45,
              daysLate: 1,
              qualityGood: true,
              projectCostFen: 380_000,
              plannedCostFen: 350_000,
            },
            { communication: '用户地基二次灌浆晚一天' },
          ),
        ],
        '精度检验合格，培训操作工两名',
      ),
    ],
    most: 10,
  },
  {
    kind: 'work-order',
    title: '磨床头架检修（株洲）',
    description: '头架温升高，现场检修。',
    channel: 'internal',
    ago: day + 200,
    by: desk,
    machine: 5,
    category: 'repair',
    subtype: 'mechanical',
    steps: toDeparture('检修头架轴承', 'guo.feng'),
    most: 6,
  },
  {
    ...service,
    ...spindle,
    title: '报修两天没有人联系',
    description: '周一报修，周三仍无人联系，产线等机床。',
    demand: '立即派人并说明原因',
    channel: 'phone',
    ago: 16 * day,
    subtype: 'slow-response',
    facts: { effect: 'several', attitude: 'clear', complexity: 'moderate' },
    steps: [...complaintToPlan(lateVisit, inCustomerService), ...complaintToFile(lateVisit, inCustomerService, 4)],
  },
  {
    ...service,
    ...spindle,
    title: '同一台镗床再次无人回电',
    description: '上次答复后又等了一天没有回电。',
    demand: '专人负责',
    channel: 'phone',
    ago: 8 * day,
    subtype: 'slow-response',
    facts: { effect: 'single', attitude: 'clear', complexity: 'simple' },
    steps: [
      ...complaintToPlan({ ...lateVisit, level: 'minor', liable: 'nobody' }, inCustomerService),
      ...complaintToFile({ ...lateVisit, level: 'minor', liable: 'nobody' }, inCustomerService, 4),
    ],
    most: 17,
  },
  {
    ...service,
    ...spindle,
    title: '第三次投诉：回电仍不及时',
    description: '半个月里第三次，要求公司领导出面。',
    demand: '总经理回电',
    channel: 'phone',
    ago: day + 120,
    subtype: 'slow-response',
    facts: { effect: 'several', attitude: 'strong', complexity: 'moderate' },
    steps: complaintToPlan({ ...lateVisit, level: 'serious' }, { ...inCustomerService, grader: 'bai.yang' }),
    most: 3,
  },
  {
    kind: 'complaint',
    title: '主轴温升超标，整批轴承套圈返工',
    description: '三班连续加工的套圈圆度超差，返工 600 件。',
    demand: '赔偿返工费用，更换主轴',
    channel: 'visit',
    ago: 5 * day,
    by: desk,
    machine: 1,
    category: 'product-quality',
    subtype: 'below-standard',
    facts: { effect: 'wide', attitude: 'strong', lossFen: 18_000_000, productDefect: true, complexity: 'complex' },
    steps: [
      ...complaintToPlan(bearing, { ...inProduction, grader: 'fang.hui' }),
      ...complaintToFile(bearing, { ...inProduction, grader: 'fang.hui' }),
    ],
    most: 9,
  },
  {
    kind: 'complaint',
    title: '随机资料缺合格证',
    description: '到货资料袋没有合格证，无法办理验收。',
    demand: '补寄',
    channel: 'email',
    ago: 12 * day,
    by: 'pan.yu',
    machine: 6,
    category: 'delivery-complaint',
    subtype: 'not-as-ordered',
    facts: { effect: 'single', attitude: 'mild', complexity: 'simple' },
    steps: [
      ...complaintToPlan(packing, { ...inLogistics, desk: 'pan.yu', grader: 'pan.yu' }),
      ...complaintToFile(packing, { ...inLogistics, desk: 'pan.yu', grader: 'pan.yu' }),
    ],
  },
  {
    kind: 'complaint',
    title: '配件报价前后不一致',
    description: '电话报价与书面报价差 2,600 元。',
    channel: 'wechat',
    ago: 25,
    by: 'pan.yu',
    customer: 4,
    category: 'contract-dispute',
    subtype: 'unclear-terms',
    facts: { effect: 'single', attitude: 'clear', complexity: 'simple' },
    steps: [],
  },
  {
    kind: 'return',
    title: '退换：导轨护罩尺寸不符',
    description: '护罩短 40 mm，无法安装。',
    demand: '换货',
    channel: 'phone',
    ago: 6 * day,
    by: desk,
    machine: 3,
    category: 'repair',
    steps: [
      made({ workHours: 2 }, desk, 'return-check', { remedy: 'exchange', inWarranty: true }, { finding: '图号录错，属公司原因' }),
      submitted({ workMinutes: 20 }, desk, '同意换货'),
      decided({ workHours: 2 }),
      made({ workdays: 2 }, desk, 'goods-back', { complete: true }),
      made({ workHours: 3 }, desk, 'return-settled', { remedy: 'exchange' }, { how: '按正确图号发出，运费由公司承担' }),
      resultSent({ workMinutes: 30 }, desk, '新护罩已发出'),
      answered({ workdays: 1 }, desk, 5),
      archived({ workHours: 1 }, desk),
    ],
  },
  {
    kind: 'enquiry',
    title: '咨询：立车能否加装在线测量',
    description: '用户想在精车后自动测量外径。',
    demand: '给出方案和报价',
    channel: 'email',
    ago: 3 * day,
    by: desk,
    machine: 6,
    steps: [
      replied({ workHours: 3 }, 'kong.liang', '可加装测头，周期四周，方案和报价已发邮件'),
      archived({ workHours: 2 }, desk),
    ],
  },
  {
    kind: 'quality-feedback',
    title: '刀架分度机构早期磨损',
    description: '半年内第三台卧车更换分度机构。',
    channel: 'internal',
    ago: 8 * day,
    by: desk,
    category: 'repair',
    steps: [
      made(
        { workHours: 3 },
        desk,
        'quality-issue',
        { failureCode: 'mechanical' },
        { product: 'HS-LAT 系列', part: '刀架分度机构', issue: '齿面磨损超差' },
      ),
      made(
        { workdays: 2 },
        'shi.jun',
        'joint-analysis',
        now => ({ customerService: now.id(head), quality: now.id('shi.jun'), factor: 'material' }),
        { analysis: '热处理层深不足，一个批次' },
      ),
      made({ workdays: 1 }, 'shi.jun', 'improvement', now => ({ by: dayAhead(now, { workdays: 15 }) }), {
        solution: '同批次免费更换',
        measure: '入厂检验增加层深抽检',
      }),
    ],
  },
  {
    kind: 'contract',
    title: '配件销售合同：主轴备件两套',
    description: '用户年度备件采购。',
    channel: 'internal',
    ago: 24 * day,
    by: desk,
    customer: 2,
    steps: [
      made({ workHours: 4 }, head, 'contract-signed', now => ({
        type: 'parts',
        contractFen: 26_800_000,
        dueDay: dayAhead(now, { days: 14 }),
      })),
      made({ workdays: 4 }, desk, 'performance', { finished: true }, { what: '两套主轴备件已发货签收' }),
      made({ workHours: 4 }, desk, 'invoice', { invoiceFen: 26_800_000 }, { invoiceNumber: '033002600111-00417' }),
    ],
  },
  {
    kind: 'training',
    title: '外勤培训：新系列磨床调试',
    description: '新系列上市前的调试培训与评定。',
    channel: 'internal',
    ago: 10 * day,
    by: desk,
    department: 'customer-service',
    steps: [
      made({ workdays: 1 }, head, 'training-held', now => ({ heldOn: dayAhead(now, { minutes: 0 }), people: 4 }), {
        topics: '砂轮主轴动平衡、参数备份',
      }),
      made({ workHours: 4 }, head, 'skill-assessment', now => ({
        person: now.id('deng.tao'),
        ...{
          structure: true,
          installation: true,
          process: true,
          coordination: true,
          judgement: true,
          emergency: true,
          conduct: true,
        },
      })),
      closed({ workHours: 1 }, desk, '四人评定合格'),
    ],
  },
  {
    kind: 'penalty',
    title: '未按承诺时间联系用户',
    description: '投诉处理中认定个人责任，提请处罚。',
    channel: 'internal',
    ago: 9 * day,
    by: 'qin.yue',
    department: 'customer-service',
    steps: [
      ...penaltyToDecision({
        hr: 'qin.yue',
        investigator: 'shao.jun',
        witness: desk,
        fact: '派单后 31 小时未联系用户，系统无联系记录',
      }),
      ...penaltyToEnd({ hr: 'qin.yue', person: 'guo.feng', superior: head }),
    ],
    most: 10,
  },
  {
    kind: 'rectification',
    title: '整改：派单后首次联系超时',
    description: '客户服务部一月内三起同类投诉，立整改。',
    channel: 'internal',
    ago: 11 * day,
    by: desk,
    department: 'customer-service',
    steps: rectification({ head, owner: 'deng.tao', hr: 'qin.yue', desk, measure: '派单系统增加首次联系时限和逾期提醒' }),
  },
]
