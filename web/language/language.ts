import type { Language } from '../../events/text.ts'

const storedAs = 'bihuan.language'

/** BCP 47 tags, for the lang attribute, Intl and the Accept-Language header. */
export const tags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

function remembered(): Language {
  try {
    return localStorage.getItem(storedAs) === 'en' ? 'en' : 'zh'
  } catch {
    // No storage (tests, or a browser that forbids it): the default.
    return 'zh'
  }
}

let chosen = remembered()
/** The language chosen last, whose words may still be on their way. */
let wanted = chosen
/** What else must be loaded for English, and what is being loaded. */
const toLoad = new Set<() => Promise<void>>()
const loading = new Set<Promise<void>>()

function loadEnglish(load: () => Promise<void>): void {
  // Words that do not come are said in Chinese; the next who needs English asks again.
  const done: Promise<void> = load()
    .catch(() => void toLoad.add(load))
    .finally(() => loading.delete(done))
  loading.add(done)
}

/** `load` runs once, when somebody reads English. */
export function comesWithEnglish(load: () => Promise<void>): void {
  if (wanted === 'en') loadEnglish(load)
  else toLoad.add(load)
}

/** Resolves when all words of the code that is loaded are there in the language in use: await it before showing what was loaded. */
export async function englishReady(): Promise<void> {
  if (wanted === 'en') await Promise.all(loading)
}

const listeners = new Set<() => void>()

/** Calls back when another language is chosen; gives back how to stop listening. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The language now; inside components use useLanguage. */
export function currentLanguage(): Language {
  return chosen
}

/** Switches, remembers, and tells the browser, screen readers and hyphenation; to English as soon as its words are there. */
export function chooseLanguage(language: Language) {
  try {
    localStorage.setItem(storedAs, language)
  } catch {
    // Not remembered, still switched.
  }
  wanted = language
  if (language === 'en') for (const load of [...toLoad]) if (toLoad.delete(load)) loadEnglish(load)
  const apply = () => {
    // Another language may have been chosen meanwhile.
    if (wanted !== language) return
    chosen = language
    for (const listener of listeners) listener()
  }
  if (loading.size === 0) apply()
  else void englishReady().then(apply)
}

/** Keeps `<html lang>` true. */
export function followLanguage() {
  const apply = () => {
    document.documentElement.lang = tags[currentLanguage()]
  }
  apply()
  onLanguageChange(apply)
}
