import type { ClauseWords, RuleLine } from './rule-lines.ts'

/** Something found: a rule, a reading, or the clause itself. */
export type Hit = {
  readonly clause: ClauseWords
  readonly rule?: RuleLine
  readonly reading?: ClauseWords['readings'][number]
  /** How good: 0 is best. */
  readonly rank: number
}

/** Without spaces, width and case: `30 分钟` is `30分钟`. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

/** The words of a query; all must occur. */
export function queryWords(q: string): readonly string[] {
  return [
    ...new Set(
      q
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s,，、]+/)
        .filter(Boolean),
    ),
  ]
}

const rankOf: Readonly<Record<RuleLine['group'], number>> = {
  duties: 0,
  routes: 1,
  gates: 2,
  people: 3,
  tables: 4,
  forms: 5,
  archive: 6,
  measures: 7,
  words: 8,
  names: 9,
}

/** Whether the words occur, all of them, at least one of them here and not only in `around`. A number must not be the end of a longer one: `30` is not in `130`. */
function fits(words: readonly string[], own: string, around: string): boolean {
  const inside = (word: string, text: string) =>
    /^\d/.test(word) ? new RegExp(`(?<!\\d)${escaped(word)}`).test(text) : text.includes(word)
  return words.every(word => inside(word, own) || inside(word, around)) && words.some(word => inside(word, own))
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Where a query occurs in an edition, the best first: rules with all the words, then rules whose clause completes them, then readings, then clauses. */
export function searchClauses(clauses: readonly ClauseWords[], q: string): readonly Hit[] {
  const words = queryWords(q).map(plainText)
  if (words.length === 0) return []
  const hits: Hit[] = []
  for (const clause of clauses) {
    const heading = plainText(`${clause.number} 第${clause.number.replace('(', '条(')} ${clause.title}`)
    const about = heading + plainText(clause.gist)
    for (const rule of clause.rules) {
      const own = plainText([rule.title, rule.time ?? '', ...rule.facts.map(fact => fact.label + fact.value)].join(' '))
      if (fits(words, own, '')) hits.push({ clause, rule, rank: rankOf[rule.group] })
      else if (fits(words, own, about)) hits.push({ clause, rule, rank: 20 + rankOf[rule.group] })
    }
    for (const reading of clause.readings)
      if (fits(words, plainText(reading.says), heading)) hits.push({ clause, reading, rank: 12 })
    if (fits(words, about, '')) hits.push({ clause, rank: 11 })
  }
  return hits.sort((a, b) => a.rank - b.rank)
}
