import type { Party } from '../../../engine/pack.ts'
import { isParty } from '../../../engine/permissions.ts'
import { hopsFor } from '../../../engine/routes.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { type Ctx, notPeople } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { holdersOf, presentInstead } from '../../organisation/roster.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

type Receiver = { role: string; person: string }

/**
 * Which hop of the reporting line this person's report is, and who receives it: the first hop of theirs that leads to somebody else, so that
 * a department head who found the anomaly reports to the deputy leader and not to themselves. Nobody to receive it: `report.nobody-to-receive`.
 */
export function hopFor(ctx: Ctx, record: OpenedCase, about: 'report' | 'result'): { hop: string; to: Receiver[] } {
  const edition = editionNamed(ctx.rules, record.state.edition)
  const hops = hopsFor(edition, record.state, about)
  const mine = hops.filter(h => notPeople.has(ctx.actor.person) || h.from.some(party => isParty(ctx.actor, party, record.state)))
  if (mine.length === 0) throw refuse('report.not-your-hop', hops[0] ? { clause: hops[0].clause } : {})
  const lines = mine.map(hop => ({ hop, to: hop.to.flatMap(party => receiverOf(ctx, record, party)) }))
  const line = lines.find(({ to }) => to.some(r => r.person !== ctx.actor.person)) ?? lines[0]!
  if (line.to.length < line.hop.to.length) throw refuse('report.nobody-to-receive', { clause: line.hop.clause })
  return { hop: line.hop.id, to: line.to }
}

/** The present holder of a post on the line, or whoever stands in; nobody where there is none. */
function receiverOf(ctx: Ctx, record: OpenedCase, party: Party): Receiver[] {
  const holders = holdersOf(ctx.roster, party, record.state).flatMap(id => presentInstead(ctx.roster, id) ?? [])
  const role = 'role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone'
  return holders.slice(0, 1).map(person => ({ role, person }))
}

/** 分级上报 (A8.2): details, first judgement, demand and measures taken, all four or refused; done when every receiver has acknowledged it. */
export const report: ActFile = {
  act: 'report',
  fill: (ctx, record) => ({ level: record.state.level ?? '', ...hopFor(ctx, record, 'report') }),
}

/** 逆向反馈 (A8.6): the result goes back up the line. */
export const reportResult: ActFile = {
  act: 'report-result',
  fill: (ctx, record) => ({ level: record.state.level ?? '', ...hopFor(ctx, record, 'result') }),
}

/** 确认收到上报: the last receiver's word ends the reporting duty. */
export const acknowledge: ActFile = {
  act: 'acknowledge',
  fill(ctx, record, input) {
    const waiting = record.state.reports[String(input.report)]
    if (!waiting) throw refuse('report.not-to-you')
    return {
      about: waiting.about,
      hop: waiting.hop,
      level: waiting.level,
      roles: waiting.waiting.filter(w => w.person === ctx.actor.person).map(w => w.role),
      all: waiting.waiting.every(w => w.person === ctx.actor.person),
    }
  },
}
