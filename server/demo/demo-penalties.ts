import { localDateOf } from '../../engine/calendar/days.ts'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import type { Ctx } from '../context.ts'
import { enterViolation, openPenalty } from '../violations/settle-violation.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson, playSteps } from './play.ts'
import { dayAhead, decided, graded, made, submitted } from './record-steps.ts'
import { type Step, step } from './steps.ts'

const DAY_MS = 86_400_000
type Story = {
  readonly daysAgo: number
  readonly violation: string
  readonly of: 'person' | 'department'
  /** A login, or a kind of department. */
  readonly subject: string
  readonly head: Login
  readonly level: 'minor' | 'general' | 'serious'
  readonly fact: string
  readonly measures: readonly PenaltyMeasure[]
  readonly after: readonly Step[]
}

/** From the grade to the service of the decision, within some working days (penal 四, furn 8.3). */
function toService({ head, level, fact, measures, of }: Story): Step[] {
  return [
    graded({ workHours: 1 }, 'handler', level),
    made(
      { workHours: 2 },
      head,
      'evidence-taken',
      now => ({ firstWitness: now.id('pei.yan'), secondWitness: now.id('luo.yi') }),
      { evidence: '服务记录、客户来函' },
    ),
    made({ workHours: 2 }, 'luo.yi', 'witness-evidence', {}, { seen: fact }),
    made({ workHours: 2 }, 'handler', 'witness-evidence', {}, { seen: `与当事人核实：${fact}` }),
    step({ workHours: 2 }, 'handler', 'investigate', () => ({
      ...{ checked: ['service-records', 'interviews'], causeClass: 'human', findings: fact, rootCause: '交接和复核没有做' },
    })),
    made(
      { workHours: 2 },
      'handler',
      'allegation-notice',
      now => ({ hearingOn: dayAhead(now, { workdays: 1 }), servedOn: dayAhead(now, { workMinutes: 0 }), how: 'system' }),
      { alleged: fact, evidence: '两人取证记录、服务记录' },
    ),
    made({ workdays: 1 }, 'handler', 'hearing', now => ({ outcome: 'waived', on: dayAhead(now, { workMinutes: 0 }) })),
    step({ workHours: 1 }, 'handler', 'propose-penalty', () => ({
      measures,
      reason: '按查明的情节、造成的影响和一贯表现提出，比条文所列更贴合责任大小',
    })),
    submitted({ workHours: 1 }, 'handler', fact),
    decided({ workHours: 2 }),
    made(
      { workHours: 3 },
      'gong.li',
      'penalty-notice',
      now => ({
        ...{ of, grade: level, sanctions: measures.map(one => one.kind), how: 'in-person' },
        servedOn: dayAhead(now, { workMinutes: 0 }),
      }),
      { reasons: fact },
    ),
  ]
}

const stories: readonly Story[] = [
  {
    ...{ daysAgo: 75, violation: 'caused-minor', of: 'person', subject: 'he.miao', head: 'tao.ran', level: 'minor' },
    fact: '答应当天回电没有回，客户第二天再次来电',
    measures: [{ kind: 'warning' }, { kind: 'talk', sanction: 'person-talk' }],
    after: [
      made({ workHours: 4 }, 'tao.ran', 'talk', now => ({ on: dayAhead(now, { workMinutes: 0 }) }), {
        content: '说明约定回电的重要性，下班前核对未回清单',
      }),
    ],
  },
  {
    ...{ daysAgo: 120, violation: 'caused-serious', of: 'person', subject: 'kang.le', head: 'jiang.ping', level: 'serious' },
    fact: '三次未按装车单核对护角，客户连续三批到货磕碰',
    measures: [{ kind: 'demotion', sanction: 'person-demotion', months: 6 }],
    after: [
      made(
        { workdays: 6 },
        'gong.li',
        'demotion',
        now => ({ from: dayAhead(now, { workMinutes: 0 }), until: dayAhead(now, { days: 175 }) }),
        { posts: '装车组长改为装车员，岗位工资按装车员执行' },
      ),
      made({ workdays: 60 }, 'kang.le', 'restoration-request', {}, { conduct: '三个月装车零磕碰，完成包装复训并带教两名新人' }),
    ],
  },
  {
    ...{ daysAgo: 60, violation: 'caused-serious', of: 'department', subject: 'sales', head: 'xie.fang', level: 'serious' },
    fact: '同一原因（确认单与下单色号不一致）一年内第三次引发严重投诉',
    measures: [{ kind: 'restriction', sanction: 'department-restriction' }],
    after: [
      step({ workdays: 6 }, 'ding.lin', 'set-restriction', now => ({
        ...{ how: 'less', from: dayAhead(now, { workMinutes: 0 }), caseKinds: ['complaint'], categories: ['contract-dispute'] },
        ...{ models: [], regions: [], what: '合同类投诉改由客服部牵头，直到确认单改为双人核对' },
      })),
    ],
  },
  {
    ...{ daysAgo: 8, violation: 'caused-general', of: 'person', subject: 'ma.ke', head: 'xie.fang', level: 'general' },
    fact: '报价漏算运费，客户投诉乱加价',
    measures: [
      { kind: 'fine', amountFen: 200_00 },
      { kind: 'self-criticism', sanction: 'person-points' },
    ],
    after: [],
  },
]

/** Penalties of the furniture maker whose measures are in effect, wait for the appeal, or are to be carried out. */
export async function playPenalties(ctx: Ctx, found: Found): Promise<void> {
  const login = (name: string) => idOf(found, name)
  for (const story of stories) {
    const then = new Date(Date.parse(ctx.now) - story.daysAgo * DAY_MS).toISOString()
    const hr = asPerson(ctx, login('gong.li'), then)
    const subject = story.of === 'person' ? login(story.subject) : found.departments.get(story.subject)!
    const line = await enterViolation(hr, {
      ...{ regulation: 'penal', violation: story.violation, of: story.of, subject, note: story.fact },
      on: localDateOf(ctx.rules.calendar, then),
    })
    const { id } = await openPenalty(hr, line, { investigators: [login('pei.yan'), login('luo.yi')] })
    await playSteps(ctx, id, [...toService(story), ...story.after], login, ctx.now, 20)
  }
}
