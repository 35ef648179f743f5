/**
 * The State Council's holidays and make-up working days (调休), 2010 to 2026, each with the notices it comes from.
 * Data: https://github.com/NateScarlet/holiday-cn at d4e53bf (MIT, see holiday-cn/LICENSE). Static imports: nothing is read at run time.
 */
import type { LocalDate } from '../events/instant.ts'
import y2010 from './holiday-cn/2010.json' with { type: 'json' }
import y2011 from './holiday-cn/2011.json' with { type: 'json' }
import y2012 from './holiday-cn/2012.json' with { type: 'json' }
import y2013 from './holiday-cn/2013.json' with { type: 'json' }
import y2014 from './holiday-cn/2014.json' with { type: 'json' }
import y2015 from './holiday-cn/2015.json' with { type: 'json' }
import y2016 from './holiday-cn/2016.json' with { type: 'json' }
import y2017 from './holiday-cn/2017.json' with { type: 'json' }
import y2018 from './holiday-cn/2018.json' with { type: 'json' }
import y2019 from './holiday-cn/2019.json' with { type: 'json' }
import y2020 from './holiday-cn/2020.json' with { type: 'json' }
import y2021 from './holiday-cn/2021.json' with { type: 'json' }
import y2022 from './holiday-cn/2022.json' with { type: 'json' }
import y2023 from './holiday-cn/2023.json' with { type: 'json' }
import y2024 from './holiday-cn/2024.json' with { type: 'json' }
import y2025 from './holiday-cn/2025.json' with { type: 'json' }
import y2026 from './holiday-cn/2026.json' with { type: 'json' }
import y2027 from './holiday-cn/2027.json' with { type: 'json' }

type YearFile = {
  readonly year: number
  readonly papers: readonly string[]
  readonly days: readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[]
}

/** One day that does not follow the plain week: a holiday (`isOff`) or a make-up working day, and the notices that say so. */
export type ChinaDay = {
  readonly date: LocalDate
  readonly name: string
  readonly isOff: boolean
  /** Addresses of the State Council notices of that year; a year has two when a holiday was extended later (2020). */
  readonly notices: readonly string[]
}

const yearFiles: readonly YearFile[] = [
  y2010,
  y2011,
  y2012,
  y2013,
  y2014,
  y2015,
  y2016,
  y2017,
  y2018,
  y2019,
  y2020,
  y2021,
  y2022,
  y2023,
  y2024,
  y2025,
  y2026,
  y2027,
]

/**
 * Every listed day by its date. A file's year is the year of the notice, so days of December may stand in the next
 * year's file (2018-12-29 in 2019.json): all files are merged, and the later notice wins.
 */
export const chinaDays: Readonly<Record<LocalDate, ChinaDay>> = Object.fromEntries(
  yearFiles.flatMap(file =>
    file.days.map(day => [day.date, { date: day.date, name: day.name, isOff: day.isOffDay, notices: file.papers }]),
  ),
)

/** The last year whose holidays have been announced. A file that exists but lists no day (2027) is not an announcement. */
export const lastPublishedYear: number = Math.max(...yearFiles.filter(file => file.days.length > 0).map(file => file.year))
