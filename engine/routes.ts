import { includes, meetsAll } from './conditions.ts'
import type { FormRule, HopRule, Pack, RetentionRule, RouteRule } from './pack.ts'
import { type Edition, editionNamed, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

type Subject = { readonly kind: string; readonly level?: string | undefined; readonly category?: string | undefined }

/** The approval route of a submission: the one rule that fits; undefined where the pack names none. */
export function routeFor(
  edition: Edition,
  state: Subject,
  subject: RouteRule['subject'],
  data: Readonly<Record<string, unknown>>,
  form?: string,
): RouteRule | undefined {
  return edition.pack.routes.find(
    r => r.subject === subject && (r.form === undefined || r.form === form) && includes(r, state) && meetsAll(r.when, data),
  )
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
