import type { Finding } from '../../../engine/lint/finding.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { LintAnswer, LintBeside, LintMessage } from './lint-messages.ts'

/** What a thread tells whoever opened it. */
export type LintHears = { answer(answer: LintAnswer): void; broke(why: string): void }
/** The part of a thread that is used, so that a test can stand in for it. */
export type LintThread = { postMessage(message: LintMessage): void; terminate(): void }
/** `stopped`: the thread could not begin or broke down; `slow`: it took so long that it was ended. */
export type LintFailure = 'stopped' | 'slow'
export type LintResult = { readonly pack: Pack } & ({ readonly findings: readonly Finding[] } | { readonly failed: LintFailure })

export type LintRunner = {
  /** What stands beside the draft from now on; drafts asked before are answered as before. */
  beside(given: Omit<LintBeside, 'kind'>): void
  /** Asks for the lint of a draft. Of several asked while one is under way only the last is looked at. */
  ask(pack: Pack): void
  close(): void
}

/** A lint that takes longer is ended: nothing in a draft of the sizes allowed needs a tenth of it. */
const mostMs = 20_000

/**
 * Runs the lint in a thread of its own, one draft at a time. Answers about a draft that has been overtaken are dropped. Where the
 * thread fails, that is told with the draft it failed on, and the next question begins a new one.
 */
export function lintRunner(open: (hears: LintHears) => LintThread, tell: (result: LintResult) => void): LintRunner {
  let thread: LintThread | undefined
  let context: LintBeside | undefined
  let running: { number: number; pack: Pack; timer: ReturnType<typeof setTimeout> } | undefined
  let waiting: Pack | undefined
  let number = 0
  let isClosed = false

  const end = () => {
    clearTimeout(running?.timer)
    running = undefined
    thread?.terminate()
    thread = undefined
  }
  const fail = (failed: LintFailure, why: string) => {
    console.error(`policy lint: ${why}`)
    const pack = waiting ?? running?.pack
    waiting = undefined
    end()
    if (pack !== undefined) tell({ pack, failed })
  }
  const opened = (): LintThread | undefined => {
    if (thread !== undefined || context === undefined) return thread
    thread = open({ answer: answered, broke: why => fail('stopped', why) })
    thread.postMessage(context)
    return thread
  }
  const send = (pack: Pack) => {
    number += 1
    running = { number, pack, timer: setTimeout(() => fail('slow', `no answer in ${mostMs} ms`), mostMs) }
    try {
      opened()?.postMessage({ kind: 'draft', number, pack })
    } catch (error) {
      fail('stopped', String(error))
    }
  }
  const answered = (answer: LintAnswer) => {
    if (running === undefined || answer.number !== running.number) return
    const { pack, timer } = running
    clearTimeout(timer)
    running = undefined
    const next = waiting
    waiting = undefined
    if (next !== undefined) send(next)
    else if ('failed' in answer) {
      console.error(`policy lint: ${answer.failed}`)
      tell({ pack, failed: 'stopped' })
    } else tell({ pack, findings: answer.findings })
  }

  return {
    beside(given) {
      context = { kind: 'beside', ...given }
      thread?.postMessage(context)
    },
    ask(pack) {
      if (isClosed || context === undefined) return
      if (running === undefined) send(pack)
      else waiting = pack
    },
    close() {
      isClosed = true
      waiting = undefined
      end()
    },
  }
}
