import type { SealingRule } from './pack.ts'
import { type Edition, editionNamed, editionsInForce, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

/** 公司设置 that seals a kind of case, or a category of it, where no clause does. */
export type SealingSetting = {
  readonly kind: string
  readonly category?: string | undefined
  readonly to: readonly string[]
  readonly audit: readonly string[]
}

/** Why a case is sealed: a rule of a regulation with its edition, or a setting of the company. */
export type SealOnCase = { readonly edition: Edition; readonly rule: SealingRule } | { readonly setting: SealingSetting }

type Subject = Pick<CaseState, 'kind' | 'edition' | 'category' | 'openedAt'>

/** All that seals a case: of its own edition, of the regulations in force when it was opened, and the company's settings. None: it is not sealed. */
export function sealsOn(rules: Rules, state: Subject): SealOnCase[] {
  const own = editionNamed(rules, state.edition)
  const others = editionsInForce(rules, state.openedAt).filter(edition => edition.pack.id !== own.pack.id)
  const byRule = [own, ...others].flatMap(edition =>
    (edition.pack.sealings ?? [])
      .filter(rule => rule.kinds.some(kind => kind === state.kind))
      .map((rule): SealOnCase => ({ edition, rule })),
  )
  const bySetting = (rules.sealed ?? [])
    .filter(setting => setting.kind === state.kind && (setting.category === undefined || setting.category === state.category))
    .map((setting): SealOnCase => ({ setting }))
  return [...byRule, ...bySetting]
}

/** The posts that look after a sealed case: those that every regulation and setting on it names, or where these share none, those of the first. */
export function sealedFor(seals: readonly SealOnCase[]): string[] {
  return narrowed(seals.map(seal => ('rule' in seal ? seal.rule.to.map(({ role }) => role) : [...seal.setting.to])))
}

/** The posts that open it for a written reason, likewise. */
export function auditedBy(seals: readonly SealOnCase[]): string[] {
  return narrowed(seals.map(seal => ('rule' in seal ? [...seal.rule.audit] : [...seal.setting.audit])))
}

function narrowed(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists
  const shared = first.filter(role => others.every(list => list.includes(role)))
  return shared.length > 0 ? shared : [...first]
}

/** The records of cases of any kind that tell of a sealed one, of all editions, with the posts that read them whatever case they name. */
export function tellingRecords(rules: Rules): ReadonlyMap<string, ReadonlySet<string>> {
  const records = new Map<string, Set<string>>()
  for (const { pack } of rules.editions)
    for (const { tells, to } of pack.sealings ?? [])
      for (const record of tells ?? []) {
        const readers = records.get(record) ?? new Set<string>()
        for (const { role } of to) readers.add(role)
        records.set(record, readers)
      }
  return records
}

/** Every post that looks after sealed cases, and every one that opens them for a reason, by any edition or setting. */
export function sealingPosts(rules: Rules): { readonly to: ReadonlySet<string>; readonly audit: ReadonlySet<string> } {
  const all = rules.editions.flatMap(({ pack }) => pack.sealings ?? [])
  const settings = rules.sealed ?? []
  return {
    to: new Set([...all.flatMap(one => one.to.map(({ role }) => role)), ...settings.flatMap(one => one.to)]),
    audit: new Set([...all.flatMap(one => one.audit), ...settings.flatMap(one => one.audit)]),
  }
}
