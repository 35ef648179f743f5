import { alterations, type CheckCounts, type Finding, type FindingKind, type Verdict } from './check-schema.ts'

/** So many are listed; the rest is counted. */
const MOST = 200

/** What a check has found so far. */
export type Findings = {
  readonly list: Finding[]
  readonly counts: CheckCounts
  add(kind: FindingKind, more?: Omit<Finding, 'kind'>): void
  has(kind: FindingKind): boolean
  /** Altered where anything was altered; else a gap; else intact. */
  verdict(): Verdict
}

/** No findings yet. */
export function noFindings(): Findings {
  const list: Finding[] = []
  const kinds = new Set<FindingKind>()
  const counts: CheckCounts = { leaves: 0, checkpoints: 0, words: 0, erased: 0, cases: 0, more: 0 }
  const isAlteration = (kind: FindingKind) => (alterations as readonly FindingKind[]).includes(kind)
  return {
    list,
    counts,
    add(kind, more = {}) {
      kinds.add(kind)
      if (list.length < MOST) list.push({ kind, ...more })
      else counts.more += 1
    },
    has: kind => kinds.has(kind),
    verdict: () => (kinds.size === 0 ? 'intact' : [...kinds].some(isAlteration) ? 'altered' : 'gap'),
  }
}
