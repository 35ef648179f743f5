import type { Candidate } from '../../../engine/text/candidate-schema.ts'
import type { ClauseNode } from '../../../engine/text/clause-schema.ts'

/** A piece of a clause's text: the innermost candidate over it, whether it begins here, whether a duty lies over it. */
export type Segment = {
  readonly from: number
  readonly text: string
  readonly candidate: Candidate | undefined
  readonly isStart: boolean
  readonly isInDuty: boolean
}

/** Cuts a text that begins at `offset` at the edges of the candidates' spans. */
export function segmentsOf(text: string, offset: number, candidates: readonly Candidate[]): Segment[] {
  const end = offset + text.length
  const edges = new Set([offset, end])
  for (const { span } of candidates) for (const edge of [span.from, span.to]) if (edge > offset && edge < end) edges.add(edge)
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1]!
    const over = candidates.filter(c => c.span.from <= from && c.span.to >= to)
    const candidate = over.toSorted((a, b) => a.span.to - a.span.from - (b.span.to - b.span.from))[0]
    return {
      from,
      text: text.slice(from - offset, to - offset),
      candidate,
      isStart: candidate?.span.from === from,
      isInDuty: over.some(c => c.value.kind === 'duty'),
    }
  })
}

const AROUND = 14
/** A candidate's words with a little of its clause on either side, so that one can judge them without looking them up. */
export function contextOf(
  { text, clauses }: { readonly text: string; readonly clauses: readonly Pick<ClauseNode, 'span' | 'label'>[] },
  { span, index }: Candidate,
): { before: string; words: string; after: string } {
  const own = clauses[index]
  // The number stands beside it already.
  const clause = own ? { from: own.span.from + own.label.length, to: own.span.to } : span
  const from = Math.max(clause.from, span.from - AROUND)
  const to = Math.min(clause.to, span.to + AROUND)
  return {
    before: (from > clause.from ? '…' : '') + text.slice(from, span.from),
    words: text.slice(span.from, span.to),
    after: text.slice(span.to, to) + (to < clause.to ? '…' : ''),
  }
}
