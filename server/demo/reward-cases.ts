import { yearOf } from '../compensation/book-on-fund.ts'
import { setBudget } from '../compensation/funds.ts'
import type { Ctx } from '../context.ts'
import { type Found, idOf } from './company.ts'
import type { DemoCase } from './demo-case.ts'
import { day, desk, wan } from './furniture-steps.ts'
import { asPerson } from './play.ts'
import { closed, dayAhead, decided, made, submitted } from './record-steps.ts'
import { type Step, step } from './steps.ts'

const hr = 'gong.li'
const applied = (by: string, after = 2): Step =>
  step({ workHours: after }, by, 'submit-form', now => ({ form: 'reward-application', values: now.form }))
const attached = step({ workHours: 1 }, hr, 'attach', now => ({ file: now.photo }))
/** 满意度 over its target of 90 %; each point is worth 20,000 CNY by the yearly plan. */
const satisfaction = (person: string, actual: number): Step =>
  made(
    { workHours: 2 },
    hr,
    'reward-sum',
    now => ({
      ...{ of: 'person', person: now.id(person), indicator: 'satisfaction', measure: 'points', direction: 'higher' },
      ...{ target: 90, actual, perPointFen: 2 * wan, evidence: now.photo },
      ...{ from: dayAhead(now, { days: -45 }), until: dayAhead(now, { days: -15 }) },
    }),
    { source: '回访系统月报（回访 126 件）', perPointBasis: '年度服务提升方案第 4 项：每百分点折 2 万元' },
  )
const reward = { kind: 'reward', channel: 'internal', by: 'tao.ran', department: 'customer-service' } as const

/** The furniture maker's rewards: one that is published now, one with money for a project, one in approval, one that was taken back. */
export const furnitureRewards: readonly DemoCase[] = [
  {
    ...{ ...reward, ago: 7 * day, category: 'kpi-excess', hasPhoto: true },
    title: '客服部：贺苗客户满意度超目标',
    description: '上月回访满意度 94.5%，目标 90%。',
    steps: [
      applied('tao.ran'),
      attached,
      satisfaction('he.miao', 94.5),
      submitted({ workHours: 1 }, 'tao.ran', '贺苗上月满意度超目标 4.5 个百分点，请批准奖金'),
      decided({ workdays: 1 }),
      made(
        { workdays: 1 },
        hr,
        'publication',
        {},
        { words: '贺苗：上月客户满意度 94.5%，超过目标 90%，按办法 8.1.1 发给超额奖金。' },
      ),
    ],
  },
  {
    ...{ ...reward, ago: 12 * day, category: 'service-innovation' },
    title: '客服部：安装进度看板',
    description: '安装当天每两小时推送进度，改约率下降。',
    steps: [
      applied('tao.ran'),
      made(
        { workHours: 3 },
        hr,
        'innovation-award',
        now => ({ of: 'department', department: now.department, projectFen: 3 * wan }),
        { honour: '年度服务创新奖', project: '安装进度看板二期', effect: '试行两月，改约率从 11% 降到 7%' },
      ),
      submitted({ workHours: 2 }, 'tao.ran', '请批准创新奖和二期经费'),
      decided({ workdays: 1 }),
      made({ workdays: 1 }, hr, 'publication', {}, { words: '客服部「安装进度看板」获年度服务创新奖，支持二期经费。' }),
      made({ workdays: 1 }, 'wan.qi', 'project-funding', {}, { voucher: '记 0312' }),
    ],
  },
  {
    ...{ ...reward, ago: 2 * day, category: 'kpi-excess', hasPhoto: true },
    title: '客服部：安然客户满意度超目标',
    description: '上月回访满意度 91.2%，目标 90%。',
    steps: [
      applied('tao.ran'),
      attached,
      satisfaction('an.ran', 91.2),
      submitted({ workHours: 1 }, 'tao.ran', '安然上月满意度超目标 1.2 个百分点，请批准奖金'),
    ],
  },
  {
    ...{ ...reward, ago: 20 * day, category: 'kpi-excess', hasPhoto: true },
    title: '客服部：贺苗满意度（数据重复）',
    description: '申报后发现同一批回访计了两次。',
    steps: [
      applied('tao.ran'),
      attached,
      satisfaction('he.miao', 96),
      submitted({ workHours: 1 }, 'tao.ran', '请批准奖金'),
      decided({ workdays: 1 }),
      made({ workHours: 4 }, hr, 'publication', {}, { words: '贺苗：上上月客户满意度 96%。' }),
      step({ workdays: 1 }, 'jin.tao', 'make-record', () => ({
        ...{ record: 'reward-objection', values: {}, texts: { reason: '20 件回访在两份名单里各算了一次' } },
      })),
      made({ workHours: 5 }, hr, 'objection-answer', { upheld: true }, { answer: '核对原始记录，重复 20 件，剔除后未超目标' }),
      made({ workHours: 1 }, hr, 'reward-withdrawal', {}, { reason: '数据重复，剔除后未超目标' }),
    ],
  },
]

/** What came out of other cases: suggestions from staff and customers, a rectification from an audit, an enquiry that was a complaint. */
export const furnitureFollowUps: readonly DemoCase[] = [
  {
    kind: 'suggestion',
    title: '建议：色板随合同寄样',
    description: '销售多次遇到色差投诉，建议签约时随合同寄一份实物色板。',
    channel: 'internal',
    ago: 15 * day,
    by: 'ma.ke',
    category: 'employee-idea',
    steps: [
      made({ workdays: 1 }, 'pei.yan', 'evaluation', { adopt: true }, { opinion: '每套色板 18 元，可减少色差投诉' }),
      submitted({ workHours: 2 }, 'pei.yan', '签约随寄色板'),
      decided({ workdays: 1 }),
      made({ workdays: 4 }, 'pei.yan', 'follow-up', { done: true }, { effect: '近三周色差投诉由 5 件降到 1 件' }),
      made(
        { workHours: 2 },
        'pei.yan',
        'suggestion-answer',
        { result: 'done', how: 'system' },
        { answer: '已从本月起随合同寄色板，谢谢' },
      ),
      closed({ workHours: 1 }, 'pei.yan', '已落实并告知提出人'),
    ],
  },
  {
    kind: 'suggestion',
    title: '建议：安装师傅先打电话',
    description: '客户说师傅到楼下才来电话，家里没人。',
    channel: 'internal',
    ago: 3 * day,
    by: desk,
    customer: 1,
    category: 'from-case',
    from: '退换：餐椅坐垫色差',
    steps: [
      made(
        { workdays: 1 },
        'pei.yan',
        'evaluation',
        { adopt: false },
        { opinion: '办法 4.1 已要求提前预约，属执行问题，转客服部整改' },
      ),
    ],
  },
  {
    kind: 'audit',
    title: '日常检查：退换货登记',
    description: '抽查 20 张退换货单。',
    channel: 'internal',
    ago: 9 * day,
    by: 'pei.yan',
    category: 'routine-check',
    steps: [
      made({ workHours: 5 }, 'pei.yan', 'audit-finding', { major: false }, { finding: '20 张退换货单中 6 张没有客户签收时间' }),
    ],
  },
  {
    kind: 'rectification',
    title: '整改：退换货签收时间漏登',
    description: '由日常检查引出：20 张退换货单中 6 张没有客户签收时间',
    channel: 'internal',
    ago: 8 * day,
    by: 'pei.yan',
    department: 'logistics',
    from: '日常检查：退换货登记',
    steps: [
      step({ workHours: 2 }, 'jiang.ping', 'assign', now => ({ person: now.id('kang.le') })),
      step({ workHours: 1 }, hr, 'classify', () => ({ level: 'general', facts: {} })),
      step({ workHours: 4 }, 'handler', 'plan', now => ({
        measures: [{ department: now.department, person: now.id('kang.le'), dueAt: now.at({ workdays: 4 }) }],
        measureTexts: ['签收单增加时间一栏，交接时逐张核对'],
        resources: '本部门人员',
      })),
      decided({ workHours: 2 }),
      step({ workHours: 1 }, 'handler', 'start'),
      step({ workdays: 2 }, 'handler', 'complete', () => ({
        ...{ solution: '签收单增加时间一栏', measures: '已换新单，旧单收回', guarantees: '每周抽查' },
      })),
      made(
        { workdays: 1 },
        desk,
        'effect-check',
        { effect: 'weak', restricted: false, rateBefore: 2.4, rateAfter: 2.3, clearlyDown: false },
        { basis: '抽查新单 15 张，仍有 4 张漏填' },
      ),
    ],
  },
  {
    kind: 'enquiry',
    title: '咨询：水性漆柜门多久可以入住',
    description: '客户刚装完柜子，问散味要多久。',
    demand: '入住建议',
    channel: 'wechat',
    ago: 25,
    by: desk,
    customer: 5,
    category: 'technical-question',
    steps: [],
  },
]

/** What the integrator published: outstanding work on an anomaly. */
export const integratorCommendations: readonly DemoCase[] = [
  {
    kind: 'reward',
    title: '表彰：连夜恢复焊接线',
    description: '客户产线停机当晚到场，六小时恢复。',
    channel: 'internal',
    ago: 5 * day,
    by: 'he.jing',
    steps: [
      made(
        { workHours: 2 },
        'he.jing',
        'commendation',
        now => ({ of: 'person', person: now.id('lin.xiao'), bonusFen: 200_000 }),
        {
          merit: '夜间接报后半小时到场，带队六小时恢复两条焊接线，客户未发生违约。',
          honour: '通报表扬',
        },
      ),
      submitted({ workHours: 1 }, 'he.jing', '请批准通报表扬并给予奖金'),
      decided({ workdays: 1 }),
      made(
        { workHours: 3 },
        'shen.lei',
        'publication',
        {},
        { words: '林晓：夜间接报后带队六小时恢复客户两条焊接线，给予通报表扬。' },
      ),
    ],
  },
]

/** The year's money for projects that won, as finance enters it. */
export async function setProjectBudget(ctx: Ctx, found: Found): Promise<void> {
  const now = new Date(Date.parse(ctx.now) - 40 * 86_400_000).toISOString()
  const finance = asPerson(ctx, idOf(found, 'wan.qi'), now)
  for (const year of new Set([yearOf(ctx, now), yearOf(ctx, ctx.now)]))
    await setBudget(finance, 'furn:innovation-projects', { year, amountFen: 20 * wan, note: '年度服务创新项目经费' })
}
