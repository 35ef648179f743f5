import { compileCalendar } from '../calendar/calendar.ts'
import { chinaCalendar } from '../calendar/china.ts'
import { Pack } from '../pack.ts'
import { cleanPack } from './clean-pack.fixture.ts'
import type { Law, LintContext } from './finding.ts'

export const calendar = compileCalendar(
  chinaCalendar({
    id: 'cn',
    title: 'cn',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
const laws: readonly Law[] = [
  { id: 'civil-code', title: { zh: '民法典' }, status: 'in-force', since: '2021-01-01' },
  {
    id: 'contract-law',
    title: { zh: '合同法' },
    status: 'repealed',
    since: '1999-10-01',
    until: '2021-01-01',
    replacedBy: 'civil-code',
  },
]
const posts = new Map([
  ['front-line', 2],
  ['department-head', 1],
])
export const context: LintContext = { today: '2026-07-01', calendar, laws, posts }
export const text = (zh: string) => ({ zh })

/** A copy that a test may change in any way; what comes out is parsed, so that no test lints what no pack can be. */
export type Draft = { -readonly [K in keyof Pack]-?: NonNullable<Pack[K]> }
export function changed(change: (pack: Draft) => void): Pack {
  const draft = structuredClone(cleanPack) as Draft
  change(draft)
  return Pack.parse(draft)
}

/** The same regulation under another name, leading no kind. */
export const other = (change: (pack: Draft) => void): Pack =>
  changed(pack => {
    pack.id = 'other'
    pack.primaryFor = []
    pack.lifecycles = []
    pack.statements = []
    pack.levels = []
    pack.tables = []
    change(pack)
  })
