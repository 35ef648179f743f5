import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import type { PlainOf } from '../events/registry.ts'
import type { Text } from '../events/text.ts'
import { foldUntil } from './advance.ts'
import { dueUnder } from './apply-move.ts'
import { effectiveEvents } from './corrections.ts'
import type { DutyRule } from './pack.ts'
import { type Edition, type Rules, reachingBack } from './rules.ts'
import type { CaseState, OpenDuty } from './state.ts'

/** What a move does to one duty. `begins`: under the new edition its time would have gone by, so that it runs from the move. */
export type DutyMove = {
  readonly what: 'moves' | 'opens' | 'ends' | 'begins'
  readonly rule: string
  readonly before: Instant | null
  readonly after: Instant | null
}
type Data = PlainOf<'edition.moved'>
type Planned = { readonly data: Omit<Data, 'move'>; readonly duties: readonly DutyMove[] }

/**
 * What follows when an open case goes from its edition to another of the same regulation, at `now`. Its history is read as if the new
 * edition had been in force all along: from that come stage, evidence and duties. A duty that runs in both keeps its start and gets the
 * new due time; one that is overdue, or would be by the move, stays as it is: an edition does not reach back. Nothing is changed here.
 */
export function planMove(
  rules: Rules,
  state: CaseState,
  events: readonly CaseEvent[],
  to: Edition,
  now: Instant,
): { planned: Planned; refused?: never } | { planned?: never; refused: Text } {
  const from = rules.editions.find(e => e.key === state.edition)
  const lifecycle = to.lifecycles.get(state.kind)
  if (from?.pack.id !== to.pack.id || from.key === to.key)
    return { refused: { zh: '不按这部制度的旧版本办理', en: 'does not follow an older edition of this regulation' } }
  if (!lifecycle || !to.pack.primaryFor.includes(state.kind as never))
    return { refused: { zh: '新版本不管这类案件', en: 'the new edition does not govern this kind of case' } }
  if (state.level !== undefined && !to.rank.has(state.level))
    return { refused: { zh: '新版本没有这个等级，请先重新定级', en: 'the new edition does not know its level; grade it first' } }

  const own = events.filter(event => event.type !== 'edition.moved')
  const others = rules.editions.filter(e => e.pack.id !== to.pack.id)
  const under = foldUntil({ ...rules, editions: [...others, reachingBack(to)] }, effectiveEvents(own), now)!.state
  // A clock that a pause has stopped shows the moment of the pause.
  const isOver = (dueAt: Instant | null, rule: DutyRule | undefined) =>
    dueAt !== null && dueAt < (rule?.pausable ? (state.pausedSince ?? now) : now)
  const moves: DutyMove[] = []
  const data: Data['duties'] = []
  const wanted = Object.values(under.duties).filter(duty => duty.pack === to.pack.id)
  const running = Object.values(state.duties).filter(duty => duty.pack === to.pack.id && duty.edition !== to.key)
  for (const duty of running) {
    const before = duty.dueAt ?? null
    const followed = rules.editions.find(e => e.key === duty.edition)
    if (isOver(before, followed?.duties.get(duty.rule))) continue
    if (!wanted.some(one => isSameDuty(one, duty))) {
      moves.push({ what: 'ends', rule: duty.rule, before, after: null })
      data.push({ what: 'ends', rule: duty.rule, key: duty.key })
      continue
    }
    const after = dueUnder(rules, to, duty, state).dueAt ?? null
    if (isOver(after, to.duties.get(duty.rule))) continue
    if (after !== before) moves.push({ what: 'moves', rule: duty.rule, before, after })
    data.push({ what: 'moves', rule: duty.rule, key: duty.key })
  }
  const open = Object.values(state.duties)
  for (const duty of wanted.filter(one => !open.some(other => isSameDuty(one, other)))) {
    // A day of a repeated duty begins anew, and nobody is late the moment the edition changes.
    const isLate = isOver(duty.dueAt ?? null, to.duties.get(duty.rule))
    const what = isLate || duty.period !== undefined ? ('begins' as const) : ('opens' as const)
    moves.push({ what, rule: duty.rule, before: null, after: what === 'opens' ? (duty.dueAt ?? null) : null })
    data.push({ what, rule: duty.rule, start: startedBy(duty, to.duties.get(duty.rule), isLate) })
  }
  return {
    planned: {
      duties: moves,
      data: {
        regulation: to.pack.id,
        from: from.pack.edition as LocalDate,
        to: to.pack.edition as LocalDate,
        ...(lifecycle.stages.some(stage => stage.id === state.stage) ? {} : { stage: under.stage }),
        evidence: Object.entries(under.evidence).map(([id, seen]) => ({ id, ...seen })),
        starts: Object.entries(under.starts).flatMap(([rule, { event, at }]) =>
          rule.startsWith(`${to.pack.id}:`) && !(rule in state.starts) ? [{ rule, event, at }] : [],
        ),
        stops: Object.entries(under.stops).flatMap(([rule, at]) =>
          rule.startsWith(`${to.pack.id}:`) && !(rule in state.stops) && !(rule in state.starts) ? [{ rule, at }] : [],
        ),
        duties: data,
      },
    },
  }
}

/** Where a rule has a duty for each thing or each request, another one's is another duty. */
const isSameDuty = (one: OpenDuty, other: OpenDuty): boolean =>
  one.pack === other.pack && one.rule === other.rule && one.item === other.item && one.about === other.about

/** What started a duty that only the new edition has, with what it is about. A time that its event named and that has gone by is not taken along. */
function startedBy(duty: OpenDuty, rule: DutyRule | undefined, isLate: boolean): NonNullable<Data['duties'][number]['start']> {
  const { item, owner, dueAt, about } = duty
  return {
    ...{ event: duty.startEvent, at: duty.startAt },
    ...(item !== undefined && { item }),
    ...(rule?.each?.person !== undefined && owner !== undefined && { owner }),
    ...(rule?.each?.dueAt !== undefined && dueAt !== undefined && !isLate && { dueAt }),
    ...(about !== undefined && { about, ...(owner !== undefined && { owner }) }),
  }
}
