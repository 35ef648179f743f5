import type { DemoCase } from './demo-case.ts'
import { day, wan } from './furniture-steps.ts'
import { submitted } from './record-steps.ts'
import { type Step, step } from './steps.ts'

/** Something done to the submission that waits. */
const done = (by: Step['by'], act: Step['act'], data: (now: Parameters<Step['data']>[0]) => object): Step =>
  step({ workMinutes: 12 }, by, act, now => ({ request: now.request, ...data(now) }))

/** A small expense of the furniture maker that waits for the customer service manager: several of them can be decided together. */
const smallExpense = (title: string, by: string, yuan: number, ago: number): DemoCase => ({
  kind: 'expense',
  title: `专项经费：${title}`,
  description: `${title}，按月度预算列支。`,
  channel: 'internal',
  ago,
  by,
  department: 'customer-service',
  category: 'project-spending',
  steps: [submitted({ workMinutes: 20 }, by, `采购${title}`, yuan * 100)],
})

/** Approvals of the furniture maker on their way: small ones to be decided together, larger ones, one in its second round with added signers and a question. */
export const furnitureApprovals: readonly DemoCase[] = [
  smallExpense('安装队工具包六套', 'du.wei', 4_800, 0.6 * day),
  smallExpense('上门鞋套与防护膜', 'du.wei', 1_260, 0.5 * day),
  smallExpense('客服耳机十副', 'lu.yao', 3_500, 0.4 * day),
  smallExpense('回访礼品一批', 'lu.yao', 6_000, 0.3 * day),
  {
    kind: 'expense',
    title: '专项经费：海外备件空运 12.5 万元',
    description: '北美客户三套衣柜缺五金件，停工等待。',
    channel: 'internal',
    ago: 1.2 * day,
    by: 'jiang.ping',
    department: 'logistics',
    category: 'project-spending',
    steps: [
      step({ workMinutes: 30 }, 'jiang.ping', 'submit-matter', () => ({
        proposal: '五金件改空运，三日内到港',
        amountFen: 12.5 * wan,
      })),
    ],
  },
  {
    kind: 'expense',
    title: '专项经费：展厅样品更新 18 万元',
    description: '三家展厅更换样品。',
    channel: 'internal',
    ago: 2.5 * day,
    by: 'xie.fang',
    department: 'sales',
    category: 'project-spending',
    steps: [
      submitted({ workMinutes: 30 }, 'xie.fang', '三家展厅更换样品，统一采购', 21 * wan),
      step({ workHours: 2 }, 'deciders', 'decide', () => ({
        decision: 'return',
        reason: '金额偏高，请压缩并写明每家展厅的清单',
      })),
      submitted({ workHours: 6 }, 'xie.fang', '三家展厅更换样品：杭州 7 万、上海 6 万、成都 5 万，清单见附页', 18 * wan),
      done('ding.lin', 'add-signers', now => ({
        place: 'before',
        mode: 'all',
        people: [now.id('wan.qi'), now.id('tang.rui')],
        reason: '请财务与技术先核清单和单价',
      })),
      done('wan.qi', 'ask-opinion', now => ({
        to: now.id('mo.han'),
        waits: true,
        question: '与展厅业主的合同是否允许换样？',
      })),
    ],
  },
]

/** A loss that finance and legal of the integrator have assessed, with a compensation on its route. */
const compensation = (
  title: string,
  machine: number,
  yuan: number,
  ago: number,
  { more = [], urgentReason }: { more?: readonly Step[]; urgentReason?: string } = {},
): DemoCase => ({
  kind: 'anomaly',
  title,
  description: `${title}，客户提出赔偿。`,
  demand: '按停产损失赔偿',
  channel: 'phone',
  ago,
  by: 'lin.xiao',
  machine,
  category: 'after-sales',
  facts: {},
  steps: [
    step({ workMinutes: 15 }, 'lin.xiao', 'verify', () => ({
      serviceStage: 'after-sales',
      content: `${title}，现场记录与客户所述一致`,
      scope: '一条产线',
      demand: '按停产损失赔偿',
    })),
    step({ workMinutes: 15 }, 'he.jing', 'classify', () => ({ level: 'general', facts: {} })),
    step({ workMinutes: 60 }, 'tang.wan', 'assess-loss', now => ({
      lossFen: yuan * 100,
      finance: now.id('tang.wan'),
      legal: now.id('jiang.wen'),
      liability: 'company',
      basis: '停产时长乘以产线日均产值，已与客户对账',
    })),
    step({ workMinutes: 20 }, 'jiang.wen', 'confirm-loss', now => ({ assessment: now.assessment })),
    step({ workMinutes: 40 }, 'tang.wan', 'submit-compensation', () => ({
      amountFen: yuan * 100,
      terms: '以服务抵扣一半，其余一次付清；客户书面确认不再追究。',
      ...(urgentReason === undefined ? {} : { urgent: true, urgentReason }),
    })),
    ...more,
  ],
})

const consented = (reason: string): Step => done('jiang.wen', 'decide', () => ({ decision: 'approve', reason }))

/** Compensations of the integrator on their way: with legal, with the leader, and one for whose route a deputy holds a mandate. */
export const integratorApprovals: readonly DemoCase[] = [
  compensation('焊接工作站备件延误致停产半天', 0, 18_000, 0.8 * day),
  compensation('视觉系统误判，返工两百件', 4, 36_500, 0.7 * day),
  compensation('码垛线夹爪失效，停线四小时', 1, 42_000, 1.4 * day, { more: [consented('损失清单齐全，同意')] }),
  compensation('涂装机器人停机三天', 5, 268_000, 1.8 * day, {
    more: [consented('依合同第九条，责任明确，同意')],
    urgentReason: '客户月底关账，逾期将转为诉讼',
  }),
]
