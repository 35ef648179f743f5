import { Suspense } from 'react'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { lazyPart } from './lazy-part.tsx'
import './inputs.css'

type Common = { readonly id?: string; readonly disabled?: boolean; readonly placeholder?: string }
/** A moment as an instant. */
export type MomentProps = Common & {
  readonly value?: Instant | null
  readonly onChange?: (at: Instant | null) => void
  readonly notAfterNow?: boolean
}
/** A day as `YYYY-MM-DD`. */
export type DayProps = Common & {
  readonly value?: LocalDate | null
  readonly onChange?: (day: LocalDate | null) => void
  readonly notAfterToday?: boolean
}

const MomentPicker = lazyPart(async () => (await import('./moment-picker.tsx')).MomentPicker)
const DayPicker = lazyPart(async () => (await import('./moment-picker.tsx')).DayPicker)

/** As large as the picker, which weighs as much as React and loads where the first one is shown. */
const place = <span className="picker-place wide-input" aria-busy="true" />

/** A moment, picked on the organisation's wall clock, kept as an instant. */
export function MomentInput(props: MomentProps) {
  return (
    <Suspense fallback={place}>
      <MomentPicker {...props} />
    </Suspense>
  )
}

/** A day of the organisation's calendar. */
export function DayInput(props: DayProps) {
  return (
    <Suspense fallback={place}>
      <DayPicker {...props} />
    </Suspense>
  )
}
