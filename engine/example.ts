import type { Instant } from '../events/instant.ts'
import { fold, pass } from './advance.ts'
import { isWithin, limitOf } from './approvals/limits.ts'
import { addDuration } from './calendar/add.ts'
import type { Calendar } from './calendar/calendar.ts'
import { localDateOf, localTextOf, startOfDay } from './calendar/days.ts'
import { partyName } from './conditions.ts'
import { type Of, type Ran, someone, tryGate, tryPermit } from './example-acts.ts'
import { at, eventsTold } from './example-events.ts'
import { runMeasure } from './example-measures.ts'
import { tableOf } from './grading.ts'
import type { Example, ToldEvent } from './pack.ts'
import { periodHolding } from './period-dates.ts'
import { reportDueAt } from './periods.ts'
import { isParty } from './permissions.ts'
import { archiveList, formsFor, hopsFor, retentionFor, routesTaken } from './routes.ts'
import type { Edition, Rules } from './rules.ts'
import { dutyStateAt, type OpenDuty } from './state.ts'
import { decideTable } from './tables/decide.ts'

/**
 * What an example says and what the engine makes of it, in the same shape: the example holds where both are equal.
 * `rules` may hold other editions too (the primary one of a pack that has no lifecycle); `edition` is the one whose example it is.
 */
export function runExample(rules: Rules, edition: Edition, e: Example): Ran {
  switch (e.type) {
    case 'duty':
      return runDuty(rules, edition, e)
    case 'table': {
      const table = tableOf(edition, e.rule.split('/')[0]!)
      const rows = table && decideTable(table, e.given).rows.map(row => row.id)
      return { said: e.rows.toSorted(), came: rows?.sort() }
    }
    case 'gate':
      return tryGate(rules, edition, e)
    case 'permit':
      return tryPermit(edition, e)
    case 'route':
      return runRoute(edition, e)
    case 'limit': {
      const limit = limitOf(edition, e, e.subject, e.role)
      return {
        said: { rule: e.rule, allowed: e.allowed },
        came: { rule: limit?.id, allowed: isWithin(limit?.belowFen, e.amountFen) },
      }
    }
    case 'hop': {
      const { actor, people } = someone(e.from)
      const hop = hopsFor(edition, e, e.about).find(h => h.from.some(party => isParty(actor, party, { people })))
      return { said: { rule: e.rule, to: e.to }, came: { rule: hop?.id, to: hop?.to.map(partyName) } }
    }
    case 'form':
      return { said: e.prints, came: formsFor(edition, e).find(f => f.id === e.rule)?.title.zh }
    case 'archive': {
      const line = archiveList(rules, folded(rules, e.events).state).find(l => l.item.id === e.rule)
      return { said: e.there, came: line && line.event !== undefined }
    }
    case 'retention': {
      const rule = retentionFor(edition, e).find(r => r.id === e.rule)
      const archived = startOfDay(rules.calendar, e.archivedOn)
      const until = rule && localDateOf(rules.calendar, addDuration(rules.calendar, archived, rule.keep).dueAt)
      return { said: e.keptUntil, came: until }
    }
    case 'periodic': {
      const rule = edition.pack.periodic.find(p => p.id === e.rule)
      const said = { covers: e.covers, owner: e.owner, to: e.to, due: e.due }
      if (!rule) return { said, came: undefined }
      const period = periodHolding(rule.every, e.on)
      const due = localMinute(rules.calendar, reportDueAt(rules.calendar, rule, period))
      return { said, came: { covers: [period.start, period.end], owner: partyName(rule.owner), to: rule.to.map(partyName), due } }
    }
    default:
      return runMeasure(rules, edition, e)
  }
}

/** The rule's own steps, where the submission goes through it: as the base route, or as an overlay around one. */
function runRoute(edition: Edition, e: Of<'route'>): Ran {
  const taken = routesTaken(edition, e, e.subject, e.data, e.form)
  const overlays = [...(taken?.before ?? []), ...(taken?.after ?? [])]
  const route = overlays.find(one => one.id === e.rule) ?? taken?.base
  const steps = route?.steps.map((step, at) => ({
    by: step.by.map(partyName),
    passes: step.quorum ? `${step.quorum.need}/${step.quorum.of}` : step.mode,
    ...(e.steps[at]?.within === undefined ? {} : { within: step.within }),
  }))
  const said = { rule: e.rule, steps: e.steps, ...(e.around === undefined ? {} : { around: e.around }) }
  const around = { around: overlays.map(one => one.id) }
  return { said, came: { rule: route?.id, steps, ...(e.around === undefined ? {} : around) } }
}

/** `2026-02-13 23:50` on the calendar's clock as an instant, and back. */
const localMinute = (calendar: Calendar, moment: Instant) => localTextOf(calendar, moment).slice(0, 16).replace('T', ' ')

function folded(rules: Rules, events: readonly ToldEvent[]) {
  const result = fold(rules, eventsTold(rules.calendar, events))
  if (!result) throw new Error('an example without events')
  return result
}

function runDuty(rules: Rules, edition: Edition, e: Of<'duty'>): Ran {
  const clocks = clocksOf(rules, edition, e)
  if (e.state === 'none') return { said: [], came: clocks }
  const due = e.due === undefined ? undefined : at(rules.calendar, e.due)
  const said = { state: e.state, ...(due === undefined ? {} : { due }), provisional: e.provisional ?? false }
  return { said, came: (due === undefined ? undefined : clocks.find(c => c.due === due)) ?? clocks.at(-1) }
}

type Clock = { readonly state: string; readonly due?: Instant; readonly provisional: boolean }
/** What the clocks of a duty show: every instance, the ones that ended included, in the order they opened. */
function clocksOf(rules: Rules, edition: Edition, { rule, events, now }: Of<'duty'>): Clock[] {
  const moment = at(rules.calendar, now)
  const before = folded(rules, events)
  const { state, changes } = pass(rules, before.state, moment)
  const shown = new Map<string, Clock>()
  const show = (duty: OpenDuty, as: string) =>
    shown.set(duty.key, { state: as, ...(duty.dueAt === undefined ? {} : { due: duty.dueAt }), provisional: duty.provisional })
  const isOurs = (duty: OpenDuty) => duty.rule === rule && duty.edition === edition.key
  for (const change of [...before.changes, ...changes])
    if ('duty' in change && isOurs(change.duty)) show(change.duty, change.kind === 'duty-closed' ? change.outcome : 'open')
  for (const duty of Object.values(state.duties).filter(isOurs))
    show(duty, dutyStateAt(duty, state, edition.duties.get(rule)!.pausable, moment))
  return [...shown.values()]
}
