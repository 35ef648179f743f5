import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import type { Pack } from '../../../engine/pack.ts'
import { addDuty } from './edit-duty.ts'
import { lintDraft } from './findings-of.ts'
import { type LintAnswer, type LintMessage, linter } from './lint-messages.ts'
import { type LintHears, type LintResult, type LintThread, lintRunner } from './lint-runner.ts'

const spec = chinaCalendar({ id: 'cn', title: 'cn', windows: [['09:00', '18:00']] })
const beside = { others: [], calendar: spec, today: '2026-07-01' }

/** A thread that does the real work when it is told to go on, with messages copied as between threads. */
function aThread(hears: LintHears) {
  const does = linter()
  const answers: LintAnswer[] = []
  const got: LintMessage[] = []
  const thread: LintThread & { isEnded: boolean } = {
    isEnded: false,
    postMessage(message) {
      const copy = structuredClone(message)
      got.push(copy)
      const answer = does(copy)
      if (answer !== undefined) answers.push(answer)
    },
    terminate() {
      thread.isEnded = true
    },
  }
  const goOn = () => {
    const answer = answers.shift()
    if (answer !== undefined && !thread.isEnded) hears.answer(structuredClone(answer))
  }
  return { thread, hears, goOn, drafts: () => got.filter(one => one.kind === 'draft').length }
}

function aRunner() {
  const threads: ReturnType<typeof aThread>[] = []
  const told: LintResult[] = []
  const runner = lintRunner(
    hears => {
      const made = aThread(hears)
      threads.push(made)
      return made.thread
    },
    result => told.push(result),
  )
  runner.beside(beside)
  return { runner, threads, told }
}
const titled = (zh: string): Pack => ({ ...cleanPack, title: { zh } })
const kindsOf = (result: LintResult | undefined) =>
  result !== undefined && 'findings' in result ? result.findings.map(finding => finding.kind) : undefined

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the lint in a thread of its own', () => {
  test('finds what it finds on the spot, with the calendar and the draft sent as plain data', () => {
    const made = addDuty(cleanPack, '1', '二次回访')
    const wrong: Pack = { ...made.pack, duties: made.pack.duties.map(duty => ({ ...duty, owner: { role: 'nobody' } })) }
    const { runner, threads, told } = aRunner()
    runner.ask(wrong)
    threads[0]!.goOn()
    expect(kindsOf(told[0])).toContain('role-undefined')
    expect(told).toEqual([{ pack: wrong, findings: lintDraft(wrong, [], { ...beside, calendar: compileCalendar(spec) }) }])
    expect(told[0]!.pack).toBe(wrong)
  })
  test('looks at the last of several drafts asked for while it is busy, and drops the answer that was overtaken', () => {
    const { runner, threads, told } = aRunner()
    const [one, two, three] = [titled('一'), titled('二'), titled('三')]
    for (const pack of [one, two, three]) runner.ask(pack)
    threads[0]!.goOn()
    expect(told).toEqual([])
    threads[0]!.goOn()
    expect(told.map(result => result.pack)).toEqual([three])
    expect(threads[0]!.drafts()).toBe(2)
  })
  test('says so when the thread breaks down, and the next question begins a new one', () => {
    const { runner, threads, told } = aRunner()
    const [one, two] = [titled('一'), titled('二')]
    runner.ask(one)
    threads[0]!.hears.broke('out of memory')
    expect(told).toEqual([{ pack: one, failed: 'stopped' }])
    expect(threads[0]!.thread.isEnded).toBe(true)
    runner.ask(two)
    threads[1]!.goOn()
    expect(told[1]).toMatchObject({ pack: two, findings: [] })
  })
  test('says so when there are no threads here at all', () => {
    const told: LintResult[] = []
    const runner = lintRunner(
      () => {
        throw new Error('forbidden by policy')
      },
      result => told.push(result),
    )
    runner.beside(beside)
    runner.ask(cleanPack)
    expect(told).toEqual([{ pack: cleanPack, failed: 'stopped' }])
  })
  test('ends a thread that does not answer, and tells of the draft that waits', () => {
    const { runner, threads, told } = aRunner()
    const next = titled('后来')
    runner.ask(cleanPack)
    runner.ask(next)
    vi.advanceTimersByTime(19_999)
    expect(told).toEqual([])
    vi.advanceTimersByTime(1)
    expect(told).toEqual([{ pack: next, failed: 'slow' }])
    expect(threads[0]!.thread.isEnded).toBe(true)
  })
  test('survives a draft that the lint cannot digest', () => {
    const { runner, threads, told } = aRunner()
    // Never let through by the schema; it stands for a fault of ours.
    const broken = { ...cleanPack, duties: [null] } as unknown as Pack
    runner.ask(broken)
    threads[0]!.goOn()
    runner.ask(cleanPack)
    threads[0]!.goOn()
    expect(told.map(result => ('failed' in result ? result.failed : result.findings.length))).toEqual(['stopped', 0])
    expect(threads).toHaveLength(1)
  })
  test('says nothing more once the page has gone', () => {
    const { runner, threads, told } = aRunner()
    runner.ask(cleanPack)
    runner.close()
    threads[0]!.hears.answer({ number: 1, findings: [] })
    runner.ask(titled('一'))
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([])
  })
})
