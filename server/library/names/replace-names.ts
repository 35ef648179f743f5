import { type FoundName, findNames, type KnownName } from './find-names.ts'
import type { NameKind } from './patterns.ts'

/** A stretch of the text that took the place of a name. */
export type Replacement = {
  readonly from: number
  readonly to: number
  readonly was: string
  readonly word: string
  readonly kind: NameKind
}
export type Anonymised = { readonly text: string; readonly replaced: readonly Replacement[] }

const stems = '甲乙丙丁戊己庚辛壬癸'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ordinal = (signs: string, at: number): string =>
  at < signs.length ? signs[at]! : `${signs[at % signs.length]}${Math.floor(at / signs.length)}`

/** Those that are told apart, and those of which one word says enough. */
const counted: Partial<Record<NameKind, readonly [zh: string, en: string, signs: string]>> = {
  customer: ['客户', 'Customer ', stems],
  contact: ['联系人', 'Contact ', stems],
  engineer: ['工程师', 'Engineer ', letters],
  colleague: ['同事', 'Colleague ', letters],
  partner: ['合作方', 'Partner ', stems],
}
const plain: Partial<Record<NameKind, readonly [zh: string, en: string]>> = {
  company: ['某公司', 'a company'],
  honorific: ['某人', 'somebody'],
  phone: ['某电话', 'a phone number'],
  mail: ['某邮箱', 'a mail address'],
  account: ['某账号', 'an account'],
  address: ['某地', 'a place'],
  'id-number': ['某证件号', 'an identity number'],
  plate: ['某车牌', 'a number plate'],
  serial: ['某设备', 'a machine'],
  contract: ['某编号', 'a number'],
  case: ['某案件', 'a case'],
}

/**
 * Puts neutral words in the place of names, over all texts of one study, so that the same name is the same word throughout (客户甲, 工程师A). `same` says which names
 * are one (a company and its short name). What was replaced is told with its place in the new text.
 */
export function replaceNames<K extends string>(
  texts: Readonly<Record<K, string>>,
  known: readonly KnownName[],
  kept: readonly string[] = [],
  same: ReadonlyMap<string, string> = new Map(),
): Record<K, Anonymised> {
  const given = new Map<string, string>()
  const used = new Map<NameKind, number>()
  const wordFor = ({ text, kind }: FoundName, isChinese: boolean): string => {
    const own = same.get(text) ?? text
    const series = counted[kind]
    if (series === undefined) return plain[kind]![isChinese ? 0 : 1]
    const key = `${kind} ${own} ${isChinese}`
    if (!given.has(key)) {
      const at = used.get(kind) ?? 0
      used.set(kind, at + 1)
      // English letters count the same way: the second customer is B.
      given.set(key, isChinese ? `${series[0]}${ordinal(series[2], at)}` : `${series[1]}${ordinal(letters, at)}`)
    }
    return given.get(key)!
  }
  const replaceIn = (text: string): Anonymised => {
    const isChinese = /\p{Script=Han}/u.test(text)
    const replaced: Replacement[] = []
    let out = ''
    let last = 0
    for (const name of findNames(text, known, kept)) {
      const word = wordFor(name, isChinese)
      out += text.slice(last, name.from)
      replaced.push({ from: out.length, to: out.length + word.length, was: name.text, word, kind: name.kind })
      out += word
      last = name.to
    }
    return { text: out + text.slice(last), replaced }
  }
  return Object.fromEntries((Object.entries(texts) as [K, string][]).map(([part, text]) => [part, replaceIn(text)])) as Record<
    K,
    Anonymised
  >
}

/** What a company is called for short: 苏州精工机械有限公司 is also 苏州精工机械; nothing where too little is left. */
export function shortNameOf(company: string): string | undefined {
  const bare = company
    .trim()
    .replace(/[（(][^（()）]*[）)]/g, '')
    .replace(/(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|Co\.?,? ?Ltd\.?|Inc\.?|GmbH)$/i, '')
    .trim()
  return bare.length >= 3 && bare !== company.trim() ? bare : undefined
}
