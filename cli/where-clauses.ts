import type { Pack } from '../engine/pack.ts'
import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import { citedRules } from '../server/policies/citing-rules.ts'
import type { CitingRule } from '../server/policies/schema.ts'

export type FoundClause = {
  readonly pack: Pack
  readonly number: string
  readonly clause: Pack['clauses'][string]
  readonly rules: readonly (CitingRule & { readonly within?: Duration })[]
}
const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Clauses by their number (`8(2)`, `C3.2.1`) or by words of their own, their readings or their rules, with the rules that follow them. */
export function clausesWhere(packs: readonly Pack[], query: string): FoundClause[] {
  const wanted = bare(query)
  // Who asks for a number wants that clause, not all that mention it.
  const isNumber = packs.some(pack => Object.keys(pack.clauses).some(number => bare(number) === wanted))
  return packs.flatMap(pack => {
    const rules = citedRules(pack)
    return Object.entries(pack.clauses).flatMap(([number, clause]) => {
      const own = rules.filter(rule => rule.clause === number)
      const readings = Object.values(pack.readings).filter(reading => reading.clause === number)
      const says = bare(JSON.stringify([clause, readings.map(r => r.says), own.map(r => r.title), timesOf(pack, own)]))
      if (isNumber ? bare(number) !== wanted : !says.includes(wanted)) return []
      return [
        {
          pack,
          number,
          clause,
          rules: own.map(({ clause: _clause, ...rule }) => {
            const within = pack.duties.find(duty => rule.kind === 'duty' && duty.id === rule.id)?.within
            return { ...rule, ...(within === undefined ? {} : { within }) }
          }),
        },
      ]
    })
  })
}

const unitWords: Readonly<Record<string, string>> = {
  minutes: '分钟',
  hours: '小时',
  workMinutes: '分钟',
  workHours: '小时',
  days: '日',
  workdays: '个工作日',
  months: '个月',
  years: '年',
}

/** The times of a clause's duties as people type them: `30 分钟`. */
function timesOf(pack: Pack, rules: readonly CitingRule[]): string[] {
  return rules.flatMap(rule => {
    const within = pack.duties.find(duty => rule.kind === 'duty' && duty.id === rule.id)?.within
    if (within === undefined) return []
    const { unit, amount } = partsOf(within)
    return [`${amount} ${unitWords[unit] ?? unit}`]
  })
}
