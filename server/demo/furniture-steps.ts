import { type Complaint, complaintToPlan, penaltyToDecision, penaltyToEnd } from './penal-steps.ts'
import { begun, decided, made, replied } from './record-steps.ts'
import { type Step, step } from './steps.ts'

/** A working day in working minutes. */
export const day = 450 // working minutes
/** Ten thousand yuan in 分. */
export const wan = 1_000_000
/** Who takes in and closes. */
export const desk = 'an.ran'
/** The manager of customer service. */
export const head = 'tao.ran'

/** The need is matched within 30 minutes (furn 4.1(2)). */
export const needMatched = (need: string, complex: boolean): Step =>
  made({ minutes: 9 }, desk, 'need-match', { complex }, { need })
/** The first answer, within 10 minutes by phone (furn 3.1.2(1)). */
export const hello = (by = desk): Step => replied({ minutes: 5 }, by, '您好，您反映的情况已经登记，今天由专人与您联系')

/** An installation with booking and photos (furn 4.1(3)). */
export const installation = (after: Step[]): Step[] => [
  made({ workHours: 1 }, desk, 'appointment', now => {
    const close = Date.parse(now.at({ workdays: 2 }))
    const at = (hoursBefore: number) => new Date(close - hoursBefore * 3_600_000).toISOString()
    return { from: at(4), until: at(1), how: 'phone', agreed: true }
  }),
  step({ workdays: 2 }, 'du.wei', 'attach', now => ({ file: now.photo })),
  made({ workMinutes: 10 }, 'du.wei', 'before-photos', now => ({ photo: now.photo })),
  begun({ workMinutes: 20 }, 'du.wei'),
  ...after,
]

/** Who handles a complaint about the product. */
export const inProduction = { desk, grader: desk, head: 'bao.lin', handler: 'chu.he', hr: 'gong.li' }
/** Who handles a complaint about the delivery. */
export const inLogistics = { ...inProduction, head: 'jiang.ping', handler: 'kang.le' }
/** Who handles one about the service. */
export const inService = { ...inProduction, head, handler: 'he.miao' }
/** Who handles one about the contract. */
export const inSales = { ...inProduction, head: 'xie.fang', handler: 'ma.ke' }

/** Damaged in transit, handled too slowly. */
export const scratched: Complaint = {
  level: 'general',
  cause: '打包时护角缺失，运输中柜门磕碰',
  causeClass: 'process',
  found: {
    bones: [
      ['method', '打包作业书没有护角一项', 'holds'],
      ['method', '点检表只查数量不查护角', 'holds', 1],
      ['people', '新到打包员未经带教', 'ruled-out'],
      ['material', '护角缺料一天', 'open'],
      ['environment', '运输路线无异常颠簸', 'ruled-out'],
    ],
    whys: ['柜门在车厢里互相磕碰', '柜门四角没有护角', '打包时没有装护角', '作业书和点检表都没有这一项'],
    ...{ cause: 'C-02-01', failure: 'F-01-01', part: 'P-01' },
  },
  solution: '三日内更换柜门，补偿 200 元，打包工位增加护角点检',
  liable: 'department',
  pace: 'slow',
}
/** The installers came late. */
export const lateInstaller: Complaint = {
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
  found: {
    bones: [
      ['material', '板材批次 LB-0917 甲醛释放量 0.14 mg/m³', 'holds'],
      ['material', '胶黏剂换了供应商', 'holds', 1],
      ['method', '入库只看供应商报告，不抽检', 'holds'],
      ['people', '检验员没有复核报告编号', 'holds'],
      ['measurement', '厂内没有甲醛快检仪', 'open'],
      ['environment', '客户房间通风良好', 'ruled-out'],
    ],
    whys: [
      '客户家中甲醛超标',
      '该批板材释放量超标',
      '供应商换胶未通知，报告沿用旧编号',
      '入库检验只收报告，不核对编号也不抽检',
      '入库检验规程没有逐批复检一条',
    ],
    ...{ cause: 'C-03-01', failure: 'F-02-01', part: 'P-03', laboratory: '省建材检测中心' },
  },
  solution: '整批更换并承担检测费，板材入库逐批复检',
  liable: 'department',
  pace: 'quick',
}
/** Somebody was hurt. */
export const shelf: Complaint = {
  level: 'serious',
  cause: '层板承重件漏装，书柜倾倒砸伤客户脚背',
  causeClass: 'human',
  found: {
    bones: [
      ['people', '安装工单人作业，漏装承重件', 'holds'],
      ['method', '验收单没有承重件复核', 'holds'],
      ['material', '承重件随货齐全', 'ruled-out'],
    ],
    whys: ['书柜倾倒', '层板承重件没有装', '单人安装时漏看一步', '验收单不核对承重件'],
    ...{ cause: 'C-01-02', failure: 'F-03-01', part: 'P-02' },
  },
  solution: '承担医疗费并更换书柜，安装验收单增加承重件复核',
  liable: 'both',
  pace: 'slow',
}
/** Not as confirmed. */
export const wrongColour: Complaint = {
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
export const lawful = made(
  { workHours: 1 },
  'luo.yi',
  'legality-check',
  { lawful: true },
  { opinion: '告知、赔付与取证程序均有依据，留存齐全' },
)

/** Both regulations speak of penalties: evidence by two (furn 8.3), notice and appeal with acceptance, review and approval (furn 8.4). */
export function penaltyAt(hr: string, superior: string): Step[] {
  const steps = penaltyToDecision({
    hr,
    investigator: 'pei.yan',
    witness: 'qiu.shi',
    person: 'chu.he',
    fact: '供应商检测报告到货后未复核即放行',
  })
  const evidence = made(
    { workHours: 2 },
    superior,
    'evidence-taken',
    now => ({ firstWitness: now.id('qiu.shi'), secondWitness: now.id('pei.yan') }),
    { evidence: '入库记录与检测报告复印件' },
  )
  return [
    ...steps.slice(0, 5),
    evidence,
    ...steps.slice(5),
    ...penaltyToEnd({
      hr,
      person: 'chu.he',
      superior,
      attaches: true,
      meanwhile: [
        made({ workHours: 3 }, hr, 'appeal-acceptance', { accepted: true }),
        made({ workHours: 1 }, hr, 'review-panel', now => ({
          ...{ first: now.id('mo.han'), second: now.id('wan.qi'), third: now.id('tang.rui') },
        })),
        step({ workdays: 1 }, 'mo.han', 'submit-review', () => ({
          outcome: 'upheld',
          reasons: '派单截图显示转派未经确认，事实清楚，维持原决定',
        })),
        decided({ workHours: 3 }),
      ],
    }),
  ]
}
