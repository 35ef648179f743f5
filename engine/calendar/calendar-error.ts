export type CalendarErrorCode =
  | 'calendar.bad-window'
  | 'calendar.overlapping-windows'
  | 'calendar.unknown-zone'
  | 'calendar.bad-date'
  | 'calendar.bad-instant'
  | 'calendar.bad-pause'
  | 'calendar.bad-duration'
  | 'calendar.whole-days-only'
  | 'calendar.day-off'
  | 'calendar.never-open'
  | 'calendar.out-of-range'

/** Why a calendar or a calculation on it was refused. `code` is for programs, the message for people. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode

  constructor(code: CalendarErrorCode, message: string) {
    super(message)
    this.name = 'CalendarError'
    this.code = code
  }
}
