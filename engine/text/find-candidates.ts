import { partsOf } from '../../events/duration-parts.ts'
import type { Candidate, CandidateValue, Found } from './candidate-schema.ts'
import { narrowed } from './clause-marks.ts'
import type { RegulationText } from './clause-schema.ts'
import { findAmounts, findApprovals } from './find-approvals.ts'
import { findClocks } from './find-clocks.ts'
import { findDuties } from './find-duties.ts'
import { findLevels, findPenalties, findUndefined, findWeights } from './find-words.ts'

const finders = [findDuties, findClocks, findApprovals, findAmounts, findLevels, findWeights, findPenalties, findUndefined]
/** Named many times in a clause, they count once: a level, a penalty, an open word is a thing of the clause. */
const onceInAClause: ReadonlySet<CandidateValue['kind']> = new Set(['level', 'penalty', 'undefined'])

/** What the clauses of a text may order, in the order of the text, each with its exact words. Found by grammar alone; a person decides. */
export function findCandidates(regulation: Pick<RegulationText, 'text' | 'clauses'>): Candidate[] {
  return regulation.clauses.flatMap((clause, index) => {
    const bodyFrom = clause.span.from + regulation.text.slice(clause.span.from, clause.span.to).indexOf(clause.text)
    return candidatesIn(clause.text).map((found, i): Candidate => {
      const span = { from: bodyFrom + found.from, to: bodyFrom + found.to }
      return {
        id: `${index}-${i}`,
        clause: clause.number,
        index,
        span,
        words: regulation.text.slice(span.from, span.to),
        value: found.value,
      }
    })
  })
}

/** What one clause's own text may order, with offsets in it. */
export function candidatesIn(text: string): Found[] {
  const narrow = narrowed(text)
  const seen = new Set<string>()
  return chunks(narrow)
    .flatMap(({ from, piece }) => finders.flatMap(find => find(piece).map(f => ({ ...f, from: f.from + from, to: f.to + from }))))
    .filter(({ value }) => {
      if (!onceInAClause.has(value.kind)) return true
      const key = keyOf(value)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .sort((a, b) => a.from - b.from || b.to - a.to)
}

/** What a candidate says, as one line: `clock hours:2`, `amount gte:2000000`, `duty 客服部`. Two that say the same have the same line. */
export function keyOf(value: CandidateValue): string {
  switch (value.kind) {
    case 'duty':
      return `duty ${value.who}`
    case 'clock': {
      const { clock } = value
      if (clock.rule === 'every') return `clock every:${clock.count === 1 ? '' : `${clock.count}-`}${clock.every}`
      if (clock.rule === 'by')
        return clock.month === undefined ? `clock by:month:${clock.day}` : `clock by:year:${clock.month}-${clock.day}`
      if (!('duration' in clock)) return `clock ${clock.rule}`
      const { unit, amount } = partsOf(clock.duration)
      return `clock ${clock.rule === 'ahead' ? 'ahead:' : ''}${unit}:${amount}`
    }
    case 'approval':
      return `approval ${value.by}`
    case 'amount':
      return `amount ${value.bound}:${value.fen}`
    case 'level':
      return `level ${value.name}`
    case 'weight':
      return `weight ${value.percent}`
    case 'penalty':
      return `penalty ${value.measure}`
    case 'undefined':
      return `undefined ${value.word}`
  }
}

const CHUNK = 4_000
/** A very long clause in pieces that end with a sentence, so that the time grows with its length and not with its square. */
function chunks(text: string): { from: number; piece: string }[] {
  const found: { from: number; piece: string }[] = []
  for (let from = 0; from < text.length; ) {
    const end =
      from + CHUNK >= text.length
        ? text.length
        : Math.max(text.lastIndexOf('。', from + CHUNK), text.lastIndexOf('\n', from + CHUNK)) + 1
    const to = end > from ? end : from + CHUNK
    found.push({ from, piece: text.slice(from, to) })
    from = to
  }
  return found
}
