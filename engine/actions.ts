import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'

/** 纠正预防措施 as its events leave it: who does it by when, who checks it, and how far it is. */
export type CaseAction = {
  sort: 'corrective' | 'preventive'
  department: string
  person: string
  dueAt: Instant
  checker: string
  checkAt: Instant
  setAt: Instant
  setBy: string
  /** The event that set it: its words stand there. */
  event: string
  replaces?: number
  replacedBy?: number
  doneAt?: Instant
  doneBy?: string
  effect?: 'effective' | 'weak'
  checkedAt?: Instant
  checkedBy?: string
}
type Actions = Readonly<Record<string, CaseAction>> | undefined

export const actionStates = ['open', 'check', 'effective', 'weak', 'remade'] as const
export type ActionState = (typeof actionStates)[number]

/** Where an action stands: to be done, waiting for its check, effective, weak and to be remade, or remade by another. */
export function actionState(action: Pick<CaseAction, 'doneAt' | 'effect' | 'replacedBy'>): ActionState {
  if (action.replacedBy !== undefined) return 'remade'
  if (action.effect !== undefined) return action.effect
  return action.doneAt === undefined ? 'open' : 'check'
}

/** The number that the next action of a case gets. */
export const nextActionNumber = (actions: Actions): number => Math.max(0, ...Object.keys(actions ?? {}).map(Number)) + 1

/** How many actions are still to be done, leaving out this one. A weak one is done; the one that replaces it is to be done. */
export function actionsOpen(actions: Actions, except?: number): number {
  return Object.entries(actions ?? {}).filter(([number, one]) => Number(number) !== except && actionState(one) === 'open').length
}

/** How many actions have not been found effective, leaving out this one; of a remade one its replacement counts. */
export function actionsUnproven(actions: Actions, except?: number): number {
  return Object.entries(actions ?? {}).filter(
    ([number, one]) => Number(number) !== except && !['effective', 'remade'].includes(actionState(one)),
  ).length
}

/** Follows the actions of a case. Mutates the state given, as the fold does. */
export function followAction(state: { actions?: Record<string, CaseAction> }, event: CaseEvent): void {
  if (event.type === 'action.set') {
    const { number = nextActionNumber(state.actions), ...said } = event.data
    const { sort, department, person, dueAt, checker, checkAt, replaces } = said
    const old = replaces === undefined ? undefined : state.actions?.[replaces]
    state.actions = {
      ...state.actions,
      ...(old === undefined ? {} : { [String(replaces)]: { ...old, replacedBy: number } }),
      [number]: {
        ...{ sort, department, person, dueAt, checker, checkAt, setAt: event.at, setBy: event.actor, event: event.id },
        ...(replaces === undefined ? {} : { replaces }),
      },
    }
  }
  if (event.type === 'action.done') change(state, event.data.number, { doneAt: event.at, doneBy: event.actor })
  if (event.type === 'action.checked')
    change(state, event.data.number, { effect: event.data.effect, checkedAt: event.at, checkedBy: event.actor })
}

/** 交接 of a duty about one action: whoever takes it over does it, or checks it. */
export function handOverAction(state: { actions?: Record<string, CaseAction> }, number: number, from: string, to: string): void {
  const action = state.actions?.[number]
  if (action === undefined) return
  const part = actionState(action) === 'open' ? 'person' : 'checker'
  if (action[part] === from) change(state, number, { [part]: to })
}

function change(state: { actions?: Record<string, CaseAction> }, number: number, more: Partial<CaseAction>): void {
  const action = state.actions?.[number]
  if (action) state.actions = { ...state.actions, [number]: { ...action, ...more } }
}
