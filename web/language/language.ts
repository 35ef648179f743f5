import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
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

/** The one i18next instance. Words arrive with the code that uses them, through defineWords. */
export const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({
  lng: remembered(),
  fallbackLng: 'zh',
  resources: {},
  // Keys are flat, so that one search finds key and use; a dot in a key is only a dot.
  keySeparator: false,
  nsSeparator: false,
  // React escapes.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  initAsync: false,
  showSupportNotice: false,
})

/** The language now; inside components use useLanguage. */
export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'zh'
}

/** Switches, remembers, and tells the browser, screen readers and hyphenation. */
export function chooseLanguage(language: Language) {
  try {
    localStorage.setItem(storedAs, language)
  } catch {
    // Not remembered, still switched.
  }
  void i18n.changeLanguage(language)
}

/** Keeps `<html lang>` true. */
export function followLanguage() {
  const apply = () => {
    document.documentElement.lang = tags[currentLanguage()]
  }
  apply()
  i18n.on('languageChanged', apply)
}
