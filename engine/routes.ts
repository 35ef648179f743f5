import { includes, meetsAll } from './conditions.ts'
import type { FormRule, HopRule, Pack, RetentionRule, RouteRule } from './pack.ts'
import { type Edition, editionNamed, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

type Subject = { readonly kind: string; readonly level?: string | undefined; readonly category?: string | undefined }

type Data = Readonly<Record<string, unknown>>

/** A submission as routes read it: one that does not call itself urgent is not (furn 5.2.1). */
export const asSubmitted = (data: Data): Data => ({ ...data, urgent: data.urgent === true })

/** The routes of one regulation that a submission goes: the first that fits, and every overlay (加签、会签) that fits around it, in the order they are gone. */
export type RoutesTaken = {
  readonly base: RouteRule
  readonly before: readonly RouteRule[]
  readonly after: readonly RouteRule[]
}

/** What a submission goes through in one regulation; undefined where it names no route, since overlays alone are none. */
export function routesTaken(
  edition: Edition,
  state: Subject,
  subject: RouteRule['subject'],
  data: Data,
  form?: string,
): RoutesTaken | undefined {
  const said = asSubmitted(data)
  const fitting = edition.pack.routes.filter(
    r => r.subject === subject && (r.form === undefined || r.form === form) && includes(r, state) && meetsAll(r.when, said),
  )
  const base = fitting.find(r => r.overlay === undefined)
  const around = (place: 'before' | 'after') => fitting.filter(r => r.overlay === place)
  return base && { base, before: around('before'), after: around('after') }
}

/** The base route of a submission: the first rule that fits; undefined where the pack names none. */
export function routeFor(
  edition: Edition,
  state: Subject,
  subject: RouteRule['subject'],
  data: Data,
  form?: string,
): RouteRule | undefined {
  return routesTaken(edition, state, subject, data, form)?.base
}

/** The hops of the reporting line for this case, in order. */
export function hopsFor(edition: Edition, state: Subject, about: HopRule['about']): HopRule[] {
  return edition.pack.hops.filter(h => h.about === about && includes(h, state))
}

/** The form that the regulation names for this case; undefined where it names none. */
export function formsFor(edition: Edition, state: Subject): FormRule[] {
  return edition.pack.forms.filter(f => includes(f, state))
}

/** The archive list and what of it is there. */
export function archiveList(rules: Rules, state: CaseState): { item: Pack['archive'][number]; event?: string }[] {
  const { pack } = editionNamed(rules, state.edition)
  return pack.archive
    .filter(item => includes(item, state))
    .map(item => {
      const seen = state.evidence[item.evidence]
      return seen === undefined ? { item } : { item, event: seen.event }
    })
}

/** The retention rules of a case; the caller takes the longest. */
export function retentionFor(edition: Edition, state: Subject): RetentionRule[] {
  return edition.pack.retention.filter(r => includes(r, state))
}
