import type { Language } from '../../events/text.ts'
import { sayIn } from '../language/use-words.ts'
import { valueWords } from './words-values.ts'

type Key = keyof (typeof valueWords)['zh']
/** The groups of values: `channel`, `causeClass` … */
export type ValueGroup = Key extends infer K ? (K extends `${infer G}.${string}` ? G : never) : never

const keys = Object.keys(valueWords.zh) as Key[]

/** A value in words; one that nobody named yet stays as it is. */
export function sayValue(group: ValueGroup, value: unknown, language: Language): string {
  const key = `${group}.${String(value)}`
  return (keys as string[]).includes(key) ? sayIn(valueWords, language)(key as Key) : String(value)
}

/** All values of a group, for pickers, in the order they stand above. */
export function optionsOf(group: ValueGroup, language: Language): { value: string; label: string }[] {
  const start = `${group}.`
  return keys
    .filter(key => key.startsWith(start))
    .map(key => ({ value: key.slice(start.length), label: sayIn(valueWords, language)(key) }))
}
