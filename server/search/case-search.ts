import { pinyinOf } from './pinyin.ts'
import { searchColumns } from './tokens.ts'

/** What search reads of a case. */
export type SearchedCase = {
  readonly number: string
  readonly title: string
  readonly description: string
  readonly demand: string
  readonly contact: { readonly name?: string | undefined; readonly phone?: string | undefined }
}

/** The search columns of a case: number, title, description, demand, and the contact by name, pinyin and phone. Whoever erases one of them writes the columns anew. */
export function caseSearch({ number, title, description, demand, contact }: SearchedCase): { vector: string; text: string } {
  const name = contact.name ?? ''
  return searchColumns(`${number} ${title}\n${description}\n${demand} ${name} ${pinyinOf(name)} ${contact.phone ?? ''}`)
}
