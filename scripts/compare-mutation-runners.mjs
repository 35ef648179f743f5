// npm run mutate -- --compare <file>: tries the mutants of a file with Stryker's own runner for Vitest, then with ours (test/mutation/runner.mjs), and names
// each that the two find different. A second or two a mutant: for a small file.
import { Stryker } from '@stryker-mutator/core'

/** Prints the mutants of which the runners differ, and how many they agree about. True where they agree about all. */
export async function compareRunners(file) {
  const both = []
  for (const options of [WITH_VITEST, {}]) {
    const begin = performance.now()
    both.push(await new Stryker({ mutate: [file], incremental: false, reporters: [], ...options }).runMutationTest())
    console.log(`${options.testRunner ?? 'one-process'}: ${Math.round((performance.now() - begin) / 1000)} s`)
  }
  const [vitest, ours] = both.map(mutants => new Map(mutants.map(one => [nameOf(one), one.status])))
  const names = new Set([...vitest.keys(), ...ours.keys()])
  const different = [...names].filter(name => vitest.get(name) !== ours.get(name))
  for (const name of different) console.log(`${name}: Vitest ${vitest.get(name)}, one process ${ours.get(name)}`)
  const counts = {}
  for (const status of vitest.values()) counts[status] = (counts[status] ?? 0) + 1
  console.log(`${file}: ${names.size} mutants, the same for ${names.size - different.length}. Vitest: ${JSON.stringify(counts)}`)
  return different.length === 0
}

/** The sandbox lies in the checkout, where Node finds its node_modules, be they linked or not. */
const WITH_VITEST = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  appendPlugins: [],
  vitest: { configFile: 'test/mutation/vitest.config.mjs' },
  tempDirName: 'dist/mutation',
}

const nameOf = ({ location: { start, end }, mutatorName, replacement }) =>
  `${start.line}:${start.column} to ${end.line}:${end.column} ${mutatorName} -> ${replacement}`
