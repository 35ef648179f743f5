import { comesWithEnglish } from './language.ts'

/** English words by key; filled when somebody reads English. */
type Late = Record<string, string>

/**
 * In a build, the English of a file of words is a file of its own (scripts/web-words.ts): this stands in its place, empty, until it is there.
 * Nothing is shown before that: see `englishReady`.
 */
export function lateEnglish(load: () => Promise<{ readonly default: Late }>): Late {
  const words: Late = {}
  comesWithEnglish(async () => void Object.assign(words, (await load()).default))
  return words
}
