import { type CandidateKind, candidateKinds } from './candidate-schema.ts'
import { candidatesIn, keyOf } from './find-candidates.ts'

type Count = { marked: number; found: number; right: number }
type Miss = { readonly sentence: string; readonly missed: readonly string[]; readonly wrong: readonly string[] }

/** How many marks of a person the grammar finds, and how many of its finds a person marked, by kind: `right / found` is precision, `right / marked` recall. */
export function measured(sentences: readonly (readonly [string, ...string[]])[]): {
  byKind: Record<CandidateKind, Count>
  all: Count
  misses: Miss[]
} {
  const byKind = Object.fromEntries(candidateKinds.map(kind => [kind, { marked: 0, found: 0, right: 0 }])) as Record<
    CandidateKind,
    Count
  >
  const misses: Miss[] = []
  for (const [sentence, ...marks] of sentences) {
    const left = [...marks]
    const wrong: string[] = []
    for (const mark of marks) byKind[kindOf(mark)].marked++
    for (const { value } of candidatesIn(sentence)) {
      const key = keyOf(value)
      const count = byKind[value.kind]
      count.found++
      const at = left.indexOf(key)
      if (at === -1) wrong.push(key)
      else {
        count.right++
        left.splice(at, 1)
      }
    }
    if (left.length + wrong.length > 0) misses.push({ sentence, missed: left, wrong })
  }
  const all = { marked: 0, found: 0, right: 0 }
  for (const { marked, found, right } of Object.values(byKind)) {
    all.marked += marked
    all.found += found
    all.right += right
  }
  return { byKind, all, misses }
}

function kindOf(mark: string): CandidateKind {
  const kind = candidateKinds.find(k => mark.startsWith(`${k} `))
  if (kind === undefined) throw new Error(`no such mark: ${mark}`)
  return kind
}
