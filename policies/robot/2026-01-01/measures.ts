import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import { made } from './triggers.ts'

const anomaly = ['anomaly'] as const
const title = (zh: string, en: string) => ({ zh, en })
const rate = { unit: 'percent', every: 'year', by: ['organisation', 'department', 'person'] } as const
const answered = { on: 'customer.answered' } as const

/** 第十九条(一): the four figures of the yearly review, and what the fund has paid. The text gives no target for any. */
export const indicators: Pack['indicators'] = r.indicators([
  {
    id: 'anomaly-rate',
    clause: '19(1)',
    reading: 'anomaly-rate',
    title: title('异常事件发生率', 'Anomaly rate'),
    measure: { ratio: { of: { count: 'cases', kinds: anomaly }, among: { count: 'cases', kinds: ['anomaly', 'request'] } } },
    ...rate,
    better: 'lower',
  },
  {
    id: 'timely-response',
    clause: '19(1)',
    reading: 'timely-response',
    title: title('响应及时率', 'Timely response'),
    measure: {
      ratio: {
        of: { count: 'duties', kinds: anomaly, meanings: ['report', 'report-first-hop', 'respond'], outcomes: ['met'] },
        among: {
          count: 'duties',
          kinds: anomaly,
          meanings: ['report', 'report-first-hop', 'respond'],
          outcomes: ['met', 'late', 'missed'],
        },
      },
    },
    ...rate,
    better: 'higher',
  },
  {
    id: 'completion-rate',
    clause: '19(1)',
    title: title('处置完成率', 'Completion rate'),
    measure: {
      ratio: {
        of: { count: 'cases', kinds: anomaly, with: [{ on: 'handling.completed' }] },
        among: { count: 'cases', kinds: anomaly },
      },
    },
    ...rate,
    better: 'higher',
  },
  {
    id: 'satisfaction',
    clause: '19(1)',
    title: title('客户满意率', 'Satisfied customers'),
    measure: {
      ratio: {
        of: { count: 'cases', kinds: anomaly, with: [{ ...answered, when: { satisfied: { in: [true] } } }] },
        among: { count: 'cases', kinds: anomaly, with: [answered] },
      },
    },
    ...rate,
    better: 'higher',
  },
  {
    id: 'fund-spent',
    clause: '17',
    title: title('专项经费支出', 'Spent from the fund'),
    measure: { sum: { on: 'record.made', field: 'values.spentFen' } },
    unit: 'fen',
    better: 'lower',
    every: 'year',
    by: ['organisation', 'department'],
  },
  {
    id: 'rectified-problems',
    clause: '14(1)',
    title: title('整改一次通过率', 'Rectified at the first check'),
    measure: {
      ratio: {
        of: { count: 'events', kinds: ['rectification'], on: [made('rectification-check', { passed: true })] },
        among: { count: 'events', kinds: ['rectification'], on: [made('rectification-check')] },
      },
    },
    unit: 'percent',
    better: 'higher',
    every: 'quarter',
    by: ['organisation', 'department'],
  },
])

const unwritten = { open: '权重未写' }
const row = (indicator: string) => ({ indicator, clause: '19(1)', weight: unwritten }) as const
/** The text names the figures and no weights. */
export const scorecards: Pack['scorecards'] = r.scorecards([
  {
    id: 'yearly-review',
    clause: '19(1)',
    title: title('年度绩效考核', 'Yearly review'),
    of: 'department',
    every: 'year',
    rows: [row('anomaly-rate'), row('timely-response'), row('completion-rate'), row('satisfaction')],
  },
])

const handlers = [{ caseRole: 'handler' }, { caseRole: 'team-owner' }] as const
/** 第十四条(一): three ways to look. How often and how many is a reading. */
export const samples: Pack['samples'] = r.samples([
  {
    id: 'record-sample',
    clause: '14(1)',
    reading: 'sampling',
    title: title('服务记录抽查', 'Sample of service records'),
    population: 'service-records',
    every: 'month',
    draw: { share: 0.05, atLeast: 5 },
    by: { role: 'deputy-leader' },
    judged: handlers,
    checklist: [
      title('记录完整', 'Record complete'),
      title('时限遵守', 'Times kept'),
      title('客户诉求已答复', "Customer's demand answered"),
    ],
  },
  {
    id: 'random-callback',
    clause: '14(1)',
    reading: 'sampling',
    title: title('客户随机回访', 'Random callbacks'),
    population: 'customers',
    every: 'month',
    draw: { count: 10 },
    by: { role: 'service-desk' },
    judged: handlers,
  },
  {
    id: 'site-patrol',
    clause: '14(1)',
    reading: 'sampling',
    title: title('现场巡查', 'Site patrols'),
    population: 'scenes',
    every: 'quarter',
    draw: { count: 2 },
    by: { role: 'deputy-leader' },
    judged: handlers,
  },
])

/** 第十七条: the fund and what it is for. Its amount is the budget's. */
export const funds: Pack['funds'] = r.funds([
  {
    id: 'anomaly-fund',
    clause: '17',
    title: title('客户服务异常处置专项经费', 'Fund for service anomalies'),
    uses: [
      title('维修配件', 'Parts'),
      title('人员差旅', 'Travel'),
      title('专家咨询', 'Experts'),
      title('客户赔偿', 'Compensation'),
    ],
  },
])

export const rewards: Pack['rewards'] = r.rewards([
  {
    id: 'commendation',
    clause: '19(1)',
    title: title('表现突出', 'Outstanding work'),
    gives: title('表彰奖励（未写内容）', 'Commendation (not said what)'),
  },
])

export const grades: Pack['grades'] = r.grades([
  { id: 'not-done', clause: '19(1)', title: title('未按要求处置', 'Not handled as required'), rank: 1 },
  { id: 'accountable', clause: '19(2)', title: title('追责事由', 'Ground for accountability'), rank: 2 },
])
const accountable = (id: string, zh: string, en: string) =>
  ({ id, clause: '19(2)', title: title(zh, en), grade: 'accountable', of: ['person'], found: 'person' }) as const
export const violations: Pack['violations'] = r.violations([
  {
    id: 'handling-not-done',
    clause: '19(1)',
    title: title('未按要求完成处置', 'Handling not done as required'),
    grade: 'not-done',
    of: ['department', 'person'],
    found: { duties: ['solve'], outcomes: ['late', 'missed'] },
  },
  accountable('dereliction', '工作失职', 'Dereliction'),
  accountable('malfeasance', '渎职', 'Malfeasance'),
  accountable('breach-of-rules', '违规操作', 'Breach of rules'),
  accountable('bad-attitude', '服务态度恶劣', 'Bad attitude'),
])

const deduction = (of: 'department' | 'person') =>
  ({
    id: `deduct-from-${of}`,
    clause: '19(1)',
    title: title('绩效考核扣分', 'Deduction in the review'),
    of,
    grade: 'not-done',
    measures: [{ kind: 'points', title: title('扣分', 'Points'), from: { open: '分值未写' } }],
  }) as const
/** A deduction whose points the text does not give; for accountability the text breaks off before any. */
export const sanctions: Pack['sanctions'] = r.sanctions([deduction('department'), deduction('person')])
