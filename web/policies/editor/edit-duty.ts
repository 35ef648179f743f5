import type { DutyRule, Pack, Party, Trigger } from '../../../engine/pack.ts'
import type { Duration, DurationUnit } from '../../../events/duration.ts'
import { type Act, eventDefinition } from '../../../events/registry.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changedAt, changeRule, rulesOf, without } from './edit-pack.ts'

export type Rung = NonNullable<DutyRule['escalate']>[number]

/** A duration of so many of a unit. Days, workdays, months and years are whole. */
export function durationOf(amount: number, unit: DurationUnit): Duration {
  const isWhole = unit === 'days' || unit === 'workdays' || unit === 'months' || unit === 'years'
  // One key, the unit: the shape of a Duration.
  return { [unit]: isWhole ? Math.max(1, Math.round(amount)) : Math.max(0, amount) } as Record<'minutes', number>
}

/** The acts that would pull these triggers: what the inbox offers whoever owes the duty. */
export function actsOf(triggers: readonly Trigger[]): Act[] {
  const acts = triggers.flatMap(trigger => {
    const act = eventDefinition(trigger.on)?.act
    // Safe: the acts of the registry are exactly these.
    return act === undefined ? [] : [act as Act]
  })
  return [...new Set(acts)]
}

const firstRole = (pack: Pack): Party => {
  const [role] = pack.roles
  return role === undefined ? { caseRole: 'handler' } : { role: role.id }
}

/** The pack with a new duty of this title under a clause: from the case's opening to the reply, within two working hours, until people say otherwise. */
export function addDuty(pack: Pack, clause: string, title: string): { pack: Pack; id: string } {
  const id = idFor(title, idsOf(pack))
  const [kind] = pack.primaryFor
  const rule: DutyRule = {
    id,
    clause,
    title: { zh: title },
    meaning: id,
    ...(kind === undefined ? {} : { kinds: [kind] }),
    start: [{ on: 'case.opened' }],
    stop: [{ on: 'customer.replied' }],
    within: { workHours: 2 },
    owner: firstRole(pack),
    pausable: true,
    acts: ['reply'],
  }
  return { pack: addRule(pack, 'duties', rule), id }
}

const dutyOf = (pack: Pack, id: string) => rulesOf(pack, 'duties').find(duty => duty.id === id)

/** Done when one of these happens; the acts that do it follow from them. */
export function setStop(pack: Pack, id: string, stop: DutyRule['stop']): Pack {
  const acts = actsOf(stop)
  const duty = dutyOf(pack, id)
  if (duty === undefined) return pack
  return changeRule(pack, 'duties', id, { stop, acts: acts.length === 0 ? duty.acts : acts })
}

/** A rung more on the ladder: an hour after the last one, to a role of the pack. */
export function addRung(pack: Pack, id: string): Pack {
  const duty = dutyOf(pack, id)
  if (duty === undefined) return pack
  const ladder = duty.escalate ?? []
  const rung: Rung = { clause: duty.clause, after: durationOf(ladder.length + 1, 'hours'), to: firstRole(pack) }
  return changeRule(pack, 'duties', id, { escalate: [...ladder, rung] })
}
export function changeRung(pack: Pack, id: string, at: number, change: Partial<Rung>): Pack {
  const ladder = dutyOf(pack, id)?.escalate ?? []
  return changeRule(pack, 'duties', id, { escalate: changedAt(ladder, at, rung => ({ ...rung, ...change })) })
}
/** The ladder without a rung; without the last one there is no ladder. */
export function removeRung(pack: Pack, id: string, at: number): Pack {
  const left = without(dutyOf(pack, id)?.escalate ?? [], at)
  return changeRule(pack, 'duties', id, { escalate: left.length === 0 ? undefined : left })
}
