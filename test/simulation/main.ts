// npm run simulate -- --seed 42 | --seeds 0..5000 [--steps 200] [--story]
import { parseArgs } from 'node:util'
import { huntAll } from './hunt-all.ts'
import { STEPS, simulate } from './simulate.ts'
import { buildStage } from './stage.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    steps: { type: 'string' },
    processes: { type: 'string', default: '4' },
    story: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const [from, to] = (values.seeds ?? `${values.seed ?? 0}..${values.seed ?? 0}`).split('..').map(Number) as [number, number]
const steps = Number(values.steps ?? STEPS)

if (values.planted) process.exit((await huntAll(steps, values.only)) ? 0 : 1)
const loading = performance.now()
const stage = await buildStage(Number(values.processes))
process.stdout.write(`ready after ${((performance.now() - loading) / 1000).toFixed(1)} s\n`)
const start = performance.now()
const totals: Record<string, number> = {}
let failures = 0
let ran = 0
// Ctrl-C ends with the seed that runs, and says what there was so far.
let isOver = false
process.on('SIGINT', () => {
  isOver = true
})
for (let seed = from; seed <= to && !isOver; seed++) {
  ran += 1
  const began = performance.now()
  const outcome = await simulate(stage, String(seed), { steps })
  for (const [what, many] of Object.entries(outcome.counts)) totals[what] = (totals[what] ?? 0) + many
  if (outcome.failure) {
    failures += 1
    const { invariant, what, step } = outcome.failure
    process.stdout.write(`\nseed ${seed} breaks "${invariant}" at step ${step}\n  ${what}\n`)
    process.stdout.write(`  the last of it:\n    ${outcome.story.slice(-12).join('\n    ')}\n`)
    process.stdout.write(`  again: npm run simulate -- --seed ${seed}${steps === STEPS ? '' : ` --steps ${steps}`}\n`)
  }
  if (values.story) process.stdout.write(`${outcome.story.join('\n')}\n`)
  if (from === to)
    process.stdout.write(
      `trace ${outcome.trace} ${JSON.stringify(outcome.counts)} ${(performance.now() - began).toFixed(0)} ms\n`,
    )
  else if (ran % 25 === 0)
    process.stdout.write(`${ran} seeds, ${failures} broken, ${((performance.now() - start) / 1000).toFixed(0)} s\n`)
}
const seconds = (performance.now() - start) / 1000
process.stdout.write(`${ran} seeds, ${failures} broken, ${seconds.toFixed(0)} s; ${JSON.stringify(totals)}\n`)
process.exit(failures > 0 ? 1 : 0)
