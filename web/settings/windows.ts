/** A working window of a day: `['09:00', '12:00']`. */
export type Window = readonly [from: string, to: string]

/** What people type as a time of day, as `HH:mm`; `24:00` is the day's end. Undefined where it is none. */
export function clockTime(text: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text.trim()) ?? []
  if (hour === undefined) return undefined
  const [h, m] = [Number(hour), Number(minute)]
  if (h > 24 || m > 59 || (h === 24 && m > 0)) return undefined
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
}

/** Whether every window ends after it begins and begins after the one before has ended. */
export function areWindowsRight(windows: readonly Window[]): boolean {
  let before = ''
  return windows.every(([from, to]) => {
    const isRight = clockTime(from) === from && clockTime(to) === to && from < to && before <= from
    before = to
    return isRight
  })
}
