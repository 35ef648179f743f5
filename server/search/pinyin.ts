import { pinyin } from 'pinyin-pro'

/** The first letters of a Chinese name's syllables, `hdqc` for 华东汽车; other characters are left out. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase()
}

/** A Chinese name as it is spelt, `huadongqiche`; other characters are left out. */
export function spellingOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).join('').toLowerCase()
}

/** What a name is found by besides itself: its initials and its spelling; empty where it has no Chinese character. */
export function pinyinOf(name: string): string {
  const initials = initialsOf(name)
  return initials === '' ? '' : `${initials} ${spellingOf(name)}`
}
