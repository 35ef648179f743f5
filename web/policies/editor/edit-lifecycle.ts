import type { Lifecycle, Pack, Trigger } from '../../../engine/pack.ts'
import type { CaseKind } from '../../../events/case-words.ts'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, type Change, changedAt, changeRule, type Mention, mentionsOf, moved, withChange, without } from './edit-pack.ts'

export type Stage = Lifecycle['stages'][number]
export type WayBack = Lifecycle['reopen'][number]

/** The stages of a kind of case in this regulation; undefined where it gives none. */
export function lifecycleOf(pack: Pack, kind: string): Lifecycle | undefined {
  return pack.lifecycles.find(one => one.kind === kind)
}

/** Over with: a customer's case when it is archived, a matter of the company when it is closed, and any when it is merged into another. */
function endOf(kind: CaseKind): Trigger[] {
  return [{ on: isCustomerKind(kind) ? 'case.archived' : 'matter.closed' }, { on: 'case.merged' }]
}

/**
 * The pack with a stage more for a kind of case, before the last one. A kind without stages gets them: registered, this one, and
 * reopened to the first; the regulation then governs the kind.
 */
export function addStage(
  pack: Pack,
  clause: string,
  kind: CaseKind,
  title: string,
  on: Trigger,
): { pack: Pack; id: string; stage: string } {
  const taken = new Set(idsOf(pack))
  const idOf = (name: string) => {
    const id = idFor(name, taken)
    taken.add(id)
    return id
  }
  const stage: Stage = { id: idOf(title), title: { zh: title }, clause, enter: [on] }
  const known = lifecycleOf(pack, kind)
  if (known !== undefined) {
    const stages = [...known.stages.slice(0, -1), stage, ...known.stages.slice(-1)]
    return { pack: changeRule(pack, 'lifecycles', kind, { stages }), id: kind, stage: stage.id }
  }
  const other: Stage =
    on.on === 'case.opened'
      ? { id: idOf('办结'), title: { zh: '办结', en: 'Closed' }, clause, enter: endOf(kind).slice(0, 1) }
      : { id: idOf('登记'), title: { zh: '登记', en: 'Registered' }, clause, enter: [{ on: 'case.opened' }] }
  const stages = on.on === 'case.opened' ? [stage, other] : [other, stage]
  const [first] = stages
  const lifecycle: Lifecycle = {
    kind,
    clause,
    stages,
    end: endOf(kind),
    reopen: first === undefined ? [] : [{ on: 'case.reopened', stage: first.id }],
  }
  const primaryFor = pack.primaryFor.includes(kind) ? pack.primaryFor : [...pack.primaryFor, kind]
  return { pack: addRule({ ...pack, primaryFor }, 'lifecycles', lifecycle), id: kind, stage: stage.id }
}

function changeLifecycle(pack: Pack, kind: string, change: (lifecycle: Lifecycle) => Change<Lifecycle>): Pack {
  const lifecycle = lifecycleOf(pack, kind)
  return lifecycle === undefined ? pack : changeRule(pack, 'lifecycles', kind, change(lifecycle))
}

export function changeStage(pack: Pack, kind: string, at: number, change: Change<Stage>): Pack {
  return changeLifecycle(pack, kind, ({ stages }) => ({ stages: changedAt(stages, at, one => withChange(one, change)) }))
}
export function moveStage(pack: Pack, kind: string, at: number, by: -1 | 1): Pack {
  return changeLifecycle(pack, kind, ({ stages }) => ({ stages: moved(stages, at, by) }))
}

/** The ways back that lead to a stage. */
export function usersOfStage({ reopen }: Lifecycle, stage: string): WayBack[] {
  return reopen.filter(back => back.stage === stage)
}
/** Stages without one; one to which a way back leads stays, and so do the last two. */
export function removeStage(pack: Pack, kind: string, at: number): Pack {
  const lifecycle = lifecycleOf(pack, kind)
  const stage = lifecycle?.stages[at]
  if (lifecycle === undefined || stage === undefined) return pack
  if (lifecycle.stages.length <= 2 || usersOfStage(lifecycle, stage.id).length > 0) return pack
  return changeRule(pack, 'lifecycles', kind, { stages: without(lifecycle.stages, at) })
}

/** A way back more: what this is, and to the first stage, until people say otherwise. */
export function addWayBack(pack: Pack, kind: string, on: Trigger): Pack {
  return changeLifecycle(pack, kind, ({ stages: [first], reopen }) => ({
    reopen: first === undefined ? reopen : [...reopen, { ...on, stage: first.id }],
  }))
}
/** What leads back to the stage of a way back: several events are several ways back to it. */
export function setWayBackEvents(pack: Pack, kind: string, at: number, events: readonly Trigger[]): Pack {
  return changeLifecycle(pack, kind, ({ reopen }) => ({
    reopen: reopen.flatMap((back, i) => (i === at ? events.map(event => ({ ...event, stage: back.stage })) : [back])),
  }))
}
export function setWayBackStage(pack: Pack, kind: string, at: number, stage: string): Pack {
  return changeLifecycle(pack, kind, ({ reopen }) => ({ reopen: changedAt(reopen, at, back => ({ ...back, stage })) }))
}
export function removeWayBack(pack: Pack, kind: string, at: number): Pack {
  return changeLifecycle(pack, kind, ({ reopen }) => ({ reopen: without(reopen, at) }))
}

/** Rules that are about this kind of case alone or among others: without its stages nothing would happen to it. */
export function usersOfLifecycle(pack: Pack, kind: string): Mention[] {
  return mentionsOf(pack, kind, ['kinds'])
}
/** The pack without the stages of a kind, which it then governs no longer; while rules are about the kind they stay. */
export function removeLifecycle(pack: Pack, kind: string): Pack {
  if (usersOfLifecycle(pack, kind).length > 0) return pack
  return {
    ...pack,
    primaryFor: pack.primaryFor.filter(one => one !== kind),
    lifecycles: pack.lifecycles.filter(one => one.kind !== kind),
  }
}
