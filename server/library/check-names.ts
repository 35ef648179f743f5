import type { CaseState } from '../../engine/state.ts'
import type { KeptWord } from '../../events/library-events.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import type { StudyTexts } from '../database/library-tables.ts'
import { refuse } from '../errors.ts'
import { type FoundName, findNames } from './names/find-names.ts'
import { customersNamedIn, type KnownNames, knownNamesOf } from './names/known-names.ts'
import type { NameKind } from './names/patterns.ts'
import { studyClause } from './study-rights.ts'

export const nameKindWords: Readonly<Record<NameKind, Text>> = {
  customer: { zh: '客户', en: 'customer' },
  contact: { zh: '联系人', en: 'contact' },
  engineer: { zh: '员工', en: 'staff' },
  colleague: { zh: '员工', en: 'staff' },
  partner: { zh: '合作方', en: 'partner' },
  company: { zh: '单位名称', en: 'company' },
  honorific: { zh: '人名', en: 'person' },
  phone: { zh: '电话', en: 'phone' },
  mail: { zh: '邮箱', en: 'mail' },
  account: { zh: '账号', en: 'account' },
  address: { zh: '地址', en: 'address' },
  'id-number': { zh: '证件号', en: 'identity number' },
  plate: { zh: '车牌', en: 'number plate' },
  serial: { zh: '设备编号', en: 'serial number' },
  contract: { zh: '合同或单号', en: 'contract or order' },
  case: { zh: '案件编号', en: 'case number' },
}

export type Part = keyof StudyTexts
export type NamesLeft = Partial<Record<Part, readonly FoundName[]>>

/** The names that the texts of a study still hold, part by part: what the case knows, what any customer is called, and what looks like a name. */
export async function namesLeft(
  ctx: Ctx,
  caseId: string,
  texts: Readonly<Partial<Record<Part, string>>>,
  kept: readonly KeptWord[],
  known?: KnownNames,
): Promise<NamesLeft> {
  const { names } = known ?? (await knownNamesOf(ctx, caseId))
  const all = Object.values(texts).join('\n')
  const wanted = [...names, ...(await customersNamedIn(ctx, all))]
  const words = kept.map(({ text }) => text)
  const left: NamesLeft = {}
  for (const [part, text] of Object.entries(texts) as [Part, string][]) {
    const found = findNames(text, wanted, words)
    if (found.length > 0) left[part] = found
  }
  return left
}

/** Refuses texts that still name somebody (`study.names-left`), saying in which part and what, with the clause by which it goes into the library. */
export async function mustBeNameless(
  ctx: Ctx,
  record: { readonly id: string; readonly state: CaseState },
  texts: Readonly<Partial<Record<Part, string>>>,
  kept: readonly KeptWord[],
): Promise<void> {
  const left = await namesLeft(ctx, record.id, texts, kept)
  const parts = Object.entries(left) as [Part, readonly FoundName[]][]
  if (parts.length === 0) return
  const { clause, regulation } = studyClause(ctx, record.state)
  const list = (found: readonly FoundName[], language: 'zh' | 'en') =>
    [...new Map(found.map(one => [one.text, one.kind]))]
      .map(([text, kind]) =>
        language === 'zh' ? `“${text}”（${nameKindWords[kind].zh}）` : `“${text}” (${nameKindWords[kind].en})`,
      )
      .join(language === 'zh' ? '、' : ', ')
  throw refuse('study.names-left', {
    clause,
    regulation,
    fields: Object.fromEntries(
      parts.map(([part, found]) => [`data.${part}`, { zh: `还有${list(found, 'zh')}`, en: `still names ${list(found, 'en')}` }]),
    ),
  })
}
