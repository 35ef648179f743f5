import { type GateResult, gateResults } from '../../engine/mining/gates.ts'

/** Before `pack/rule`: a duty that was done late or not at all. */
export const LATE = 'late'
/** Before one way of `beyondAuthority`: a decision was taken so. */
export const DECIDED = 'decided'

/** What the marks of a case say: which gates it passed how (`pack/gate`), and how decisions went beyond authority. */
export type Marks = {
  readonly gates: readonly { readonly gate: string; readonly result: GateResult }[]
  readonly decided: readonly string[]
}

/** The words of marks, read. */
export function readMarks(words: readonly string[]): Marks {
  const said = words.map(word => [word.slice(0, word.indexOf(' ')), word.slice(word.indexOf(' ') + 1)] as const)
  return {
    gates: said.flatMap(([how, gate]) => gateResults.flatMap(result => (result === how ? [{ gate, result }] : []))),
    decided: said.flatMap(([how, way]) => (how === DECIDED ? [way] : [])),
  }
}
