import type { CaseState } from '../../../engine/state.ts'
import { type Ctx, systemActor } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { isSuperiorOf } from '../../organisation/superiors.ts'
import { mustBeFreeToTake } from '../../penalties/restricted-business.ts'
import { mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'

/** Whether somebody goes as one whom another department has lent (equip 15), and by whom. */
export function lentNow({ roster }: Ctx, person: unknown): { isBorrowed?: true; borrowedFrom?: string } {
  const borrowed = roster.people.get(String(person))?.borrowed
  return borrowed === undefined ? {} : { isBorrowed: true, borrowedFrom: borrowed.from.id }
}

/** 指定专人处置 (A8.3, general). */
export const assign: ActFile = {
  act: 'assign',
  async fill(ctx, record, input) {
    const previous = record.state.people.handler?.[0]
    const department = ctx.roster.people.get(String(input.person))?.department ?? record.state.department
    const restricted = await mustBeFreeToTake(ctx, record, department)
    return {
      ...(previous === undefined ? {} : { previous }),
      ...(restricted === undefined ? {} : { restricted: true }),
      ...lentNow(ctx, input.person),
    }
  },
}

/** 组建临时处置团队 (A8.3, larger): an owner, members and time nodes. */
export const formTeam: ActFile = {
  act: 'form-team',
  fill(_ctx, _record, input) {
    if ((input.nodes as unknown[]).length !== (input.nodeTimes as unknown[]).length) throw refuse('team.nodes-without-times')
    return {}
  },
}

/** 会议 (A8.3, A11). */
export const holdMeeting: ActFile = {
  act: 'hold-meeting',
  fill(_ctx, _record, input) {
    // Everything after the emergency meeting is owned by whom it names.
    if (input.meeting === 'emergency' && input.owner === undefined) throw refuse('meeting.owner-missing')
    return {}
  },
}

/** Only the holder or a superior of theirs hands over (`hand-over.not-yours`). */
export function mustBeMineToPassOn(ctx: Ctx, from: string): void {
  // The system itself does at a planned end (decision 0016).
  if (ctx.actor.person === systemActor.person) return
  if (ctx.actor.person !== from && !isSuperiorOf(ctx.roster, ctx.actor, from)) throw refuse('hand-over.not-yours')
}

/** 责任交接: the duties of one case go to somebody else; where they go from the handler, so does the case. */
export const handOver: ActFile = {
  act: 'hand-over',
  fill(ctx, record, input) {
    mustBeStaff(ctx, [input.to])
    if (input.from === input.to) throw refuse('hand-over.same-person')
    const { duties, requests, reports } = passedOn(record.state, String(input.from), String(input.to))
    const holds = (asked: unknown, held: readonly string[]) => ((asked ?? []) as string[]).every(id => held.includes(id))
    if (!holds(input.duties, duties) || !holds(input.requests, requests) || !holds(input.reports, reports))
      throw refuse('hand-over.not-held')
    mustBeMineToPassOn(ctx, String(input.from))
    const handler = Object.values(record.state.people).some(people => people.includes(String(input.from)))
    if (!handler && [input.duties, input.requests, input.reports].every(list => ((list ?? []) as string[]).length === 0))
      throw refuse('hand-over.not-held')
    return { handler, ...(handler ? lentNow(ctx, input.to) : {}) }
  },
}

/** What of a case a person can pass on to another: their open duties, the submissions that wait for their decision, the reports that wait for their receipt. Nobody gets to decide on their own submission. */
export function passedOn(
  state: CaseState,
  from: string,
  to: string,
): { duties: string[]; requests: string[]; reports: string[] } {
  return {
    duties: Object.values(state.duties).flatMap(d => (d.owner === from ? [d.key] : [])),
    requests: Object.entries(state.requests).flatMap(([id, r]) =>
      r.by !== to && r.steps.slice(r.step).some(s => s.people.some(p => p.person === from)) ? [id] : [],
    ),
    reports: Object.entries(state.reports).flatMap(([id, r]) => (r.waiting.some(w => w.person === from) ? [id] : [])),
  }
}
