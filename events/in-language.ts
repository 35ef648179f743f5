import type { Language, Text } from './text.ts'

/** The text in a language, else in Chinese. A file of its own: pages that only read need no schemas. */
export function inLanguage(text: Text, language: Language): string {
  return language === 'en' ? (text.en ?? text.zh) : text.zh
}
