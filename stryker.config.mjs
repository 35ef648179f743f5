import { tmpdir } from 'node:os'
import { join } from 'node:path'

// npm run mutate (scripts/mutate.mjs), which says what is mutated and where the results go.
export default {
  testRunner: 'one-process',
  appendPlugins: ['runner.mjs', 'keep-results.mjs'].map(name => join(import.meta.dirname, 'test/mutation', name)),
  coverageAnalysis: 'perTest',
  concurrency: 1,
  checkers: [],
  // No test can see a string that is only printed, and one that stands for a kind is refused by the compiler if it is another one.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Of what runs only while modules are loaded (tables, patterns) nobody knows which tests it touches: all would have to run.
  ignoreStatic: true,
  incremental: true,
  reporters: ['html', 'progress-append-only', 'keep-results'],
  // What the runner cannot end itself (limits.mjs: code that waits for ever). A busy machine is no endless loop.
  timeoutMS: 60_000,
  timeoutFactor: 20,
  symlinkNodeModules: false,
  dryRunTimeoutMinutes: 20,
  tempDirName: join(tmpdir(), 'bihuan-mutation', 'sandbox'),
  cleanTempDir: 'always',
  disableTypeChecks: false,
  // TypeScript 7 has no interface for programs: Stryker would fail at reading the file, and nothing in it concerns the copy.
  tsconfigFile: 'none',
  ignorePatterns: ['web', 'server', 'cli', 'deploy', 'bench', 'data', 'dist', 'docs'],
  allowConsoleColors: false,
}
