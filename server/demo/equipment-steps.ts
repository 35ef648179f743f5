import type { Duration } from '../../events/duration.ts'
import { actionSet } from './action-steps.ts'
import type { Complaint } from './penal-steps.ts'
import { answered, archived, assigned, closed, completed, decided, made, resultSent, submitted } from './record-steps.ts'
import { type Step, step } from './steps.ts'

/** A working day in working minutes. */
export const day = 450 // working minutes
/** Who takes in and closes. */
export const desk = 'su.qing'
/** The head of customer service. */
export const head = 'tian.ye'

const verified = (what: string): Step =>
  step({ workMinutes: 40 }, desk, 'verify', () => ({
    serviceStage: 'after-sales',
    content: what,
    scope: '一台设备',
    demand: '尽快恢复',
  }))
/** The contact letter that marketing sent, registered as it comes. */
const letter = (what: string): Step =>
  made(
    { workMinutes: 15 },
    desk,
    'contact-letter',
    now => ({ from: now.departmentOf('sales'), letterDate: now.before(60).slice(0, 10) }),
    { letterNumber: 'YX-2026-118', signedBy: '叶岚', asked: `请派人处理：${what}` },
  )
/** A request all the way round (equip 18.1, 8); direct ones need the general manager. */
export const request = (what: string, engineer: string, solution: string, isDirect: boolean): Step[] => [
  verified(what),
  ...(isDirect ? [] : [letter(what)]),
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

const ready = { by: ['phone', 'network'], needClear: true, siteReady: true }
const kit = { situation: true, documents: true, parts: true, tools: true }
const HOUR = 3_600_000
/** A visit agreed with the user by phone: the whole of the second working day from then. */
const appointment = (after: Duration): Step =>
  made(
    after,
    desk,
    'appointment',
    now => {
      const close = Date.parse(now.at({ workdays: 2 }))
      const at = (before: number) => new Date(close - before * HOUR).toISOString()
      return { from: at(9), until: at(1), how: 'phone', agreed: true }
    },
    { with: '用户设备科', note: '到厂后先办入厂证' },
  )
/** 出差审批 with its budget: 2,000 元. */
const trip = (task: string, engineer: string): Step =>
  step({ workMinutes: 20 }, 'handler', 'submit-matter', now => ({
    proposal: `出差：${task}`,
    trip: {
      ...{ from: now.at({ workdays: 1 }).slice(0, 10), to: now.at({ workdays: 5 }).slice(0, 10), people: [now.id(engineer)] },
      budget: [
        { item: 'travel', amountFen: 92_000 },
        { item: 'lodging', amountFen: 72_000 },
        { item: 'allowance', amountFen: 36_000 },
      ],
    },
  }))
/** What it cost, a little less than the budget. */
const settled: Step = step({ workHours: 3 }, 'handler', 'settle-trip', now => ({
  expenses: [
    { item: 'travel', day: now.before(60).slice(0, 10), amountFen: 88_400 },
    { item: 'lodging', day: now.before(60).slice(0, 10), amountFen: 69_600 },
    { item: 'allowance', day: now.before(60).slice(0, 10), amountFen: 36_000 },
  ],
}))
/** From the order to the departure (equip 18). */
export const toDeparture = (task: string, engineer: string): Step[] => [
  made(
    { workMinutes: 30 },
    desk,
    'order',
    now => ({
      ...{ arriveBy: now.at({ workdays: 3 }), completeBy: now.at({ workdays: 5 }), staffFrom: 'customer-service' },
      stops: [
        { by: 'train', arrive: now.at({ workdays: 2 }) },
        { by: 'taxi', arrive: now.at({ workdays: 3 }) },
      ],
    }),
    { task, route: '公司 — 高铁 — 用户现场', stops: [{ place: '高铁站' }, { place: '用户现场' }] },
  ),
  made({ workHours: 2 }, head, 'site-check', ready),
  assigned({ workMinutes: 30 }, head, engineer),
  made({ workMinutes: 20 }, head, 'staff-check', now => ({ person: now.id(engineer), skillsFit: true })),
  appointment({ workMinutes: 20 }),
  made({ workHours: 2 }, 'handler', 'preparation', kit),
  trip(task, engineer),
  decided({ workHours: 1 }),
  made({ workHours: 3 }, 'handler', 'departure', now => ({ leftAt: now.at({ minutes: 0 }) })),
]
export const arrival: Step = made({ workHours: 5 }, 'handler', 'arrival', now => ({
  arrivedAt: now.at({ minutes: 0 }),
  onTime: true,
  workClothes: true,
}))
/** From the arrival to the user's receipt and the closed order (equip 19.2). */
export const onSite = (after: Step[], solution: string): Step[] => [
  arrival,
  ...after,
  completed({ workHours: 7 }, solution),
  step({ workMinutes: 30 }, 'handler', 'accept', () => ({
    passed: true,
    via: 'screen',
    signer: '用户设备科 周建明',
    remarks: '试车正常，同意签收',
  })),
  made({ workMinutes: 30 }, 'handler', 'leave-site', { onTime: true }),
  settled,
  closed({ workHours: 1 }, desk, '回执已收，资料归入服务档案'),
]
/** Work beyond scope (equip 19.1): asked with its price, agreed to by the head, signed by the user, done. */
export const beyondScope = (what: string, priceFen: number): Step[] => [
  scopeAsked(what, priceFen),
  made({ workMinutes: 25 }, head, 'scope-consent', { agreed: true, charged: true }, { scope: what }),
  step({ workMinutes: 15 }, 'handler', 'sign-paper', () => ({
    ...{ paper: 'change-order', agreed: true, via: 'screen', signer: '用户设备科 周建明' },
  })),
  made({ workHours: 2 }, 'handler', 'extra-work', {}, { done: what }),
]
/** Asked for, and waiting for the head. */
export const scopeAsked = (what: string, priceFen: number): Step =>
  made(
    { workHours: 1 },
    'handler',
    'scope-request',
    { lines: [{ quantity: 1, priceFen }] },
    { reason: `用户要求一并${what}`, lines: [{ what, unit: '项' }] },
  )
/** Which part failed and how (equip 10). */
export const failure = (
  failureCode: string,
  part: string,
  product: string,
  codes: { code?: string; partCode?: string } = {},
): Step =>
  made({ workHours: 2 }, 'handler', 'failure', { failureCode, ...codes, failures: 1, qualityProblem: false }, { product, part })

/** Who handles a complaint about the service. */
export const inCustomerService = { desk, grader: desk, head, handler: 'guo.feng', hr: 'qin.yue' }
/** Who handles a complaint about the product. */
export const inProduction = { ...inCustomerService, head: 'lei.ming', handler: 'hao.ting' }
/** Who handles one about the delivery. */
export const inLogistics = { ...inCustomerService, head: 'ren.jie', handler: 'meng.fei' }
/** Nobody called the user back in time. */
export const lateVisit: Complaint = {
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
  found: {
    bones: [
      ['people', '装配工凭手感预紧', 'holds'],
      ['method', '装配工艺卡没有预紧力复测', 'holds'],
      ['method', '首件检验不含温升试车', 'holds', 1],
      ['machine', '测力扳手在检定期内', 'ruled-out'],
      ['material', '轴承批次尺寸合格', 'ruled-out'],
      ['measurement', '预紧力没有留数', 'holds'],
    ],
    whys: ['用户零件批量超差', '主轴温升大、径向跳动超差', '轴承预紧力偏小', '装配后没有复测预紧力', '工艺卡没有这一道复测'],
    ...{ cause: 'C-02-01', failure: 'F-01-02', part: 'P-01', laboratory: '市计量测试院' },
  },
  solution: '更换主轴组件并承担返工费用，装配工序增加预紧力双人复测',
  liable: 'department',
  pace: 'quick',
}
/** Papers missing in the delivery: nobody is liable. */
export const packing: Complaint = {
  level: 'minor',
  cause: '随机资料漏装合格证，装箱清单没有这一项',
  causeClass: 'process',
  solution: '当日快递补寄，装箱清单增加资料栏',
  liable: 'nobody',
  gradedLate: true,
  pace: 'quick',
}
/** The same customer for the third time: the reading asks for a corrective action (penal 五(二)1). */
export const calledBack = actionSet(
  { workMinutes: 20 },
  {
    ...{ by: inCustomerService.head, doer: inCustomerService.handler, checker: inCustomerService.desk },
    ...{ due: { workdays: 5 }, check: { months: 1 }, what: '未接来电两小时内由值班长回电' },
    ...{ steps: '总机导出未接来电；值班长逐条回电并登记；每天下班前核对' },
    criterion: '一个月内未接来电两小时回电率 100%',
  },
)

/** The complaint's steps with a call to the customer after the second: the superior wanted it (equip 12). */
export const withCallBack = (steps: readonly Step[]): Step[] => [...steps.slice(0, 2), calledBack, ...steps.slice(2)]
export const turretFailure = failure('mechanical', '刀架', 'HS-LAT-6000', { code: 'F-01-01', partCode: 'P-02' })
