import { isParty } from '../../../engine/permissions.ts'
import { hopsFor } from '../../../engine/routes.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { type Ctx, notPeople } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { holdersOf, presentInstead } from '../../organisation/roster.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

type Receiver = { role: string; person: string }

/** Which hop of the reporting line this person's report is, and who receives it. Nobody to receive it: `report.nobody-to-receive`, a task for the administrator. */
export function hopFor(ctx: Ctx, record: OpenedCase, about: 'report' | 'result'): { hop: string; to: Receiver[] } {
  const edition = editionNamed(ctx.rules, record.state.edition)
  const hops = hopsFor(edition, record.state, about)
  const hop = hops.find(h => notPeople.has(ctx.actor.person) || h.from.some(party => isParty(ctx.actor, party, record.state)))
  if (!hop) throw refuse('report.not-your-hop', hops[0] ? { clause: hops[0].clause } : {})
  const to = hop.to.flatMap(party => {
    const holders = holdersOf(ctx.roster, party, record.state)
    const present = [...new Set(holders.flatMap(id => presentInstead(ctx.roster, id) ?? []))]
    return present
      .slice(0, 1)
      .map(person => ({ role: 'role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone', person }))
  })
  if (to.length < hop.to.length) throw refuse('report.nobody-to-receive', { clause: hop.clause })
  return { hop: hop.id, to }
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
