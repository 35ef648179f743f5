import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage, type Language, type Text } from '../../events/text.ts'
import type { VariablesOf, WordList, Words } from './define-words.ts'
import { currentLanguage, i18n } from './language.ts'

type Value = string | number
/** Says a word: `t('left', { duration })`. A variable forgotten, or a key unknown, does not compile. */
export type Say<Z extends WordList> = <K extends keyof Z & string>(
  key: K,
  ...variables: [VariablesOf<Z[K]>] extends [never] ? [] : [Readonly<Record<VariablesOf<Z[K]>, Value>>]
) => string

/** The words of one list in a language, outside components (pure code gets it as an argument). */
export function sayIn<Z extends WordList>(words: Words<Z>, language: Language = currentLanguage()): Say<Z> {
  return (key, ...variables) => i18n.t(key, { ...variables[0], lng: language, ns: words.namespace })
}

/** The words of a feature in the language chosen; renders again when it changes. */
export function useWords<Z extends WordList>(words: Words<Z>): Say<Z> {
  const language = useLanguage()
  return useCallback<Say<Z>>((key, ...variables) => sayIn(words, language)(key, ...variables), [words, language])
}

/** The language chosen. */
export function useLanguage(): Language {
  return useTranslation(undefined, { i18n }).i18n.language === 'en' ? 'en' : 'zh'
}

/** Reads `{zh, en?}` texts of packs and features in the language chosen. */
export function useText(): (text: Text) => string {
  const language = useLanguage()
  return useCallback(text => inLanguage(text, language), [language])
}
