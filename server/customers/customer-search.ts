import { pinyin } from 'pinyin-pro'
import { searchColumns } from '../search/tokens.ts'

type Searched = {
  readonly name: string
  readonly contact?: string | undefined
  readonly phone?: string | undefined
  readonly digits: string
  readonly address?: string | undefined
}

/** The first letters of a Chinese name's syllables, `hdqc` for 华东汽车; other characters are left out. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase()
}

/** The search columns of a customer: name, its pinyin initials, contact, phone as written and as digits, address. */
export function customerSearch({ name, contact = '', phone = '', digits, address = '' }: Searched): {
  vector: string
  text: string
} {
  return searchColumns(`${name} ${contact} ${phone} ${digits} ${address} ${initialsOf(name)}`)
}
