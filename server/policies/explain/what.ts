import { refuse } from '../../errors.ts'

/**
 * What is asked about a case, as it stands in an address: `level`, `charge`, `duty.<key>`, `request.<submission>`, `violation.<regulation>.<duty>`,
 * `route.<subject>` and `route.form.<form>` for one being typed, with its facts behind it (`route.matter.amountFen=120000.urgent=yes`).
 */
export type What =
  | { readonly about: 'level' | 'charge' }
  | { readonly about: 'duty'; readonly key: string }
  | { readonly about: 'request'; readonly request: string }
  | { readonly about: 'violation'; readonly regulation: string; readonly key: string }
  | {
      readonly about: 'route'
      readonly subject: 'plan' | 'form' | 'compensation' | 'matter' | 'review'
      readonly form?: string
      readonly data: Readonly<Record<string, unknown>>
    }

const subjects = ['plan', 'form', 'compensation', 'matter', 'review'] as const
const flags = ['urgent', 'toManagement', 'special'] as const

/** Reads an address's last part. Anything else: `explain.unknown`. */
export function readWhat(what: string): What {
  const [about, ...rest] = what.split('.')
  const tail = rest.join('.')
  if ((about === 'level' || about === 'charge') && rest.length === 0) return { about }
  if (about === 'duty' && tail !== '') return { about, key: tail }
  if (about === 'request' && tail !== '') return { about, request: tail }
  if (about === 'violation' && rest.length > 1) return { about, regulation: rest[0]!, key: rest.slice(1).join('.') }
  const subject = subjects.find(one => one === rest[0])
  if (about !== 'route' || subject === undefined) throw refuse('explain.unknown')
  const parts = rest.slice(1)
  const form = subject === 'form' ? parts.shift() : undefined
  if (subject === 'form' && form === undefined) throw refuse('explain.unknown')
  return { about, subject, ...(form === undefined ? {} : { form }), data: Object.fromEntries(parts.map(readFact)) }
}

function readFact(part: string): readonly [string, unknown] {
  const [name = '', value = ''] = part.split('=')
  if (name === 'amountFen' && /^\d{1,15}$/.test(value)) return [name, Number(value)]
  if ((flags as readonly string[]).includes(name) && (value === 'yes' || value === 'no')) return [name, value === 'yes']
  throw refuse('explain.unknown')
}
