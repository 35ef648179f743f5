import { readdirSync } from 'node:fs'

/**
 * Tests that say nothing about a mutant, or need more than it is worth: of speed; of a document that is not copied; of a whole replay against another, seconds
 * each; one whose reference library Vite alone can load; and one that asks the server for its page and openssl for stamps.
 */
const NOT_RUN = [
  /\.speed\.test\.ts$/,
  /^engine\/lint\/docs\.test\.ts$/,
  /^engine\/replay\/short-way\.property\.test\.ts$/,
  /^engine\/surveys\/estimates\.test\.ts$/,
  /^ledger\/verify-anchors\.test\.ts$/,
]

/** The test files of engine and ledger that are asked about mutants, relative to `root`. */
export function testFiles(root) {
  return ['engine', 'ledger'].flatMap(folder =>
    readdirSync(`${root}/${folder}`, { recursive: true })
      .map(name => `${folder}/${name}`)
      .filter(path => path.endsWith('.test.ts') && !NOT_RUN.some(pattern => pattern.test(path))),
  )
}
