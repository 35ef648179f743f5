import { readdirSync } from 'node:fs'

/**
 * Tests that say nothing about a mutant, or need more than it is worth: of speed; of a document that is not copied; of a whole replay against another, or of thousands
 * of draws, seconds each; one whose reference library Vite alone can load; and one that asks the server for its page and openssl for stamps.
 */
const NOT_RUN = [
  /\.speed\.test\.ts$/,
  /^engine\/lint\/docs\.test\.ts$/,
  /^engine\/replay\/short-way\.property\.test\.ts$/,
  /^engine\/sampling\/fairness\.property\.test\.ts$/,
  /^engine\/surveys\/estimates\.test\.ts$/,
  /^ledger\/verify-anchors\.test\.ts$/,
]

/**
 * The test files of engine and ledger that are asked about mutants, relative to `root`. With MUTATION_TESTS (beginnings of paths, with commas between) those
 * alone: fewer tests find less, never more, so that what a folder's own tests find is a lower bound of what all find, in a tenth of the time.
 */
export function testFiles(root, only = (process.env.MUTATION_TESTS ?? '').split(',')) {
  return ['engine', 'ledger'].flatMap(folder =>
    readdirSync(`${root}/${folder}`, { recursive: true })
      .map(name => `${folder}/${name}`)
      .filter(
        path =>
          path.endsWith('.test.ts') && only.some(begin => path.startsWith(begin)) && !NOT_RUN.some(pattern => pattern.test(path)),
      ),
  )
}
