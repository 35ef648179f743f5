import type { DemoCase } from './demo-case.ts'
import {
  type Complaint,
  complaintToFile,
  complaintToPlan,
  penaltyToDecision,
  penaltyToEnd,
  rectification,
} from './penal-steps.ts'
import { answered, archived, assigned, begun, closed, completed, decided, made, replied, submitted } from './record-steps.ts'
import { type Step, step } from './steps.ts'

const day = 450 // working minutes
const wan = 1_000_000
const desk = 'an.ran'
const head = 'tao.ran'

const needMatched = (need: string, complex: boolean): Step => made({ minutes: 9 }, desk, 'need-match', { complex }, { need })
const hello = (by = desk): Step => replied({ minutes: 5 }, by, '您好，您反映的情况已经登记，今天由专人与您联系')

const installation = (after: Step[]): Step[] => [
  made({ workHours: 1 }, desk, 'booking', now => ({ onSiteAt: now.at({ workdays: 2 }), hoursAhead: 48, agreed: true })),
  step({ workdays: 2 }, 'du.wei', 'attach', now => ({ file: now.photo })),
  made({ workMinutes: 10 }, 'du.wei', 'before-photos', now => ({ photo: now.photo })),
  begun({ workMinutes: 20 }, 'du.wei'),
  ...after,
]

/** Who handles a complaint about the product. */
export const inProduction = { desk, grader: desk, head: 'bao.lin', handler: 'chu.he', hr: 'gong.li' }
const inLogistics = { ...inProduction, head: 'jiang.ping', handler: 'kang.le' }
const inService = { ...inProduction, head, handler: 'he.miao' }
const inSales = { ...inProduction, head: 'xie.fang', handler: 'ma.ke' }

const scratched: Complaint = {
  level: 'general',
  cause: '打包时护角缺失，运输中柜门磕碰',
  causeClass: 'process',
  solution: '三日内更换柜门，补偿 200 元，打包工位增加护角点检',
  liable: 'department',
  pace: 'slow',
}
const lateInstaller: Complaint = {
  level: 'minor',
  cause: '安装队上一单超时，没有提前告知客户',
  causeClass: 'process',
  solution: '致歉并改约当晚安装，迟到 30 分钟以上须先电话',
  liable: 'person',
  pace: 'quick',
}
/** A product defect: major in the words of one regulation, serious in those of the other. */
export const odour: Complaint = {
  level: 'serious',
  cause: '一个批次板材甲醛释放量超标，供应商检测报告未复核',
  causeClass: 'human',
  solution: '整批更换并承担检测费，板材入库逐批复检',
  liable: 'department',
  pace: 'quick',
}
const shelf: Complaint = {
  level: 'serious',
  cause: '层板承重件漏装，书柜倾倒砸伤客户脚背',
  causeClass: 'human',
  solution: '承担医疗费并更换书柜，安装验收单增加承重件复核',
  liable: 'both',
  pace: 'slow',
}
const wrongColour: Complaint = {
  level: 'general',
  cause: '销售确认单与下单色号不一致',
  causeClass: 'human',
  solution: '按确认色号重做，补偿延期损失',
  liable: 'person',
  pace: 'slow',
}

/** What this regulation adds to a major complaint: legal, two supervisors, the report, and progress within 72 hours. */
const escalated: readonly Step[] = [
  made({ workMinutes: 30 }, 'lu.yao', 'escalation-confirmation', { order: 'first' }),
  made({ workMinutes: 25 }, 'jin.tao', 'escalation-confirmation', { order: 'second' }),
  made({ workMinutes: 20 }, 'lu.yao', 'major-complaint-report', {}, { situation: '涉及人身或产品安全，已按重大投诉处理' }),
  step({ workHours: 1 }, 'mo.han', 'give-legal-opinion', () => ({
    negotiate: true,
    terms: '产品质量责任，客户可主张赔偿',
    opinion: '先行更换和垫付，保留检测样品，协商解决',
  })),
  step({ workMinutes: 30 }, desk, 'progress', () => ({ to: 'customer', text: '公司已成立专人小组，样品今天送检' })),
]
/** A major complaint up to its plan, escalated after `from` steps. */
export const major = (story: Complaint, who: typeof inProduction, from: number): Step[] => {
  const steps = complaintToPlan(story, who)
  return [hello(), ...steps.slice(0, from), ...escalated, ...steps.slice(from)]
}
/** Compliance checks how a major complaint is handled (furn 2.4.2). */
export const lawful = made({ workHours: 1 }, 'luo.yi', 'legality-check', { lawful: true })

const complaint = { kind: 'complaint', by: desk } as const

/** What has happened at the furniture maker in the last weeks. */
export const furnitureCases: readonly DemoCase[] = [
  {
    kind: 'enquiry',
    title: '咨询：全屋定制可否用水性漆',
    description: '客户家有婴儿，询问水性漆方案和价格。',
    demand: '方案与报价',
    channel: 'phone',
    ago: 4 * day,
    by: desk,
    customer: 0,
    category: 'technical-question',
    facts: { complexity: 'moderate' },
    steps: [
      needMatched('水性漆全屋定制', true),
      assigned({ workMinutes: 20 }, head, 'he.miao'),
      made({ workHours: 2 }, 'tang.rui', 'technical-answer', { solved: true }, { answer: '可做，工期加 6 天' }),
      completed({ workHours: 1 }, '报价与色板已发送', 'he.miao'),
      answered({ workdays: 1 }, desk, 5),
      archived({ workHours: 1 }, desk),
    ],
  },
  {
    kind: 'enquiry',
    title: '咨询：样品册能否寄到酒店',
    description: '酒店翻新，想先看面料样品。',
    channel: 'web',
    ago: 90,
    by: desk,
    customer: 2,
    category: 'after-sales-service',
    steps: [needMatched('寄样品册', false)],
  },
  {
    kind: 'request',
    title: '床箱气撑杆更换',
    description: '气撑杆失效，床板托不住。',
    demand: '上门更换',
    channel: 'wechat',
    ago: 6 * day,
    by: 'he.miao',
    customer: 3,
    category: 'after-sales-service',
    steps: [
      needMatched('更换气撑杆', false),
      assigned({ workMinutes: 30 }, head, 'he.miao'),
      completed({ workdays: 1 }, '已上门更换两支气撑杆', 'he.miao'),
      answered({ workdays: 2 }, desk, 5),
      archived({ workHours: 1 }, desk),
    ],
  },
  {
    kind: 'request',
    title: '餐桌面板保养',
    description: '实木面板起霜，请求保养。',
    channel: 'phone',
    ago: 2 * day + 30,
    by: desk,
    customer: 7,
    category: 'after-sales-service',
    steps: [],
  },
  {
    kind: 'work-order',
    title: '主卧衣柜安装（良渚）',
    description: '衣柜一套，带灯带。',
    channel: 'internal',
    ago: 9 * day,
    by: desk,
    customer: 0,
    category: 'installation',
    hasPhoto: true,
    steps: installation([
      completed({ workHours: 4 }, '安装完毕，灯带通电正常', 'du.wei'),
      step({ workMinutes: 25 }, 'du.wei', 'accept', () => ({ passed: true, via: 'link', signer: '陈雅琴', remarks: '很整洁' })),
      made({ workHours: 3 }, 'bian.xin', 'acceptance-check', { signatureValid: true, complete: true }),
      answered({ workdays: 3 }, desk, 5),
      archived({ workHours: 1 }, desk),
    ]),
  },
  {
    kind: 'work-order',
    title: '民宿大堂柜体安装（宁海）',
    description: '柜体八组，山路运输。',
    channel: 'internal',
    ago: 3 * day,
    by: desk,
    customer: 4,
    category: 'installation',
    hasPhoto: true,
    steps: installation([]),
    most: 4,
  },
  {
    kind: 'return',
    title: '退换：餐椅坐垫色差',
    description: '六把里有两把颜色偏深。',
    demand: '换两把',
    channel: 'wechat',
    ago: 7 * day,
    by: 'he.miao',
    customer: 1,
    category: 'delivery-service',
    steps: [
      hello('he.miao'),
      assigned({ workMinutes: 40 }, 'lu.yao', 'kang.le'),
      completed({ workdays: 2 }, '已上门取回并换新', 'kang.le'),
      answered({ workdays: 1 }, desk, 4),
      archived({ workHours: 1 }, desk),
    ],
  },
  {
    ...complaint,
    title: '书柜门磕碰掉漆',
    description: '到货开箱发现两扇柜门掉漆。',
    demand: '换门并补偿',
    channel: 'phone',
    ago: 15 * day,
    customer: 3,
    category: 'delivery-complaint',
    subtype: 'transit-damage',
    facts: { effect: 'several', attitude: 'clear', complexity: 'moderate' },
    steps: [hello(), ...complaintToPlan(scratched, inLogistics), ...complaintToFile(scratched, inLogistics, 4)],
  },
  {
    ...complaint,
    title: '安装队迟到两小时，没有电话',
    description: '约好 9 点，11 点才到。',
    demand: '道歉',
    channel: 'phone',
    ago: 12 * day,
    customer: 7,
    category: 'service-quality',
    subtype: 'slow-response',
    facts: { effect: 'single', attitude: 'clear', complexity: 'simple' },
    steps: [hello(), ...complaintToPlan(lateInstaller, inService), ...complaintToFile(lateInstaller, inService)],
  },
  {
    ...complaint,
    title: '儿童房家具气味刺鼻，检测超标',
    description: '客户自费检测，甲醛释放量超过限值。',
    demand: '整批更换、赔偿检测费',
    channel: 'phone',
    ago: 18 * day,
    customer: 1,
    category: 'product-quality',
    subtype: 'defect',
    facts: { effect: 'several', attitude: 'strong', safety: 'risk', productDefect: true, complexity: 'complex' },
    steps: [
      ...major(odour, { ...inProduction, grader: 'ding.lin' }, 1),
      lawful,
      ...complaintToFile(odour, { ...inProduction, grader: 'ding.lin' }, 4),
    ],
  },
  {
    ...complaint,
    title: '书柜倾倒砸伤脚背',
    description: '层板承重件漏装，客户就医缝针。',
    demand: '医疗费、更换书柜、书面说明',
    channel: 'phone',
    ago: 4 * day,
    customer: 7,
    category: 'product-quality',
    subtype: 'defect',
    facts: { effect: 'single', attitude: 'strong', safety: 'harm', lossFen: 860_000, complexity: 'complex' },
    steps: [...major(shelf, { ...inProduction, grader: 'ding.lin' }, 1), lawful],
    most: 15,
  },
  {
    ...complaint,
    title: '定制衣柜色号与确认单不符',
    description: '确认单是暖白，到货是灰白。',
    demand: '按确认单重做',
    channel: 'shop',
    ago: 5 * day,
    customer: 5,
    category: 'contract-dispute',
    subtype: 'performance-dispute',
    facts: { effect: 'several', attitude: 'clear', complexity: 'moderate', orderFen: 4_600_000 },
    steps: complaintToPlan(wrongColour, inSales),
    most: 4,
  },
  {
    ...complaint,
    title: '热线打了三次没人接',
    description: '上午三次拨打，均未接通。',
    channel: 'web',
    ago: 100,
    customer: 6,
    category: 'service-quality',
    subtype: 'slow-response',
    facts: { effect: 'single', attitude: 'clear', crossBorder: true },
    steps: [],
  },
  {
    kind: 'contract',
    title: '合同评审：民宿家具 8.6 万元',
    description: '民宿大堂与六间客房家具。',
    channel: 'internal',
    ago: 10 * day,
    by: 'xie.fang',
    customer: 4,
    category: 'pre-sales',
    steps: [
      made(
        { workHours: 2 },
        'xie.fang',
        'contract-review',
        { amountFen: 8.6 * wan, delayCap: true },
        { opinion: '延误赔偿上限为合同额 5%' },
      ),
      submitted({ workMinutes: 40 }, 'xie.fang', '请审批民宿家具合同', 8.6 * wan),
      decided({ workHours: 3 }),
      made({ workHours: 4 }, 'wan.qi', 'finance-review', { passed: true }),
      closed({ workHours: 1 }, 'xie.fang', '合同生效'),
    ],
  },
  {
    kind: 'contract',
    title: '合同评审：酒店翻新 62 万元',
    description: '四十二间客房家具，分三批交付。',
    channel: 'internal',
    ago: 4 * day,
    by: 'xie.fang',
    customer: 2,
    category: 'pre-sales',
    steps: [
      made(
        { workHours: 3 },
        'xie.fang',
        'contract-review',
        { amountFen: 62 * wan, delayCap: true },
        { opinion: '分批验收，延误赔偿上限 8%' },
      ),
      made({ workHours: 1 }, 'xie.fang', 'order-check', { correct: true }),
      made({ workHours: 1 }, 'ma.ke', 'order-check', { correct: true }),
      submitted({ workMinutes: 30 }, 'xie.fang', '请审批酒店翻新合同', 62 * wan),
    ],
  },
  {
    kind: 'decision',
    title: '年度服务预算 420 万元',
    description: '明年客户服务预算。',
    channel: 'internal',
    ago: 9 * day,
    by: 'gao.yuan',
    category: 'budget',
    steps: [
      submitted({ workHours: 3 }, 'gao.yuan', '请客户服务委员会审议年度服务预算', 420 * wan),
      decided({ workdays: 1 }),
      made({ workHours: 5 }, 'qiu.shi', 'audit-filing', {}, { number: '审备 2026-118' }),
      closed({ workHours: 2 }, 'gao.yuan', '预算下达'),
    ],
  },
  {
    kind: 'suggestion',
    title: '建议：安装前一天短信提醒',
    description: '回访中三位客户提出。',
    channel: 'internal',
    ago: 8 * day,
    by: desk,
    category: 'survey',
    steps: [
      made({ workdays: 1 }, 'pei.yan', 'evaluation', { adopt: true }, { opinion: '成本低，建议采纳' }),
      submitted({ workHours: 2 }, 'pei.yan', '上线安装提醒短信'),
      decided({ workdays: 1 }),
    ],
  },
  {
    kind: 'expense',
    title: '专项经费：板材复检仪 3.2 万元',
    description: '重大投诉整改需要的检测设备。',
    channel: 'internal',
    ago: 7 * day,
    by: 'bao.lin',
    department: 'production',
    category: 'project-spending',
    steps: [
      submitted({ workHours: 2 }, 'bao.lin', '采购板材复检仪一台', 3.2 * wan),
      decided({ workHours: 5 }),
      made({ workdays: 1 }, 'wan.qi', 'payment', { amountFen: 3.2 * wan }),
      closed({ workHours: 2 }, 'wan.qi', '已支付'),
    ],
  },
  {
    kind: 'penalty',
    title: '板材检测报告未复核',
    description: '重大投诉中认定个人责任，提请处罚。',
    channel: 'internal',
    ago: 11 * day,
    by: 'gong.li',
    department: 'production',
    steps: penaltyAt('gong.li', 'bao.lin'),
  },
  {
    kind: 'rectification',
    title: '整改：板材入库逐批复检',
    description: '生产部按重大投诉立整改。',
    channel: 'internal',
    ago: 10 * day,
    by: desk,
    department: 'production',
    steps: rectification({ head: 'bao.lin', owner: 'chu.he', hr: 'gong.li', desk, measure: '板材入库逐批复检，报告双人签字' }),
  },
]

/** Both regulations speak of penalties: evidence by two (furn 8.3), notice and appeal with acceptance, review and approval (furn 8.4). */
export function penaltyAt(hr: string, superior: string): Step[] {
  const steps = penaltyToDecision({ hr, investigator: 'pei.yan', witness: 'qiu.shi', fact: '供应商检测报告到货后未复核即放行' })
  const evidence = made(
    { workHours: 2 },
    superior,
    'evidence-taken',
    now => ({ firstWitness: now.id('qiu.shi'), secondWitness: now.id('pei.yan') }),
    { evidence: '入库记录与检测报告复印件' },
  )
  return [
    ...steps.slice(0, 4),
    evidence,
    ...steps.slice(4),
    ...penaltyToEnd({
      hr,
      person: 'chu.he',
      superior: 'lu.yao',
      meanwhile: [
        made({ workHours: 3 }, hr, 'appeal-acceptance', { accepted: true }),
        made({ workdays: 1 }, hr, 'appeal-result', { result: 'upheld' }),
        made({ workHours: 3 }, 'gao.yuan', 'appeal-approval', { approved: true }),
      ],
    }),
  ]
}
