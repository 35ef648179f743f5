import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Pack } from '../pack.ts'

/** Every kind of finding; docs/lint.md says for each what it means and how to mend it. */
export const findingKinds = [
  'table-gap',
  'table-overlap',
  'boundary-owned-twice',
  'row-shadowed',
  'row-value-unknown',
  'table-too-large',
  'authority-conflict',
  'authority-gap',
  'time-conflict',
  'sanction-conflict',
  'frequency-conflict',
  'weight-conflict',
  'clock-without-start',
  'clock-without-end',
  'clock-without-time',
  'clock-without-unit',
  'clock-without-owner',
  'gate-cycle',
  'stage-unreachable',
  'stage-without-exit',
  'endless-loop',
  'term-undefined',
  'role-undefined',
  'level-undefined',
  'quantity-undefined',
  'placeholder',
  'weights-not-100',
  'violation-without-sanction',
  'sanction-without-violation',
  'duty-nobody-can-hold',
  'approval-longer-than-duty',
  'overlay-without-route',
  'limit-blocks-route',
  'calendar-not-published',
  'clause-uncited',
  'law-repealed',
  'reading-old',
  'reference-unknown',
  'two-primaries',
  'level-unmapped',
] as const
export type FindingKind = (typeof findingKinds)[number]
/** `error`: it must not be published; `warning`: somebody must waive it by name and reason; `note`: a reading has settled it. */
export type Severity = 'error' | 'warning' | 'note'

/** What the lint found: where, in a plain sentence, with a sample input where there is one, and how to mend it. */
export type Finding = {
  /** Stays the same while the cause does, so that a waiver sticks to it: kind, regulation and what it is about. */
  readonly id: string
  readonly kind: FindingKind
  readonly severity: Severity
  readonly regulation: string
  readonly clauses: readonly { readonly regulation: string; readonly clause: string }[]
  /** The rules, rows, terms or statements it is about. */
  readonly about: readonly string[]
  readonly says: Text
  readonly sample?: Readonly<Record<string, string | number | boolean>>
  /** The sample in people's words: `金额 10 万元`. */
  readonly sampleSays?: Text
  readonly suggestion: Text
  /** The reading that decides it. */
  readonly settledBy?: string
}

/** External laws by id (policies/laws.ts). */
export type Law = {
  readonly id: string
  readonly title: Text
  readonly status: 'in-force' | 'amended' | 'repealed'
  readonly since: LocalDate
  readonly until?: LocalDate
  readonly replacedBy?: string
}

/** What the lint looks at besides the packs. Without `posts` nobody is known, so that who holds a duty is not asked. */
export type LintContext = {
  readonly today: LocalDate
  readonly calendar: Calendar
  readonly laws: readonly Law[]
  /** Of kinds that several regulations would lead, the one that the company chose. */
  readonly primary?: ReadonlyMap<string, string>
  /** How many people hold each role in the organisation. */
  readonly posts?: ReadonlyMap<string, number>
}

/** One check: what it finds in one regulation, `all` being the ones that bind together. */
export type Check = (pack: Pack, all: readonly Pack[], context: LintContext) => readonly Finding[]

const severities: Partial<Record<FindingKind, Severity>> = {
  'table-gap': 'error',
  'table-overlap': 'error',
  'row-value-unknown': 'error',
  'table-too-large': 'error',
  'clock-without-start': 'error',
  'clock-without-end': 'error',
  'overlay-without-route': 'error',
  'gate-cycle': 'error',
  'stage-unreachable': 'error',
  'stage-without-exit': 'error',
  'reference-unknown': 'error',
  'two-primaries': 'error',
}

/** Makes a finding. A reading that names what it is about settles it: then it is a note. */
export function found(
  pack: Pack,
  kind: FindingKind,
  about: readonly string[],
  clauses: readonly (string | { regulation: string; clause: string })[],
  says: Text,
  suggestion: Text,
  more: {
    sample?: Finding['sample']
    sampleSays?: Text
    reading?: string | undefined
    settles?: readonly string[]
    severity?: Severity
  } = {},
): Finding {
  const settledBy = more.reading ?? readingThatSettles(pack, more.settles ?? about)
  const located = clauses.map(c => (typeof c === 'string' ? { regulation: pack.id, clause: c } : c))
  return {
    id: `${kind}:${pack.id}:${about.join('+')}`,
    kind,
    severity: settledBy === undefined ? (more.severity ?? severities[kind] ?? 'warning') : 'note',
    regulation: pack.id,
    clauses: located.filter((c, i) => located.findIndex(d => d.regulation === c.regulation && d.clause === c.clause) === i),
    about,
    says,
    ...(more.sample === undefined ? {} : { sample: more.sample }),
    // A conflict that holds for every input has nothing to show.
    ...(more.sampleSays === undefined || more.sampleSays.zh === '' ? {} : { sampleSays: more.sampleSays }),
    suggestion,
    ...(settledBy === undefined ? {} : { settledBy }),
  }
}

/** The reading that names one of these things as settled by it. */
export function readingThatSettles(pack: Pack, about: readonly string[]): string | undefined {
  return Object.entries(pack.readings).find(([, reading]) => about.some(id => reading.settles?.includes(id)))?.[0]
}

/** People's way to name clauses: `第8(2)条`. Numbers of the form 3.2.1 stand alone. `start` begins an English sentence. */
export function clauseText(clauses: readonly string[]): { zh: string; en: string; start: string; isMany: boolean } {
  const unique = [...new Set(clauses)]
  const isMany = unique.length > 1
  return {
    zh: unique.map(c => (/^\d+(\(\d+\))*$/.test(c) ? `第${c}条` : c)).join('、'),
    en: `${isMany ? 'clauses' : 'clause'} ${unique.join(', ')}`,
    start: `${isMany ? 'Clauses' : 'Clause'} ${unique.join(', ')}`,
    isMany,
  }
}

/** Titles one after the other as people quote them: `「甲」「乙」`, `"a", "b"`. */
export function quoteAll(titles: readonly Text[]): { zh: string; en: string } {
  return {
    zh: titles.map(t => `「${t.zh}」`).join(''),
    en: titles.map(t => `"${t.en ?? t.zh}"`).join(', '),
  }
}

/** Puts what has the same key together, in the order of first appearance, so that one cause is told once. */
export function togetherBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}
