import { bindsOthers, editionsBinding, stateFor } from '../../engine/binding.ts'
import { includes } from '../../engine/conditions.ts'
import type { Edition } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Text } from '../../events/text.ts'
import { type Ctx, notPeople } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'

/** By which clause a case of this kind goes into the library, and of which regulation; none where no regulation speaks of it. */
export type StudyClause = { readonly clause?: string; readonly regulation?: Text; readonly key?: string }

const speaking = (edition: Edition, state: CaseState) =>
  (edition.permitsByAct.get('publish-case-study') ?? []).find(
    permit => includes(permit, stateFor(edition, state)) && (edition.key === state.edition || bindsOthers(edition, permit)),
  )

/** The clause of the first regulation on the case that says who puts it into the library. */
export function studyClause(ctx: Pick<Ctx, 'rules'>, state: CaseState): StudyClause {
  for (const edition of editionsBinding(ctx.rules, state)) {
    const permit = speaking(edition, state)
    if (permit?.clause !== undefined) return { clause: permit.clause, regulation: edition.pack.title, key: edition.key }
  }
  return {}
}

/** Whether the actor holds one of the posts that keep the library (公司设置 `library.keepers`). */
export async function isKeeper(ctx: Ctx): Promise<boolean> {
  const { library } = await readSettings(ctx)
  return ctx.actor.roles.some(({ role }) => (library.keepers as readonly string[]).includes(role))
}

/** Where no regulation says who puts such a case into the library, the company's keepers do (`study.not-keeper`). */
export async function mustBeKeeperWhereSilent(ctx: Ctx, state: CaseState): Promise<void> {
  if (notPeople.has(ctx.actor.person)) return
  if (editionsBinding(ctx.rules, state).some(edition => speaking(edition, state) !== undefined)) return
  if (!(await isKeeper(ctx))) throw refuse('study.not-keeper')
}
