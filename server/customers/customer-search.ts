import { pinyinOf } from '../search/pinyin.ts'
import { searchColumns } from '../search/tokens.ts'

type Searched = {
  readonly name: string
  readonly contact?: string | undefined
  readonly phone?: string | undefined
  readonly digits: string
  readonly address?: string | undefined
}

/** The search columns of a customer: name and contact with their pinyin (initials and spelling), phone as written and as digits, address. */
export function customerSearch({ name, contact = '', phone = '', digits, address = '' }: Searched): {
  vector: string
  text: string
} {
  return searchColumns(`${name} ${contact} ${phone} ${digits} ${address} ${pinyinOf(name)} ${pinyinOf(contact)}`)
}
