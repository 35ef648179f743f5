import type { Duration } from '../../events/duration.ts'
import type { Act } from '../../events/registry.ts'
import type { Login } from './company.ts'
import type { Story } from './stories.ts'

/** One thing that somebody does in a demo case, some time after the step before. */
export type Step = {
  readonly after: Duration
  /** Who: a login, `handler`, or whoever must acknowledge or decide now. */
  readonly by: Login | 'handler' | 'receivers' | 'deciders'
  readonly act: Act
  readonly data: (now: {
    readonly id: (login: Login) => string
    readonly department: string
    /** The department of a kind (`sales`); empty where there is none. */
    readonly departmentOf: (kind: string) => string
    readonly at: (ahead: Duration) => string
    /** Some minutes before this step. */
    readonly before: (minutes: number) => string
    /** Whoever takes this step. */
    readonly me: string
    readonly form: Readonly<Record<string, string>>
    /** The submission that waits, where one does. */
    readonly request?: string
    /** A photo that was uploaded for this case; empty where none was. */
    readonly photo: string
    /** The finding of liability that stands, and the assessment of the loss. */
    readonly version?: string
    readonly assessment?: string
    /** The invoices of the contract, the first first. */
    readonly invoices?: readonly string[]
  }) => Record<string, unknown>
}
/** A step, its data computed when it is taken. */
export const step = (after: Duration, by: Step['by'], act: Act, data: Step['data'] = () => ({})): Step => ({
  after,
  by,
  act,
  data,
})

const verified = (story: Story, by: Login): Step =>
  step({ minutes: 14 }, by, 'verify', () => ({
    serviceStage: story.category === 'other' ? 'after-sales' : story.category,
    content: story.description,
    scope:
      story.facts.productionEffect === 'serious'
        ? '整条产线停产'
        : story.facts.productionEffect === 'slight'
          ? '局部产线节拍下降'
          : '不影响生产',
    demand: story.demand,
  }))
const graded = (level: string, by: Login): Step => step({ minutes: 11 }, by, 'classify', () => ({ level, facts: {} }))
const reported = (story: Story, by: Login, minutes: number): Step =>
  step({ minutes }, by, 'report', () => ({
    details: story.description,
    judgement: story.cause,
    demand: story.demand,
    measures: '已致电客户说明情况，登记并核实',
  }))
const received = (minutes: number): Step => step({ minutes }, 'receivers', 'acknowledge')
const investigated = (story: Story, hours: number): Step =>
  step({ workHours: hours }, 'handler', 'investigate', () => ({
    checked: ['service-records', 'technical-documents', 'interviews'],
    causeClass: story.causeClass,
    findings: `查阅服务记录与技术文档，并与相关岗位人员核实：${story.cause}。`,
    rootCause: story.cause,
  }))
const decided = (workMinutes: number): Step =>
  step({ workMinutes }, 'deciders', 'decide', () => ({ decision: 'approve', reason: '同意，按方案落实' }))
const started = step({ workMinutes: 20 }, 'handler', 'start')
const completed = (story: Story, hours: number): Step =>
  step({ workHours: hours }, 'handler', 'complete', () => ({
    solution: story.solution,
    measures: `已落实：${story.solution}`,
    guarantees: '一个月内每周回访一次，同类问题优先处置',
  }))
const resultSent = (story: Story): Step =>
  step({ workMinutes: 35 }, 'handler', 'send-result', () => ({
    channel: 'phone',
    text: `您反映的问题已处理完毕：${story.solution}。`,
  }))
const answered = (rating: number): Step =>
  step({ workHours: 3 }, 'handler', 'record-feedback', () => ({
    satisfied: true,
    rating,
    via: 'phone',
    comment: rating > 4 ? '处理及时，态度好' : '解决了，希望以后不再发生',
  }))
const resultReported = step({ workMinutes: 25 }, 'handler', 'report-result', () => ({ summary: '处置完成，客户确认满意' }))
const form = (name: string): Step => step({ workHours: 2 }, 'handler', 'submit-form', now => ({ form: name, values: now.form }))
const reviewed = (story: Story, by: Login): Step =>
  step({ workHours: 4 }, by, 'review', () => ({
    rootCause: story.cause,
    lessons: '前端信息传递不完整，发现晚',
    improvements: story.solution,
  }))
const archived = step({ workHours: 2 }, 'lin.xiao', 'archive')
/** Put to review by the desk and approved by somebody who did not write it. */
const caseStudy = (story: Story): Step[] => [
  step({ workHours: 3 }, 'lin.xiao', 'submit-study', () => ({
    title: story.title,
    problem: story.description,
    rootCause: story.cause,
    solution: story.solution,
    effect: '客户确认满意，一个月内没有再发生',
    experience: `${story.solution}；同类项目开工前先核对这一条`,
  })),
  step({ workHours: 4 }, 'deciders', 'decide', () => ({ decision: 'approve', reason: '写得清楚，可以发布', roundSeen: 1 })),
]
const accepted = step({ workHours: 3 }, 'handler', 'accept', () => ({
  passed: true,
  via: 'paper',
  signer: '客户现场负责人',
  remarks: '验收合格',
}))

/** A general anomaly all the way round (robot 第九条). */
export function generalSteps(story: Story, found: { by: Login; head: Login; handler: Login }): Step[] {
  return [
    verified(story, found.by),
    reported(story, found.by, 9),
    received(12),
    graded('general', found.head),
    step({ workMinutes: 15 }, found.head, 'assign', now => ({ person: now.id(found.handler) })),
    step({ workMinutes: 20 }, 'handler', 'progress', () => ({
      to: 'customer',
      text: '已收到您的反馈，正在核实原因，今天内给您答复',
    })),
    investigated(story, 1),
    step({ workMinutes: 25 }, 'handler', 'plan', now => ({
      measures: [{ department: now.department, person: now.id(found.handler), dueAt: now.at({ workHours: 4 }) }],
      measureTexts: [story.solution],
      resources: '现有人员与备件',
    })),
    decided(20),
    started,
    completed(story, 2),
    resultSent(story),
    answered(5),
    resultReported,
    received(30),
    form('general-record'),
    decided(40),
    reviewed(story, found.head),
    archived,
    ...caseStudy(story),
  ]
}

/** A larger anomaly (第十条): team, daily progress, acceptance, report. */
export function largerSteps(story: Story, found: { by: Login; head: Login; owner: Login; members: readonly Login[] }): Step[] {
  return [
    verified(story, found.by),
    reported(story, found.by, 15),
    received(10),
    reported(story, found.head, 18),
    received(9),
    graded('larger', 'shen.lei'),
    step({ workMinutes: 30 }, 'shen.lei', 'form-team', now => ({
      owner: now.id(found.owner),
      members: found.members.map(now.id),
      nodeTimes: [now.at({ workHours: 6 }), now.at({ workdays: 2 })],
      nodes: ['完成原因调查', '完成处置并验收'],
    })),
    investigated(story, 2),
    step({ workMinutes: 45 }, 'handler', 'plan', now => ({
      measures: [{ department: now.department, person: now.id(found.owner), dueAt: now.at({ workdays: 2 }) }],
      measureTexts: [story.solution],
      resources: '研发与实施各一人，备件一套',
    })),
    decided(30),
    started,
    step({ workHours: 2 }, 'handler', 'progress', () => ({ to: 'deputy-leader', percent: 60, text: '措施已过半，明日上午复测' })),
    completed(story, 5),
    resultSent(story),
    accepted,
    answered(4),
    resultReported,
    received(40),
    form('larger-report'),
    decided(60),
    reviewed(story, 'shen.lei'),
    archived,
    ...caseStudy(story),
  ]
}

/** A major anomaly (第十一条): emergency meeting, special plan, daily meetings, full acceptance, summary passed by the group. */
export function majorSteps(story: Story, found: { by: Login; owner: Login; members: readonly Login[] }): Step[] {
  return [
    verified(story, found.by),
    reported(story, found.by, 2),
    received(6),
    reported(story, 'shen.lei', 4),
    received(6),
    graded('major', 'shen.lei'),
    step({ minutes: 40 }, 'gu.mingyuan', 'hold-meeting', now => ({
      meeting: 'emergency',
      attendees: found.members.map(now.id),
      departments: [now.department],
      owner: now.id(found.owner),
      minutes: '通报情况，确定负责人与分工，48 小时内给出专项方案',
      decisions: '研发查根因，供应链备件，实施驻场，法务评估合同责任',
    })),
    step({ workMinutes: 60 }, 'gu.mingyuan', 'post-on-site', now => ({
      person: now.id('zheng.kai'),
      from: now.at({ workHours: 2 }),
      note: '驻场直至恢复生产',
    })),
    investigated(story, 4),
    step({ workHours: 2 }, 'handler', 'plan', now => ({
      toManagement: true,
      measures: [{ department: now.department, person: now.id(found.owner), dueAt: now.at({ workdays: 5 }) }],
      measureTexts: [story.solution],
      resources: '专项经费、现场两人、备件四套',
      goals: '第 2 日恢复单机，第 5 日恢复全线',
      contingency: '租用同型号设备临时替代',
    })),
    decided(40),
    started,
    step({ workHours: 5 }, 'handler', 'hold-meeting', now => ({
      meeting: 'daily',
      attendees: found.members.map(now.id),
      departments: [now.department],
      minutes: '单机恢复，明日联调',
      decisions: '增派一名工程师',
    })),
    completed(story, 14),
    resultSent(story),
    accepted,
    answered(4),
    resultReported,
    received(60),
    form('major-summary'),
    decided(120),
    reviewed(story, 'gu.mingyuan'),
    archived,
    ...caseStudy(story),
  ]
}
