import { describe, expect, test } from 'vitest'
import { recordsPack } from '../test/records-pack.fixture.ts'
import { advance } from './advance.ts'
import { compileCalendar } from './calendar/calendar.ts'
import { chinaCalendar } from './calendar/china.ts'
import { eventsTold } from './example-events.ts'
import type { Pack, RecordField, ToldEvent } from './pack.ts'
import { type Actor, refusalOf } from './permissions.ts'
import { recordOfBoth } from './records.ts'
import { compileEdition, leadersOf, primaryEdition, type Rules } from './rules.ts'

const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '工作日历', windows: [['09:00', '18:00']] }))
const text = (zh: string) => ({ zh, en: zh })
const made = (record: string) => [{ on: 'record.made' as const, when: { record: { in: [record] } } }]

/** A regulation that leads complaints, with nothing in the way. */
const leading: Pack = {
  ...recordsPack,
  id: 'leading',
  title: text('主管制度'),
  evidence: [],
  gates: [],
  permits: [],
  duties: [],
  levels: [],
}
/** Another one that adds to them: before archiving somebody signs, and only the manager archives. */
const adding: Pack = {
  ...leading,
  id: 'adding',
  title: text('补充制度'),
  primaryFor: [],
  lifecycles: [],
  evidence: [{ id: 'signed', clause: '1', title: text('签字'), on: made('signature') }],
  gates: [
    {
      id: 'sign-first',
      clause: '1',
      title: text('先签字'),
      act: 'archive',
      kinds: ['complaint'],
      needs: [{ evidence: 'signed' }],
    },
  ],
  permits: [{ act: 'archive', clause: '2', kinds: ['complaint'], by: [{ role: 'customer-service-manager' }] }],
}
const rulesOf = (...packs: Pack[]): Rules => ({
  editions: packs.map(compileEdition),
  calendar,
  settings: { warnShare: 0, ladder: [] },
})
const somebody = (...roles: string[]): Actor => ({ person: roles[0]!, roles: roles.map(role => ({ role })) })
const opened: ToldEvent = [
  '2026-03-02 09:00',
  'case.opened',
  { kind: 'complaint', number: '1', channel: 'phone', facts: {}, rows: [], missing: [], history: false },
]
const signature: ToldEvent = ['2026-03-02 10:00', 'record.made', { record: 'signature', values: {} }]
const stateAfter = (rules: Rules, ...told: ToldEvent[]) =>
  eventsTold(rules.calendar, told, 'somebody').reduce<Parameters<typeof refusalOf>[1] | undefined>(
    (state, event) => advance(rules, state, event).state,
    undefined,
  )!

describe('gates and permits of a regulation that adds to a case', () => {
  test('keep an act back, cite their clause and name the regulation; the evidence is kept under its name', () => {
    const rules = rulesOf(leading, adding)
    const manager = somebody('customer-service-manager')
    expect(refusalOf(rules, stateAfter(rules, opened), 'archive', manager, {})).toMatchObject({
      code: 'gate.missing',
      clause: '1',
      regulation: { id: 'adding', title: { zh: '补充制度' } },
    })
    const signed = stateAfter(rules, opened, signature)
    expect(Object.keys(signed.evidence)).toEqual(['adding:signed'])
    expect(refusalOf(rules, signed, 'archive', manager, {})).toBeUndefined()
    expect(refusalOf(rules, signed, 'archive', somebody('service-desk'), {})).toMatchObject({
      code: 'act.not-yours',
      clause: '2',
      regulation: { id: 'adding' },
    })
  })

  test('bind cases taken in while it is in force, and none of before', () => {
    const later = { ...adding, inForce: { from: '2026-03-03' } }
    const rules = rulesOf(leading, later)
    expect(refusalOf(rules, stateAfter(rules, opened), 'archive', somebody('service-desk'), {})).toBeUndefined()
  })

  test('that name no kind are about the cases that their regulation leads', () => {
    const { kinds: _kinds, ...everywhere } = adding.gates[0]!
    const own = { ...adding, primaryFor: ['training'] as const, gates: [everywhere], permits: [] } as unknown as Pack
    const rules = rulesOf(leading, own)
    expect(refusalOf(rules, stateAfter(rules, opened), 'archive', somebody('service-desk'), {})).toBeUndefined()
  })

  test('both must allow; where no post could meet both, the one that prevails by a clause counts, else the leading one', () => {
    const desk = { act: 'archive', clause: '3', by: [{ role: 'service-desk' }] } as const
    const contradicting: Pack = { ...leading, permits: [{ ...desk, by: [...desk.by] }] }
    const open: Pack = { ...adding, gates: [] }
    const refusals = (rules: Rules) =>
      ['service-desk', 'customer-service-manager'].map(
        role => refusalOf(rules, stateAfter(rules, opened), 'archive', somebody(role), {})?.regulation?.id,
      )
    expect(refusals(rulesOf(contradicting, open))).toEqual([undefined, 'leading'])
    const prevailing: Pack = {
      ...open,
      related: [{ clause: '1', title: text('主管制度'), regulation: 'leading', relation: 'prevails-over' }],
    }
    expect(refusals(rulesOf(contradicting, prevailing))).toEqual(['adding', undefined])
    const shared: Pack = {
      ...contradicting,
      permits: [{ act: 'archive', clause: '3', by: [{ role: 'service-desk' }, { role: 'customer-service-manager' }] }],
    }
    expect(refusals(rulesOf(shared, open))).toEqual(['adding', undefined])
  })
})

describe('a record that two regulations ask for', () => {
  const field = (id: string, kind: 'yes-no' | 'file' | 'text', required = true) => ({ id, kind, title: text(id), required })
  const record = (...fields: RecordField[]) => ({
    id: 'hearing',
    clause: '1',
    title: text('听取申辩'),
    fields,
  })
  test('is one, with the fields of both and the stricter demand; a field of another meaning stands beside', () => {
    const both = recordOfBoth(
      record(field('statement', 'text', false), field('evidence', 'yes-no'), {
        ...field('sum', 'text'),
        kind: 'number',
        min: 0,
        max: 10,
      }),
      record(
        field('statement', 'text'),
        field('evidence', 'file'),
        { ...field('sum', 'text'), kind: 'number', max: 5 },
        field('new', 'text'),
      ),
      'furn',
    )
    expect(both.fields.map(f => [f.id, f.kind, f.required])).toEqual([
      ['statement', 'text', true],
      ['evidence', 'yes-no', true],
      ['sum', 'number', true],
      ['furn:evidence', 'file', true],
      ['new', 'text', true],
    ])
    expect(both.fields[2]).toMatchObject({ min: 0, max: 5 })
  })

  test('the one that adds reads its own field under its own name', () => {
    const reads: Pack = {
      ...adding,
      evidence: [
        {
          id: 'signed',
          clause: '1',
          title: text('签字'),
          on: [{ on: 'record.made', when: { record: { in: ['signature'] }, 'values.by': { in: ['hand'] } } }],
        },
      ],
    }
    const rules = rulesOf(leading, reads)
    const signs = (values: object): ToldEvent => ['2026-03-02 10:00', 'record.made', { record: 'signature', values }]
    expect(Object.keys(stateAfter(rules, opened, signs({ by: 'seal', 'adding:by': 'hand' })).evidence)).toEqual(['adding:signed'])
    expect(Object.keys(stateAfter(rules, opened, signs({ by: 'seal' })).evidence)).toEqual([])
  })
})

describe('the regulation that leads a kind of case', () => {
  const other: Pack = { ...leading, id: 'another', inForce: { from: '2026-02-01' } }
  const at = '2026-03-02T01:00:00.000Z'
  const choice = (regulation: string, since: string) => ({ kind: 'complaint', regulation, since })
  test('is the one that has led it longest, until the company chooses; a choice holds from its moment on', () => {
    const rules = rulesOf(other, leading)
    expect(leadersOf(rules, 'complaint', at).map(e => e.pack.id)).toEqual(['leading', 'another'])
    const chosen: Rules = { ...rules, primary: [choice('another', '2026-03-01T00:00:00.000Z')] }
    expect(primaryEdition(chosen, 'complaint', at)?.pack.id).toBe('another')
    expect(primaryEdition(chosen, 'complaint', '2026-02-20T01:00:00.000Z')?.pack.id).toBe('leading')
    // A case is folded again to the same, whatever was chosen since.
    const later: Rules = { ...rules, primary: [...chosen.primary!, choice('leading', '2026-03-03T00:00:00.000Z')] }
    expect(stateAfter(later, opened).edition).toBe(stateAfter(chosen, opened).edition)
  })
})
