import { useEffect, useState } from 'react'
import type { Calendar } from '../../../engine/calendar/calendar.ts'
import type { Finding } from '../../../engine/lint/finding.ts'
import type { Pack } from '../../../engine/pack.ts'
import { lintDraft } from './findings-of.ts'

const afterMs = 300
export type Checked = {
  readonly findings: readonly Finding[]
  /** The draft has changed since: what stands here is of a moment ago. */
  readonly isBehind: boolean
  /** The lint could not go on, and why. */
  readonly failed?: string
}

/** The lint of the draft, worked out once nobody has typed for a moment, so that typing never waits for it. */
export function useFindings(pack: Pack, others: readonly Pack[], calendar: Calendar | undefined, today: string): Checked {
  const [checked, setChecked] = useState<{ pack?: Pack; findings: readonly Finding[]; failed?: string }>({ findings: [] })
  useEffect(() => {
    if (calendar === undefined) return
    const timer = setTimeout(() => {
      try {
        setChecked({ pack, findings: lintDraft(pack, others, { today, calendar }) })
      } catch (error) {
        // A fault of ours must not take the draft with it: it is told in the panel, and the draft stays.
        console.error(error)
        setChecked(before => ({
          pack,
          findings: before.findings,
          failed: error instanceof Error ? error.message : String(error),
        }))
      }
    }, afterMs)
    return () => clearTimeout(timer)
  }, [pack, others, calendar, today])
  const { findings, failed } = checked
  return { findings, isBehind: checked.pack !== pack, ...(failed === undefined ? {} : { failed }) }
}
