import { pinyinOf } from '../../server/search/pinyin.ts'

/*
 * What differs from copy to copy is written into the template cases as marks that stand for themselves wherever the server puts them: in columns, in the
 * sealed fields, in notices. No mark holds a sign that JSON, COPY or PostgreSQL would have to quote.
 */

/** The texts of a case that are different in every copy. */
export const textMarks = {
  title: '〔题〕',
  description: '〔述〕',
  demand: '〔求〕',
  cause: '〔因〕',
  solution: '〔解〕',
  customer: '〔客户甲〕',
  address: '〔址〕',
} as const
/** How the template customer's name is spelt in the search columns. */
export const PINYIN_MARK = pinyinOf(textMarks.customer)
export type TextName = keyof typeof textMarks
/** The phone number of the template customer; digits, so that the server takes it for one. */
export const PHONE_MARK = '19900000001'

/** Ids given out while template number `tag` is played, each in the shape of a UUID: they are found again in every column by {@link ID_MARK}. */
export function markedIds(tag: number): () => string {
  const begin = `7e${tag.toString(16).padStart(6, '0')}-0000-4000-8000-`
  let last = 0
  return () => `${begin}${(++last).toString(16).padStart(12, '0')}`
}
export const ID_MARK = /7e([0-9a-f]{6})-0000-4000-8000-[0-9a-f]{12}/

/** Salts of a template, 24 signs as the server's are. */
export function markedSalts(tag: number): () => string {
  let last = 0
  return () => `salt~${tag.toString(16).padStart(6, '0')}~${(++last).toString(16).padStart(12, '0')}`
}
export const SALT_MARK = /salt~[0-9a-f]{6}~[0-9a-f]{12}/

/** The tag of the template customer with a machine, whose ids stand in the cases of all templates. */
export const CUSTOMER_TAG = 0
