import type { Text } from '../events/text.ts'
import { actionState } from './actions.ts'
import type { Actor, ActRefusal } from './permissions.ts'
import type { CaseState } from './state.ts'

const acts: ReadonlySet<string> = new Set(['finish-action', 'check-action', 'set-action'])
/** Whether an act is about one action of a case. */
export const isActionAct = (act: string): boolean => acts.has(act)

const refused = (code: string, zh: string, en: string): ActRefusal => ({ code, because: { zh, en } satisfies Text })

/**
 * Why an act about an action is refused whatever the regulation says: there is no such action, it is somebody else's, it has not come so
 * far, or the doer would judge their own work. Without `data` (drawing a button) whether any action is this person's.
 */
export function actionRefusal(
  state: CaseState,
  act: string,
  actor: Actor,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  const all = Object.entries(state.actions ?? {})
  if (act === 'set-action') return setRefusal(state, data)
  const wanted = act === 'finish-action' ? 'open' : 'check'
  const owner = act === 'finish-action' ? 'person' : 'checker'
  if (data === undefined)
    return all.some(([, one]) => actionState(one) === wanted && one[owner] === actor.person)
      ? undefined
      : refused('action.none-yours', '没有等待您办理的措施', 'No action waits for you')
  const action = state.actions?.[String(data.number)]
  if (action === undefined) return refused('action.unknown', '没有这一项措施', 'There is no such action')
  if (actionState(action) !== wanted) return refused('action.not-so-far', '这项措施不在这一步', 'The action is not at this step')
  if (act === 'check-action' && (action.doneBy === actor.person || action.person === actor.person))
    return refused('action.own-check', '效果由实施人以外的人检查', 'The effect is checked by somebody else than the doer')
  if (action[owner] !== actor.person)
    return refused('action.not-yours', '这项措施指定由别人办理', 'Somebody else was named for this action')
  return undefined
}

function setRefusal(state: CaseState, data: Readonly<Record<string, unknown>> | undefined): ActRefusal | undefined {
  const weak = Object.entries(state.actions ?? {}).flatMap(([number, one]) =>
    actionState(one) === 'weak' ? [Number(number)] : [],
  )
  // A case that is over takes no new actions, but those that take the place of weak ones.
  const isRemaking = data === undefined ? weak.length > 0 : weak.includes(Number(data.replaces))
  if (state.closed && !isRemaking)
    return refused('case.closed', '案件已结束；需要继续时请先重新打开', 'The case is over; reopen it first')
  if (data?.replaces !== undefined && !isRemaking)
    return refused('action.not-weak', '只有效果不明显的措施才重新制定', 'Only an action whose effect was weak is remade')
  if (data?.checker !== undefined && data.checker === data.person)
    return refused('action.own-check', '效果由实施人以外的人检查', 'The effect is checked by somebody else than the doer')
  if (data?.checkAt !== undefined && String(data.checkAt) <= String(data.dueAt))
    return refused('action.check-too-early', '效果检查在完成期限之后', 'The check comes after the due time')
  return undefined
}
