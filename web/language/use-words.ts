import { useCallback, useSyncExternalStore } from 'react'
import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'
import type { VariablesOf, WordList, Words } from './define-words.ts'
import { currentLanguage, onLanguageChange } from './language.ts'

type Value = string | number
/** Says a word: `t('left', { duration })`. A variable forgotten, or a key unknown, does not compile. */
export type Say<Z extends WordList> = <K extends keyof Z & string>(
  key: K,
  ...variables: [VariablesOf<Z[K]>] extends [never] ? [] : [Readonly<Record<VariablesOf<Z[K]>, Value>>]
) => string

const variable = /\{\{(\w+)\}\}/g

/** The text of a key. English says one thing in the singular, where it has a `_one` form; Chinese has no plural, so no library is needed. */
function textOf({ zh, en }: Words, language: Language, key: string, count: Value | undefined): string {
  if (language === 'zh') return zh[key] ?? key
  const english: Readonly<Record<string, string | undefined>> = en
  return (count === 1 ? english[`${key}_one`] : undefined) ?? english[key] ?? zh[key] ?? key
}

/** The words of one list in a language, outside components (pure code gets it as an argument). */
export function sayIn<Z extends WordList>(words: Words<Z>, language: Language = currentLanguage()): Say<Z> {
  return (key, ...variables) => {
    const values: Readonly<Record<string, Value>> = variables[0] ?? {}
    return textOf(words, language, key, values.count).replace(variable, (_, name: string) => String(values[name] ?? ''))
  }
}

/** The words of a feature in the language chosen; renders again when it changes. */
export function useWords<Z extends WordList>(words: Words<Z>): Say<Z> {
  const language = useLanguage()
  return useCallback<Say<Z>>((key, ...variables) => sayIn(words, language)(key, ...variables), [words, language])
}

/** The language chosen; renders again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage)
}

/** Reads `{zh, en?}` texts of packs and features in the language chosen. */
export function useText(): (text: Text) => string {
  const language = useLanguage()
  return useCallback(text => inLanguage(text, language), [language])
}
