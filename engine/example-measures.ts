import { fold, pass } from './advance.ts'
import { instantOfText } from './calendar/read-instant.ts'
import type { Of, Ran } from './example-acts.ts'
import { eventsTold } from './example-events.ts'
import { figureOf } from './indicators.ts'
import { recordProblems } from './record-problems.ts'
import { recordsFor } from './records.ts'
import type { Edition, Rules } from './rules.ts'
import { sampleSize } from './samples.ts'
import { sanctionsFor } from './sanctions.ts'

/** What an example of a record, indicator, sample, sanction, violation or level map says, and what the engine makes of it. */
export function runMeasure(
  rules: Rules,
  edition: Edition,
  e: Of<'record' | 'indicator' | 'sample' | 'sanction' | 'violation' | 'level-map'>,
): Ran {
  const { pack } = edition
  switch (e.type) {
    case 'record': {
      const record = recordsFor(edition, e).find(r => r.id === e.rule)
      const at = e.at === undefined ? undefined : instantOfText(rules.calendar, e.at.replace(' ', 'T'))
      return {
        said: e.refused ?? 'taken',
        came: record && (recordProblems(record, e.values, e.texts ?? {}, undefined, at)[0]?.field ?? 'taken'),
      }
    }
    case 'indicator': {
      const rule = pack.indicators?.find(i => i.id === e.rule)
      const now = instantOfText(rules.calendar, e.now.replace(' ', 'T'))
      const cases = e.cases.map(told => {
        const events = eventsTold(rules.calendar, told)
        const { state, changes } = fold(rules, events)!
        const passed = pass(rules, state, now)
        return { events, state: passed.state, changes: [...changes, ...passed.changes] }
      })
      const figure = rule && figureOf(rules, edition, rule, cases).figure
      return { said: e.figure, came: typeof figure === 'number' ? Math.round(figure * 100) / 100 : figure }
    }
    case 'sample': {
      const rule = pack.samples?.find(s => s.id === e.rule)
      return { said: e.drawn, came: rule && sampleSize(rule, e.population) }
    }
    case 'sanction':
      return {
        said: e.rules.toSorted(),
        came: sanctionsFor(pack, e.of, e.grade, e.times)
          .map(s => s.id)
          .sort(),
      }
    case 'violation': {
      const rule = pack.violations?.find(v => v.id === e.rule)
      const found =
        rule !== undefined &&
        (rule.found === 'person'
          ? e.duty === undefined
          : e.duty !== undefined &&
            rule.found.duties.includes(e.duty) &&
            (rule.found.outcomes as readonly string[]).includes(e.outcome ?? ''))
      return { said: { found: e.found, grade: e.grade }, came: rule && { found, grade: rule.grade } }
    }
    case 'level-map': {
      const map = pack.levelMaps?.find(m => m.from === e.from)
      return { said: e.to, came: map?.levels[e.level] }
    }
  }
}
