import { describe, expect, test } from 'vitest'
import { explainIndicator } from '../engine/explain-indicator.ts'
import { explainLevel } from '../engine/explain-level.ts'
import { explainPenalty } from '../engine/explain-penalty.ts'
import { explainRoute } from '../engine/explain-route.ts'
import { explainScorecard } from '../engine/explain-scorecard.ts'
import { wordsOf } from '../engine/explain-words.ts'
import type { Explained, WithText } from '../engine/explanation.ts'
import type { Pack } from '../engine/pack.ts'
import { testRules } from '../engine/rules.fixture.ts'
import { compileEdition } from '../engine/rules.ts'
import { equip } from './equip/2026-01-01/pack.ts'
import { furn } from './furn/2026-01-01/pack.ts'
import { penal } from './penal/2026-01-01/pack.ts'
import { robot } from './robot/2026-01-01/pack.ts'

const packs = { equip, furn, penal, robot } as const

/** Codes of ours that no sentence may show: `late-or-missed`, `amountFen`. What the packs themselves write in Latin is theirs. */
const codes = (explained: Explained & WithText): string[] =>
  explained.text.zh.flatMap(line => [...line.replace(/https?:\S+/g, '').matchAll(/[a-z][a-zA-Z-]{2,}/g)].map(m => m[0]))

const whole = (explained: Explained & WithText) => {
  expect(codes(explained)).toEqual([])
  expect(explained.text.en.length).toBe(explained.text.zh.length)
  return explained.sections
}
const count = (explained: Explained & WithText, ...ids: string[]) =>
  whole(explained)
    .filter(section => ids.includes(section.id))
    .flatMap(section => section.lines).length

describe.each(Object.entries(packs))('%s', (_id, pack: Pack) => {
  const edition = compileEdition(pack)
  const rules = testRules(pack)

  test('a level tells every row of the grading table, in words', () => {
    for (const table of pack.tables.filter(one => (one.purpose ?? one.id) === 'grading'))
      for (const kind of table.kinds ?? pack.primaryFor) {
        const why = explainLevel(edition, { kind, facts: {} })
        expect(count(why, 'decides', 'fired', 'failed')).toBe(table.rows.length)
      }
  })

  test('a route tells every other route of its subject, in words', () => {
    for (const route of pack.routes) {
      const state = { kind: route.kinds?.[0] ?? 'anomaly', edition: edition.key }
      const why = explainRoute(rules, {
        ...{ state, subject: route.subject, data: {}, people: [] },
        ...(route.form === undefined ? {} : { form: route.form }),
        at: '2026-03-02T02:00:00.000Z',
      })
      const ofSubject = pack.routes.filter(
        one => one.subject === route.subject && (one.form === undefined || one.form === route.form),
      )
      expect(count(why, 'fits', 'added', 'failed')).toBe(ofSubject.length)
    }
  })

  test('a penalty tells every sanction of the regulation, once, in words', () => {
    for (const violation of pack.violations ?? [])
      for (const of of violation.of)
        for (const before of [[], ['2026-01-05', '2026-02-05', '2026-03-05']]) {
          const why = explainPenalty(pack, { violation: violation.id, of, on: '2026-03-20', before })
          const answering = whole(why)
            .filter(section => section.id === 'sanctions')
            .flatMap(section => section.lines.filter(line => line.mark === 'yes'))
          expect(answering.length + count(why, 'failed')).toBe(pack.sanctions?.length ?? 0)
        }
  })

  test('every field and value that a trigger or route asks for has words', () => {
    const words = wordsOf([pack])
    const asked = [
      ...pack.duties.flatMap(duty => [...duty.start, ...duty.stop]),
      ...pack.routes,
      ...(pack.indicators ?? []).flatMap(({ measure }) =>
        'ratio' in measure
          ? [measure.ratio.of, measure.ratio.among].flatMap(one => ('on' in one ? one.on : 'with' in one ? (one.with ?? []) : []))
          : [],
      ),
    ].flatMap(rule => Object.entries(rule.when ?? {}))
    const codes = asked.flatMap(([field, condition]) =>
      [...words.condition(field, condition).zh.matchAll(/[a-z][a-zA-Z-]{2,}/g)].map(m => `${field}: ${m[0]}`),
    )
    expect([...new Set(codes)]).toEqual([])
  })

  test('indicators and scorecards are told in words', () => {
    for (const { id } of pack.indicators ?? [])
      expect(count(explainIndicator(pack, { indicator: id, figure: { figure: 1, of: 1, among: 100 } }), 'definition')).toBe(1)
    for (const { id, rows } of pack.scorecards ?? [])
      expect(count(explainScorecard(pack, { scorecard: id, scores: [] }), 'rows')).toBe(rows.length)
  })
})
