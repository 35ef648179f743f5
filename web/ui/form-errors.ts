import type { z } from 'zod'
import type { Say } from '../language/use-words.ts'
import type { uiWords } from './words.ts'

type T = Say<(typeof uiWords)['zh']>
type Issue = z.core.$ZodIssue
/** What antd's `form.setFields` takes. */
export type FieldError = { readonly name: (string | number)[]; readonly errors: string[] }

/** One issue of a schema in a person's words. Missing is "please fill in", not "expected string, received undefined". */
export function sayIssue(issue: Issue, label: string, t: T): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin !== 'number' && Number(issue.minimum) === 1) return t('required', { label })
      if (issue.origin === 'string') return t('tooShort', { count: Number(issue.minimum) })
      return issue.origin === 'array'
        ? t('tooFew', { count: Number(issue.minimum) })
        : t('tooSmall', { count: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin === 'string') return t('tooLong', { count: Number(issue.maximum) })
      return issue.origin === 'array'
        ? t('tooMany', { count: Number(issue.maximum) })
        : t('tooBig', { count: Number(issue.maximum) })
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? t('required', { label }) : t('wrongFormat')
    case 'invalid_value':
    case 'invalid_union':
      return t('requiredChoice', { label })
    case 'custom':
      // A schema's own message was written for people.
      return issue.message
    default:
      return t('wrongFormat')
  }
}

/** Issues grouped by the field they belong to. `labelOf` names the field in the message. */
export function errorsByField(
  issues: readonly Issue[],
  t: T,
  labelOf: (path: readonly PropertyKey[]) => string = () => '',
): FieldError[] {
  const byPath = new Map<string, FieldError>()
  for (const issue of issues) {
    const name = issue.path.map(part => (typeof part === 'number' ? part : String(part)))
    const key = name.join('.')
    const known = byPath.get(key)
    const said = sayIssue(issue, labelOf(issue.path), t)
    if (known === undefined) byPath.set(key, { name, errors: [said] })
    else if (!known.errors.includes(said)) known.errors.push(said)
  }
  return [...byPath.values()]
}

/** The server's `fields` (`rows.0.amount` -> message) as field errors. */
export function serverErrors(fields: Readonly<Record<string, string>>): FieldError[] {
  return Object.entries(fields).map(([path, message]) => ({
    name: path.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: [message],
  }))
}
