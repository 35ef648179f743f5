import type { Duration } from '../../events/duration.ts'
import type { Login } from './company.ts'
import { type Found, investigatedBy } from './investigation-steps.ts'
import {
  answered,
  archived,
  assigned,
  begun,
  closed,
  completed,
  dayAhead,
  decided,
  graded,
  made,
  resultSent,
  submitted,
  toldCustomer,
} from './record-steps.ts'
import { type Step, step } from './steps.ts'

/** What a complaint is about, as those who handle it write it down. */
export type Complaint = {
  readonly level: 'minor' | 'general' | 'serious'
  readonly cause: string
  readonly causeClass: 'human' | 'process' | 'design' | 'other'
  readonly solution: string
  readonly liable: 'department' | 'person' | 'both' | 'nobody'
  /** What the analysis found out, where the story says more than its cause. */
  readonly found?: Found
  /** Graded only after a working day: too late. */
  readonly gradedLate?: true
  /** Hours become working hours at the pace of a quick or a slow case. */
  readonly pace: 'quick' | 'slow'
}
/** Who does what in a complaint. */
export type Handling = {
  readonly desk: Login
  readonly grader: Login
  readonly head: Login
  readonly handler: Login
  readonly hr: Login
}

/** The department alone, or one of its people beside it. */
const sharesOf = ({ liable }: Complaint, department: string, person: string) =>
  liable === 'both'
    ? [
        { department, percent: 70, evidence: [1] },
        { department, person, percent: 30, evidence: [1] },
      ]
    : [{ department, ...(liable === 'person' ? { person } : {}), percent: 100, evidence: [1] }]

/** From intake to the plan that waits for approval (penal 三(一) to 三(四)). */
export function complaintToPlan(story: Complaint, who: Handling): Step[] {
  const hours = (quick: number): Duration => ({ workMinutes: Math.round(quick * (story.pace === 'quick' ? 20 : 60)) })
  return [
    graded(story.gradedLate ? { workHours: 6 } : { workMinutes: 25 }, who.grader, story.level),
    assigned({ workMinutes: 30 }, who.head, who.handler),
    ...investigatedBy(story, hours),
    step(hours(0.5), 'handler', 'investigate', () => ({
      checked: ['service-records', 'interviews'],
      causeClass: story.causeClass,
      findings: `查阅记录并与当事岗位核实：${story.cause}。`,
      rootCause: story.cause,
    })),
    made(
      hours(2),
      'handler',
      'liability',
      now => ({
        liable: story.liable,
        departments: story.liable === 'nobody' ? 'none' : 'one',
        ...(story.liable === 'nobody' ? {} : { shares: sharesOf(story, now.department, now.id(who.handler)) }),
      }),
      story.liable === 'nobody'
        ? { nobody: '服务记录、沟通记录齐全，与本公司无关' }
        : { shares: sharesOf(story, '', '').map(() => ({ basis: `${story.cause}，见服务记录和检测结果` })) },
    ),
    step(hours(0.5), who.hr, 'confirm-liability', now => ({ version: now.version })),
    step(hours(2), 'handler', 'hold-meeting', now => ({
      meeting: 'other',
      attendees: [now.id(who.head), now.id(who.handler)],
      departments: [now.department],
      minutes: `商讨方案：${story.solution}`,
      decisions: '按此方案报批',
    })),
    step(hours(0.75), 'handler', 'plan', now => ({
      measures: [{ department: now.department, person: now.id(who.handler), dueAt: now.at({ workdays: 2 }) }],
      measureTexts: [story.solution],
      resources: '现有人员与备件',
    })),
  ]
}

/** From the approval to the file (penal 三(四)2 to 五(一)). */
export function complaintToFile(story: Complaint, who: Handling, rating = 5): Step[] {
  return [
    decided({ workMinutes: 50 }),
    made(
      { workMinutes: 35 },
      'handler',
      'solution-told',
      now => ({ channel: 'phone', chosenBy: 'customer', apologised: true, expectedBy: dayAhead(now, { workdays: 2 }) }),
      { cause: story.cause, measures: story.solution },
    ),
    begun({ workMinutes: 40 }),
    toldCustomer({ workHours: 3 }, 'handler', '正在按方案办理，明天完成'),
    completed({ workHours: 6 }, story.solution),
    resultSent({ workMinutes: 40 }, 'handler', story.solution),
    answered({ workHours: 5 }, who.desk, rating),
    made(
      { workdays: 4 },
      who.desk,
      'effect-assessment',
      { solved: true, rateBefore: 2.4, rateAfter: 1.6, satisfactionBefore: 86, satisfactionAfter: 91 },
      {
        lessons: '检查项写进作业指导书，交接双方签字',
        difference: '系统上线前的投诉记在纸面台账，按全年台账计算',
      },
    ),
    ...(story.liable === 'nobody'
      ? []
      : [made({ workHours: 3 }, who.hr, 'penalty-raised', { of: 'department' }, { number: '见处罚案件' })]),
    archived({ workHours: 2 }, who.desk),
    ...(story.level === 'serious'
      ? [
          step({ workHours: 4 }, who.desk, 'submit-study', () => ({
            title: `典型投诉：${story.cause.slice(0, 30)}`,
            problem: '客户投诉产品或服务造成较大影响，要求处理并说明原因',
            rootCause: story.cause,
            solution: story.solution,
            effect: '客户确认处理结果，投诉率和满意度有改善',
            experience: '检查项写进作业指导书，交接双方签字',
          })),
          step({ workHours: 4 }, 'deciders', 'decide', () => ({ decision: 'approve', reason: '同意发布', roundSeen: 1 })),
        ]
      : []),
  ]
}

/** A penalty of a person from the investigator's name to the decision (penal 四, reading on its procedure). */
export function penaltyToDecision(who: {
  hr: Login
  investigator: Login
  witness: Login
  /** Whom it is about. */
  person: Login
  fact: string
}): Step[] {
  return [
    assigned({ workHours: 2 }, who.hr, who.investigator),
    graded({ workHours: 1 }, 'handler', 'general'),
    step({ workMinutes: 10 }, who.hr, 'cite-violation', now => ({
      ...{ regulation: 'penal', violation: 'caused-general', of: 'person', subject: now.id(who.person) },
      ...{ on: dayAhead(now, { workMinutes: 0 }), facts: who.fact },
    })),
    made({ workMinutes: 20 }, who.hr, 'investigators', now => ({
      lead: now.id(who.investigator),
      second: now.id(who.witness),
    })),
    made({ workHours: 3 }, who.witness, 'witness-evidence', {}, { seen: who.fact }),
    made({ workHours: 2 }, 'handler', 'witness-evidence', {}, { seen: `与当事人谈话核实：${who.fact}` }),
    step({ workHours: 2 }, 'handler', 'investigate', () => ({
      checked: ['service-records', 'interviews'],
      causeClass: 'human',
      findings: who.fact,
      rootCause: who.fact,
    })),
    made(
      { workHours: 1 },
      'handler',
      'allegation-notice',
      now => ({
        hearingOn: dayAhead(now, { workdays: 1 }),
        servedOn: dayAhead(now, { workMinutes: 0 }),
        how: 'system',
      }),
      { alleged: `${who.fact}，拟按四(二)2 处理`, evidence: '两人取证记录、服务记录' },
    ),
    made({ workHours: 2 }, who.person, 'defence', {}, { statement: '当天同时处理两单，没有故意拖延，请从轻' }),
    made({ workHours: 3 }, 'handler', 'hearing', now => ({ outcome: 'heard', on: dayAhead(now, { workMinutes: 0 }) }), {
      statement: '承认疏忽，说明当天同时处理两单',
      answer: '情况属实，从轻考虑',
    }),
    step({ workMinutes: 30 }, 'handler', 'propose-penalty', () => ({
      measures: [
        { kind: 'points', sanction: 'person-points', points: 2 },
        { kind: 'self-criticism', sanction: 'person-points' },
        { kind: 'improvement-plan', sanction: 'person-points' },
      ],
    })),
    submitted({ workHours: 3 }, 'handler', '责任属实，拟按一般投诉扣绩效 2 分并提交个人改进计划'),
  ]
}

/** From the decision to the end of a penalty: notice, appeal, carrying out, answer. */
export function penaltyToEnd(who: {
  hr: Login
  person: Login
  superior: Login
  meanwhile?: readonly Step[]
  /** Another regulation wants the new evidence as a file (furn 8.4.1(2)). */
  attaches?: boolean
}): Step[] {
  return [
    decided({ workHours: 3 }),
    made(
      { workHours: 2 },
      who.hr,
      'penalty-notice',
      now => ({
        of: 'person',
        grade: 'general',
        sanctions: ['points', 'self-criticism', 'improvement-plan'],
        servedOn: dayAhead(now, { workMinutes: 0 }),
        how: 'in-person',
        person: now.id(who.person),
      }),
      { reasons: '超过承诺时间未联系客户，按四(二)2 处理' },
    ),
    ...(who.attaches ? [step({ workHours: 7 }, who.person, 'attach', now => ({ file: now.photo }))] : []),
    made(
      who.attaches ? { workHours: 1 } : { workdays: 1 },
      who.person,
      'appeal',
      now => ({
        filedOn: dayAhead(now, { workMinutes: 0 }),
        newEvidence: true,
        ...(who.attaches ? { evidenceFile: now.photo } : {}),
      }),
      { grounds: '当天派单系统显示已转派，附派单截图说明' },
    ),
    ...(who.meanwhile ?? []),
    made(
      { workHours: 2 },
      who.superior,
      'improvement-plan',
      { approved: true },
      { plan: '两周内完成派单系统复训，每日核对未联系清单' },
    ),
    made(
      { workHours: 2 },
      who.superior,
      'self-criticism',
      { before: 'department' },
      { causes: '未核对派单结果', improvements: '接单即回电' },
    ),
    made({ workHours: 3 }, who.hr, 'appeal-decision', { outcome: 'upheld' }, { reasons: '转派未经确认，责任不变' }),
    made({ workHours: 4 }, who.hr, 'deduction', { what: 'points', from: 'score', points: 2 }),
    closed({ workHours: 1 }, who.hr, '已执行，申诉维持原决定'),
  ]
}

/** A rectification of a department (penal 五(二), 五(四)). */
export function rectification(who: { head: Login; owner: Login; hr: Login; desk: Login; measure: string }): Step[] {
  return [
    assigned({ workHours: 2 }, who.head, who.owner),
    graded({ workHours: 1 }, who.hr, 'general'),
    step({ workHours: 5 }, 'handler', 'plan', now => ({
      measures: [{ department: now.department, person: now.id(who.owner), dueAt: now.at({ workdays: 5 }) }],
      measureTexts: [who.measure],
      resources: '本部门人员',
    })),
    decided({ workHours: 2 }),
    begun({ workHours: 1 }),
    made({ workdays: 2 }, who.desk, 'measure-check', { state: 'on-time' }, { seen: '新检查表已启用' }),
    completed({ workdays: 2 }, who.measure),
    made(
      { workdays: 3 },
      who.desk,
      'effect-check',
      { effect: 'effective', restricted: false, rateBefore: 3.1, rateAfter: 1.2, clearlyDown: true },
      { basis: '近两周投诉记录与回访' },
    ),
    closed({ workHours: 2 }, who.head, '投诉率明显下降，整改结束'),
  ]
}
