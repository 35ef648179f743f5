import type { PenaltyMeasure } from '../events/penalty-events.ts'
import { lockCase } from '../server/cases/case-record.ts'
import { idOf } from '../server/demo/company.ts'
import { addEvent, type EventDraft } from '../server/events/add-event.ts'
import { flush } from '../server/events/flush.ts'
import { newWork } from '../server/events/work.ts'
import type { StandingCompany } from './demo-company.ts'
import type { Worker } from './factories.ts'

/** Who acts in these tests, by the names that the organisation knows them by. */
export type Cast = {
  as(name: string): Worker
  id(name: string): string
  now(): string
  /** Human resources. */
  readonly hr: string
}
/** The furniture maker's people by their logins. */
const castOf = (firm: StandingCompany): Cast => ({
  ...{ as: login => firm.as(login), id: login => idOf(firm.found, login), now: () => firm.clock.now(), hr: 'gong.li' },
})

/** An event as it would follow from an act, whatever gates a regulation sets before it: for tests of what comes after. */
export const happen = (firm: Pick<Cast, 'as'>, login: string, caseId: string, draft: object): Promise<string> =>
  firm.as(login).do(async ctx => {
    const [work, record] = [newWork(), await lockCase(ctx, caseId)]
    const { event } = addEvent(ctx, work, record, draft as EventDraft)
    await flush(ctx, work)
    return event.id
  })

type Wish = {
  /** Whom it is about: a person's login, or a department's id. */
  readonly person?: string
  readonly department?: string
  readonly regulation?: 'penal' | 'furn'
  readonly grade?: string
  readonly violation?: string
  readonly clause?: string
  readonly measures: readonly PenaltyMeasure[]
  /** Logins of those who decided, each alone sufficient. */
  readonly deciders?: readonly string[]
  readonly servedOn?: string
}

/** A penalty of the furniture maker that human resources opened, that was decided, and served where a day is given. */
export const aPenalty = (firm: StandingCompany, wish: Wish): Promise<string> => aPenaltyOf(castOf(firm), wish)

/** The same for any organisation with both regulations. */
export async function aPenaltyOf(cast: Cast, wish: Wish): Promise<string> {
  const { person, department, regulation = 'penal', grade = 'serious', violation = 'caused-serious', clause = '四(一)3' } = wish
  const subject = person === undefined ? department! : cast.id(person)
  const of = person === undefined ? 'department' : 'person'
  const { id } = await cast
    .as(cast.hr)
    .register({ kind: 'penalty', title: '处罚', description: '检测报告未复核', channel: 'internal' })
  const on = cast.now().slice(0, 10)
  const event = (login: string, type: string, plain: object, sealed: object = {}) =>
    happen(cast, login, id, { type, plain, sealed })
  await event(cast.hr, 'violation.cited', {
    ...{ regulation, violation, of, subject, on, edition: `${regulation}@2026-01-01`, grade, clause },
    people: person === undefined ? [] : [subject],
  })
  await event(cast.hr, 'penalty.proposed', {
    ...{ measures: wish.measures, edition: `${regulation}@2026-01-01`, grade, times: 1, computed: [], departs: false, open: [] },
  })
  const deciders = (wish.deciders ?? ['ding.lin', 'gao.yuan']).map(login => ({ login, person: cast.id(login) }))
  const request = await event(
    cast.hr,
    'matter.submitted',
    {
      round: 1,
      route: [
        {
          id: 'management',
          mode: 'all',
          clause: '四',
          people: deciders.map(one => ({ person: one.person, role: 'management' })),
        },
      ],
    },
    { proposal: '按条文处罚' },
  )
  for (const [at, { login }] of deciders.entries()) {
    const isLast = at === deciders.length - 1
    await event(login, 'approval.decided', {
      ...{
        request,
        subject: 'matter',
        step: 'management',
        decision: 'approve',
        outcome: isLast ? 'approved' : 'open',
        final: isLast,
      },
    })
  }
  if (wish.servedOn !== undefined)
    await event(
      cast.hr,
      'record.made',
      { record: 'penalty-notice', values: { of, servedOn: wish.servedOn, ...(person === undefined ? {} : { person: subject }) } },
      { texts: { reasons: '见决定' } },
    )
  return id
}

/** An appeal against it that was accepted, reviewed and approved. */
export async function anAppealDecided(firm: StandingCompany, id: string, login: string, result: object): Promise<void> {
  const made = (by: string, record: string, values: object, texts: object = {}) =>
    happen(firm, by, id, { type: 'record.made', plain: { record, values }, sealed: { texts } })
  await made(login, 'appeal', { filedOn: firm.clock.now().slice(0, 10), newEvidence: true }, { grounds: '系统记录可证' })
  await made('gong.li', 'appeal-acceptance', { accepted: true })
  const people = [{ person: idOf(firm.found, 'gao.yuan'), role: 'general-manager' }]
  const request = await happen(firm, 'gong.li', id, {
    type: 'review.submitted',
    plain: { ...result, round: 1, route: [{ id: 'gm', mode: 'all', clause: '8.4.2(2)', people }] },
    sealed: { reasons: '复议组核实' },
  })
  await happen(firm, 'gao.yuan', id, {
    type: 'approval.decided',
    plain: { request, subject: 'review', step: 'gm', decision: 'approve', outcome: 'approved', final: true },
    sealed: {},
  })
}
