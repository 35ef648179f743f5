import type { Act } from '../events/registry.ts'
import { bindsOthers, editionsBinding, stateFor } from './binding.ts'
import { includes, meets, meetsAll } from './conditions.ts'
import type { Actor, ActRefusal } from './permissions.ts'
import { editionNamed, type Rules } from './rules.ts'
import type { CaseState, OpenDuty } from './state.ts'

/** Posts that look on: their holders change nothing but what a regulation gives them to record. */
const watching: ReadonlySet<string> = new Set(['auditor'])
/** They go only where somebody has asked for them: a place in a route, a question, a report. */
const answers: ReadonlySet<string> = new Set<Act>(['decide', 'give-opinion', 'answer-recorded', 'acknowledge'])

/** What somebody is to a penalty without having asked for it: whoever is punished appeals, whoever is named reviews. */
const named: ReadonlySet<string> = new Set(['party', 'investigator', 'panel'])

/** Whether somebody holds posts that look on, and no other. */
export function onlyWatches({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.length > 0 && roles.every(r => watching.has(r.role))
}

/** Whether a duty is met by this act; of a record by this one, or by any where none is sent (drawing a button). */
function isMetBy(rules: Rules, duty: OpenDuty, act: string, record: unknown): boolean {
  const rule = editionNamed(rules, duty.edition).duties.get(duty.rule)
  if (rule === undefined || !(rule.acts ?? []).includes(act as Act)) return false
  if (act !== 'make-record' || record === undefined) return true
  return rule.stop.some(({ on, when }) => on === 'record.made' && (when?.record === undefined || meets(when.record, record)))
}

/**
 * Why somebody who only looks on (an auditor) may not do this act: everything is refused but what a permit names their post for, what meets a duty of
 * their own, and answers to those who asked them. Undefined for everybody else.
 */
export function watcherRefusal(
  rules: Rules,
  state: CaseState,
  act: Act,
  actor: Actor,
  data?: Readonly<Record<string, unknown>>,
): ActRefusal | undefined {
  if (!onlyWatches(actor) || answers.has(act)) return undefined
  const isNamed = editionsBinding(rules, state).some(edition =>
    (edition.permitsByAct.get(act) ?? []).some(
      permit =>
        includes(permit, stateFor(edition, state)) &&
        (edition.key === state.edition || bindsOthers(edition, permit)) &&
        (data === undefined || meetsAll(permit.when, data)) &&
        permit.by.some(
          party =>
            // A record that is anybody's: whoever saw it bears witness. What is said of whom it is about, or who was named to review it, is theirs.
            ('anyone' in party && act === 'make-record') ||
            ('role' in party && watching.has(party.role)) ||
            ('caseRole' in party && named.has(party.caseRole) && state.people[party.caseRole]?.includes(actor.person) === true),
        ),
    ),
  )
  if (isNamed) return undefined
  const isOwed = Object.values(state.duties).some(duty => duty.owner === actor.person && isMetBy(rules, duty, act, data?.record))
  if (isOwed) return undefined
  return {
    code: 'auditor.read-only',
    because: {
      zh: '审计岗位只读：只办理制度交给审计的记录',
      en: 'Auditors look on: they record only what a regulation gives them',
    },
  }
}
