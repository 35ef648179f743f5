import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Calendar } from '../../../engine/calendar/calendar.ts'
import type { Finding } from '../../../engine/lint/finding.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { LintAnswer } from './lint-messages.ts'
import { type LintFailure, type LintHears, type LintRunner, type LintThread, lintRunner } from './lint-runner.ts'

/** Nobody has typed for so long: then it is looked at. */
const afterMs = 250
export type Checked = {
  readonly findings: readonly Finding[]
  /** The draft has changed since, and the lint is at it: what stands here is of a moment ago. */
  readonly isBehind: boolean
  /** The lint could not go on; what stands here is of the last time it could. */
  readonly failed?: LintFailure
  /** Tries again, after a failure. */
  readonly retry: () => void
}

function openThread(hears: LintHears): LintThread {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module', name: 'policy-lint' })
  worker.onmessage = ({ data }: MessageEvent<LintAnswer>) => hears.answer(data)
  // Of a script that cannot be loaded there is no message.
  worker.onerror = ({ message }) => hears.broke(message ?? 'the thread could not be loaded')
  return worker
}

/** The lint of the draft in a thread of its own, once nobody has typed for a moment, so that typing never waits for it. */
export function useFindings(pack: Pack, others: readonly Pack[], calendar: Calendar | undefined, today: string): Checked {
  const [checked, setChecked] = useState<{ pack?: Pack; findings: readonly Finding[]; failed?: LintFailure }>({ findings: [] })
  const runner = useRef<LintRunner | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const made = lintRunner(openThread, result =>
      // Drawing a long list of findings gives way to whoever types.
      startTransition(() =>
        setChecked(before =>
          'failed' in result
            ? { pack: result.pack, findings: before.findings, failed: result.failed }
            : { pack: result.pack, findings: result.findings },
        ),
      ),
    )
    runner.current = made
    return () => made.close()
  }, [])
  useEffect(() => {
    if (calendar !== undefined) runner.current?.beside({ others, calendar: calendar.spec, today })
  }, [others, calendar, today])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands beside, and another try, ask for the same draft again.
  useEffect(() => {
    if (calendar === undefined) return
    const timer = setTimeout(() => runner.current?.ask(pack), afterMs)
    return () => clearTimeout(timer)
  }, [pack, others, calendar, today, attempt])
  const retry = useCallback(() => {
    setChecked(({ findings }) => ({ findings }))
    setAttempt(count => count + 1)
  }, [])
  const { findings, failed } = checked
  const isBehind = checked.pack !== pack
  return useMemo(
    () => ({ findings, isBehind, retry, ...(failed === undefined ? {} : { failed }) }),
    [findings, isBehind, retry, failed],
  )
}
