import type { Duration } from '../../events/duration.ts'
import type { Login } from './company.ts'
import { type Step, step } from './steps.ts'

type Planned = {
  readonly by: Login
  readonly doer: Login
  readonly checker: Login
  readonly due: Duration
  readonly check: Duration
  readonly what: string
  readonly steps: string
  readonly criterion: string
  readonly sort?: 'corrective' | 'preventive'
}

/** Somebody sets a corrective action of a case: who does it by when, who checks its effect on which day (penal 五(二)1). */
export const actionSet = (after: Duration, { by, doer, checker, due, check, sort = 'corrective', ...words }: Planned): Step =>
  step(after, by, 'set-action', now => ({
    ...{ sort, department: now.department, person: now.id(doer), checker: now.id(checker) },
    ...{ dueAt: now.at(due), checkAt: now.at(check), ...words },
  }))

/** The doer says that it is done, with the photo of the case. */
export const actionDone = (after: Duration, by: Login, number: number, done: string): Step =>
  step(after, by, 'finish-action', now => ({ number, files: [now.photo], done }))

/** Somebody else checks its effect. */
export const actionChecked = (after: Duration, by: Login, number: number, effect: 'effective' | 'weak', basis: string): Step =>
  step(after, by, 'check-action', () => ({ number, effect, basis }))

/** A letter to the customer, read out on the phone. */
export const letterSent = (after: Duration, by: Step['by'], kind: 'progress' | 'news', subject: string, text: string): Step =>
  step(after, by, 'send-letter', () => ({ ...{ kind, subject, text }, language: 'zh', channel: 'phone' }))
