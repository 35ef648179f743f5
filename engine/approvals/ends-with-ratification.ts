import type { Text } from '../../events/text.ts'
import type { Condition, DutyRule, Trigger } from '../pack.ts'
import type { CaseState } from '../state.ts'
import { askedOf, decidersOf } from './request.ts'

/** What would end a case together with what still waits in it. */
const endsCase: ReadonlySet<string> = new Set(['archive', 'close-matter', 'merge'])

/** A case is not ended over a decision that went beyond somebody's authority and has not been made good (furn 5.2.2); undefined where nothing of the kind waits. */
export function ratificationRefusal(state: CaseState, act: string): { code: string; because: Text } | undefined {
  if (!endsCase.has(act) || !Object.values(state.requests).some(r => r.subject === 'ratification')) return undefined
  return {
    code: 'approval.ratification-open',
    because: {
      zh: '有越权的决定还没有补办，案件不能结束',
      en: 'A decision beyond authority has not been made good yet',
    },
  }
}

/** Who decides on one make-up approval now: whose place in its step is open, or else whose opinion it waits for. Nobody where it is none. */
export function ratifiersOf(state: CaseState, id: string): string[] {
  const request = state.requests[id]
  if (request?.ratifies === undefined) return []
  const deciders = decidersOf(request)
  return deciders.length > 0 ? deciders : askedOf(request)
}

/** The act that puts each subject to its route. */
const submits = {
  plan: 'plan',
  form: 'submit-form',
  compensation: 'submit-compensation',
  matter: 'submit-matter',
  review: 'submit-review',
} as const
type Subject = keyof typeof submits
const subjects = Object.keys(submits) as Subject[]

const among = (condition: Condition | undefined, value: string): boolean =>
  condition === undefined || ('in' in condition && condition.in.includes(value))

/** What an approval's trigger approves: each subject, of a form the one it names. None for a trigger of anything else. */
function approves({ on, when }: Trigger): { subject: Subject; form?: Condition }[] {
  if (on !== 'approval.decided' || !among(when?.outcome, 'approved') || when?.of !== undefined) return []
  const form = when?.form
  return subjects.flatMap(subject =>
    among(when?.subject, subject) ? [{ subject, ...(form === undefined ? {} : { form }) }] : [],
  )
}

/** What was approved beyond somebody's authority, or in a name that contests it, and was then refused ratification: it is approved no longer. */
const annulled = ({ subject, form }: { subject: Subject; form?: Condition }): Trigger => ({
  on: 'approval.decided',
  when: {
    subject: { in: ['ratification'] },
    of: { in: [subject] },
    final: { in: [true] },
    outcome: { in: ['rejected'] },
    ...(form === undefined ? {} : { form }),
  },
})

/** A duty that an approval started ends with its annulment (furn 5.2.2, and so in every regulation): nothing is carried out that is approved no longer. */
export function endingWithAnnulment(rule: DutyRule): DutyRule {
  const ends = rule.start.flatMap(approves).map(annulled)
  return ends.length === 0 ? rule : { ...rule, cancel: [...(rule.cancel ?? []), ...ends] }
}

/** The annulments after which a duty that an approval had met is owed again: of whoever has the approval to get. Those who only decide are asked with the next submission. */
export function owedAgainAfter(rule: DutyRule): Trigger[] {
  return rule.stop
    .flatMap(approves)
    .filter(({ subject }) => rule.acts.includes(submits[subject]))
    .map(annulled)
}
