import { decidersOf } from '../../engine/approvals/request.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import type { StandingCompany } from '../../test/demo-company.ts'
import { performAct } from '../cases/perform-act.ts'
import { enterViolation, openPenalty } from '../violations/settle-violation.ts'
import { viewPenalty } from './view-penalty.ts'

const why = '按调查查明的情节、责任大小和一贯表现提出，理由写在报告里'
/** A file that somebody uploaded and attached to a case. */
export const attached = (firm: StandingCompany, login: string, caseId: string) =>
  firm.as(login).do(async ctx => {
    const id = ctx.newId()
    await ctx.tx
      .insertInto('files')
      .values({
        ...{ org_id: ctx.org, id, case_id: null, name: '材料.png', size: 1, mime: 'image/png', sha256: 'c'.repeat(64) },
        ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
      })
      .execute()
    await performAct(ctx, caseId, { type: 'attach', data: { file: id } })
    return id
  })

type About = {
  readonly violation: string
  readonly of: 'person' | 'department'
  readonly subject: string
  readonly measures: PenaltyMeasure[]
  readonly grade?: string
  /** The head who takes evidence: whoever heads the department of the case. */
  readonly head: string
}

/** A penalty at the furniture maker, through every step to the service of the decision; gives its case. */
export async function aServedPenalty(firm: StandingCompany, about: About): Promise<string> {
  const id = (login: string) => firm.found.staff.get(login)!
  const today = firm.clock.now().slice(0, 10) as LocalDate
  const subject = about.of === 'person' ? id(about.subject) : firm.found.departments.get(about.subject)!
  const line = await firm.as('gong.li').do(ctx =>
    enterViolation(ctx, {
      ...{ regulation: 'penal', violation: about.violation, of: about.of, subject, on: today, note: '客户投诉查实' },
    }),
  )
  const opened = await firm.as('gong.li').do(ctx => openPenalty(ctx, line, { investigators: [id('pei.yan'), id('luo.yi')] }))
  const act = (login: string, type: Parameters<ReturnType<typeof firm.as>['act']>[1], data: object) =>
    firm.as(login).act(opened.id, type, data as never)
  const made = (login: string, record: string, values: object, texts: object = {}) =>
    act(login, 'make-record', { record, values, texts })
  const level = (await firm.as('gong.li').view(opened.id)).level
  await act('pei.yan', 'classify', { level: level ?? 'general', facts: {} })
  await made(about.head, 'evidence-taken', { firstWitness: id('pei.yan'), secondWitness: id('luo.yi') }, { evidence: '记录' })
  for (const login of ['pei.yan', 'luo.yi']) await made(login, 'witness-evidence', {}, { seen: '查实' })
  await act('pei.yan', 'investigate', { checked: ['interviews'], causeClass: 'human', findings: '查实', rootCause: '未复核' })
  await made(
    'pei.yan',
    'allegation-notice',
    { hearingOn: today, servedOn: today, how: 'system' },
    { alleged: '事实', evidence: '证据' },
  )
  await made('pei.yan', 'hearing', { outcome: 'waived', on: today })
  await act('pei.yan', 'propose-penalty', { measures: about.measures, reason: why })
  await act('pei.yan', 'submit-matter', { proposal: '请决定' })
  await everybodyDecides(firm, opened.id)
  await made(
    'gong.li',
    'penalty-notice',
    {
      ...{ of: about.of, grade: about.grade ?? 'general', servedOn: today, how: 'in-person' },
      sanctions: about.measures.map(one => one.kind),
    },
    { reasons: '事实清楚' },
  )
  return opened.id
}

/** Whoever is asked approves, until nobody is left. */
export async function everybodyDecides(firm: StandingCompany, caseId: string): Promise<void> {
  for (let turn = 0; turn < 9; turn++) {
    const waiting = await firm.as('gong.li').do(async ctx => {
      const { state } = await ctx.tx
        .selectFrom('cases')
        .select('state')
        .where('org_id', '=', ctx.org)
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      const [request, open] = Object.entries(state.requests)[0] ?? []
      return open === undefined ? undefined : { request, person: decidersOf(open)[0]! }
    })
    if (waiting === undefined) return
    const login = [...firm.found.staff].find(([, person]) => person === waiting.person)![0]
    await firm.as(login).act(caseId, 'decide', { request: waiting.request!, decision: 'approve', reason: '同意' })
  }
}

/** Kind and state of every measure, as the file of the penalty says. */
export const statesOf = async (firm: StandingCompany, caseId: string) =>
  (await firm.as('gong.li').do(ctx => viewPenalty(ctx, caseId))).measures.map(one => [one.kind, one.state])
