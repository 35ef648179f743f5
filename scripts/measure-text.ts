import { candidateKinds } from '../engine/text/candidate-schema.ts'
import { heldOut } from '../engine/text/held-out.fixture.ts'
import { laws } from '../engine/text/laws.fixture.ts'
import { lawsHeldOut } from '../engine/text/laws-held-out.fixture.ts'
import { development } from '../engine/text/marked.fixture.ts'
import { measured } from '../engine/text/measure.ts'

// node scripts/run-ts.mjs scripts/measure-text.ts [development|held-out] [--misses]
// Precision and recall of the candidates found in hand-marked sentences; right means the same kind and the same normalised value.
const sets = { development, 'held-out': heldOut, laws, 'laws-held-out': lawsHeldOut }
const chosen = Object.entries(sets).filter(
  ([name]) => !(process.argv[2] ?? '') || process.argv[2] === name || process.argv[2]!.startsWith('--'),
)
for (const [name, sentences] of chosen) {
  const { byKind, all, misses } = measured(sentences)
  console.log(`\n${name}: ${sentences.length} sentences`)
  console.log('kind        marked  found  right  precision  recall')
  for (const kind of [...candidateKinds, 'all' as const]) {
    const { marked, found, right } = kind === 'all' ? all : byKind[kind]
    const share = (of: number) => (of === 0 ? '    –' : (right / of).toFixed(3))
    console.log(
      `${kind.padEnd(10)} ${String(marked).padStart(7)} ${String(found).padStart(6)} ${String(right).padStart(6)}      ${share(found)}   ${share(marked)}`,
    )
  }
  if (process.argv.includes('--misses'))
    for (const miss of misses)
      console.log(`  ${miss.sentence}\n     missed ${miss.missed.join(' | ')}\n     wrong  ${miss.wrong.join(' | ')}`)
}
