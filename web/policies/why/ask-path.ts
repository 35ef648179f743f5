import type { CitingRule } from '../../../server/policies/schema.ts'
import type { AskValues } from './ask-field.ts'

type Name = { readonly id: string; readonly edition: string }

/** The page of explanations of an edition with these facts filled in: everything stands in the address. */
export function askPath({ id, edition }: Name, values: AskValues): string {
  const params = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''))
  const text = params.toString()
  return `/policies/${encodeURIComponent(id)}/${encodeURIComponent(edition)}/why${text === '' ? '' : `?${text}`}`
}

/** What to ask about a rule under a clause; undefined for rules that reckon nothing. */
export function askOfRule(kind: CitingRule['kind'], id: string): AskValues | undefined {
  switch (kind) {
    case 'duty':
      return { about: 'due', rule: id }
    case 'route':
      return { about: 'route', route: id }
    case 'level':
      return { about: 'level' }
    case 'sanction':
      return { about: 'penalty', sanction: id }
    case 'violation':
      return { about: 'penalty', violation: id }
    case 'scorecard':
      return { about: 'scorecard', scorecard: id }
    case 'indicator':
      return { about: 'indicator', indicator: id }
    default:
      return undefined
  }
}
