// npm test: types, lint, unit and API tests, build, end-to-end tests; at the end how many passed and failed.
// npm test -- <pattern>: only the tests whose file matches.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installDependencies } from './install-dependencies.mjs'
import { root } from './source-state.mjs'

const args = process.argv.slice(2)
const patterns = args.filter(arg => !arg.startsWith('-'))
const isWhole = args.length === 0
const reports = mkdtempSync(join(tmpdir(), 'bihuan-reports-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const failedSteps = []
const failures = []
let wasEndToEndSkipped = false
let types

installDependencies()
if (isWhole) {
  // The compiler takes one core for half a minute; lint, build and the first tests take the other meanwhile. Several checkers would each work
  // out again what they share, which costs more on two cores than it saves.
  // It is a Go program: collecting its garbage a quarter as often costs half a gigabyte of memory and saves a third of its processor time.
  types = beside('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--checkers', '1'], {
    GOGC: '400',
  })
  await beside('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.', '--max-diagnostics=50'])
  await beside('build', ['scripts/build.mjs'])
}
await vitest('unit and API', 'vitest.config.ts')
await types
if (isWhole || patterns.some(wantsEndToEnd)) await endToEnd()
finish()

/** One program of node_modules; a failure counts and the next step runs all the same. */
function step(name, [script, ...rest]) {
  const start = performance.now()
  console.log(`\n── ${name}`)
  const child = spawn(process.execPath, [script, ...rest], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise(resolve => {
    child.on('close', status => {
      console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - start) / 1000).toFixed(0)} s`)
      if (status !== 0) failedSteps.push(name)
      resolve(status)
    })
  })
}

/** A program that runs while others do: what it says is printed in one piece at its end. */
function beside(name, [script, ...rest], env = {}) {
  const start = performance.now()
  const child = spawn(process.execPath, [script, ...rest], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = []
  child.stdout.on('data', bytes => said.push(bytes))
  child.stderr.on('data', bytes => said.push(bytes))
  return new Promise(resolve => {
    child.on('close', status => {
      const seconds = ((performance.now() - start) / 1000).toFixed(0)
      console.log(`\n── ${name}\n${Buffer.concat(said)}── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${seconds} s`)
      if (status !== 0) failedSteps.push(name)
      resolve()
    })
  })
}

async function vitest(name, config) {
  const { countResults } = await import('./test-results.mjs')
  const report = join(reports, `${config}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = await step(name, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    config,
    '--passWithNoTests',
    ...reporters,
    ...args,
  ])
  const counts = countResults(report, status)
  for (const kind of Object.keys(total)) total[kind] += counts[kind]
  failures.push(...counts.failures)
}

async function endToEnd() {
  // Of a whole run the build stood beside the types; where it failed there is nothing to open in a browser.
  if (failedSteps.includes('build') || (!isWhole && (await step('build', ['scripts/build.mjs'])) !== 0)) return
  const { findChromium, findHeadlessShell, installChromium } = await import('./chromium.mjs')
  const chromium = findChromium() ?? installChromium()
  if (!chromium) {
    wasEndToEndSkipped = true
    return
  }
  process.env.CHROMIUM_PATH = chromium
  process.env.HEADLESS_SHELL_PATH = findHeadlessShell() ?? ''
  await vitest('end-to-end', 'vitest.e2e.config.ts')
}

function wantsEndToEnd(pattern) {
  return readdirSync(join(root, 'test'), { recursive: true }).some(
    file => file.endsWith('.e2e.ts') && `test/${file}`.includes(pattern),
  )
}

function finish() {
  rmSync(reports, { recursive: true, force: true })
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped`)
  if (wasEndToEndSkipped) {
    console.log(
      [
        '',
        '!!! 端到端测试没有运行：找不到 Chromium，也无法安装。请安装 Chromium 或设置 CHROMIUM_PATH。',
        '!!! The END-TO-END TESTS DID NOT RUN: there is no Chromium and none can be installed here.',
        '!!! Install Chromium or set CHROMIUM_PATH, then run npm test again.',
      ].join('\n'),
    )
    if (process.env.CI) failedSteps.push('end-to-end')
  }
  // Vitest's failures are counted one by one; any other step that failed counts as one.
  const otherSteps = failedSteps.filter(
    name => name === 'types' || name === 'lint' || name === 'build' || (name === 'end-to-end' && wasEndToEndSkipped),
  )
  const failed = total.failed + otherSteps.length
  if (total.passed + failed === 0) console.log(`\n没有匹配的测试 / no test matches: ${args.join(' ')}`)
  // Once more at the end: what comes after a failure is long.
  for (const failure of failures) console.log(`\nFAILED ${failure.replaceAll(`${root}/`, '')}`)
  if (failedSteps.length > 0) console.log(`\nfailed: ${failedSteps.join(', ')}`)
  console.log(`\n${total.passed} passed, ${failed} failed`)
  process.exit(failed > 0 || total.passed === 0 ? 1 : 0)
}
