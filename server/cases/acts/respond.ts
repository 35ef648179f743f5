import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'

/** Everybody named must be on the staff of this organisation. */
export function mustBeStaff(ctx: Ctx, people: readonly unknown[]): void {
  for (const id of people) if (typeof id !== 'string' || !ctx.roster.people.has(id)) throw refuse('person.not-found')
}

/** 指定专人处置 (A8.3, general). */
export const assign: ActFile = {
  act: 'assign',
  fill(ctx, record, input) {
    mustBeStaff(ctx, [input.person])
    const previous = record.state.people.handler?.[0]
    return previous === undefined ? {} : { previous }
  },
}

/** 组建临时处置团队 (A8.3, larger): an owner, members and time nodes. */
export const formTeam: ActFile = {
  act: 'form-team',
  fill(ctx, _record, input) {
    mustBeStaff(ctx, [input.owner, ...(input.members as unknown[])])
    if ((input.nodes as unknown[]).length !== (input.nodeTimes as unknown[]).length) throw refuse('team.nodes-without-times')
    return {}
  },
}

/** 会议 (A8.3, A11): attendees are staff. */
export const holdMeeting: ActFile = {
  act: 'hold-meeting',
  fill(ctx, _record, input) {
    mustBeStaff(ctx, [...(input.attendees as unknown[]), ...(input.owner === undefined ? [] : [input.owner])])
    return {}
  },
}

/** 驻场 (A11). */
export const postOnSite: ActFile = {
  act: 'post-on-site',
  fill(ctx, _record, input) {
    mustBeStaff(ctx, [input.person])
    return {}
  },
}

/** 责任交接: the duties of one case go to somebody else; where they go from the handler, so does the case. */
export const handOver: ActFile = {
  act: 'hand-over',
  fill(ctx, record, input) {
    mustBeStaff(ctx, [input.to])
    if (input.from === input.to) throw refuse('hand-over.same-person')
    const held = (input.duties as string[]).filter(key => record.state.duties[key]?.owner === input.from)
    if (held.length !== (input.duties as string[]).length) throw refuse('hand-over.not-held')
    const isOwn = ctx.actor.person === input.from
    const isSuperior = ctx.actor.roles.some(r => ['department-head', 'deputy-leader', 'leader', 'administrator'].includes(r.role))
    if (!isOwn && !isSuperior) throw refuse('hand-over.not-yours')
    return { handler: ['handler', 'team-owner'].some(role => record.state.people[role]?.includes(String(input.from))) }
  },
}
