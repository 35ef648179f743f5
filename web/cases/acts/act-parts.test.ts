import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Act, acts, definitionOfAct } from '../../../events/registry.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import type { Me } from '../../../server/me/schema.ts'
import { sayIn } from '../../language/use-words.ts'
import { pathOfName } from '../../ui/act-form-field.ts'
import { namesOf } from '../packs.ts'
import { actKey, actWords } from '../words-acts.ts'
import { fieldWords } from '../words-fields.ts'
import { actParts } from './act-parts.ts'
import type { ActScene } from './act-scene.ts'
import { eventFields } from './event-fields.ts'
import { actGroups } from './next-act.ts'

const current = {
  id: 'c1',
  kind: 'anomaly',
  channel: 'phone',
  title: '停机',
  description: '停机',
  demand: '恢复',
  level: 'major',
  proposed: 'major',
  contact: {},
  customer: null,
  category: null,
  subtype: null,
  department: null,
  owner: null,
  facts: {},
  nodes: { 'product-accepted': 'reached' },
  people: {},
  missing: ['customer', 'contact', 'description', 'demand', 'occurredAt'],
  requests: [],
  unconfirmed: [],
  reports: [],
  duties: [],
  timeline: [],
  records: [
    {
      id: 'check',
      clause: '9',
      title: { zh: '现场检查' },
      regulation: { zh: '制度' },
      fields: [
        { id: 'passed', title: { zh: '合格' }, required: true, kind: 'yes-no' },
        { id: 'remarks', title: { zh: '说明' }, required: true, kind: 'text' },
      ],
      can: true,
      made: 0,
      last: null,
    },
  ],
} as unknown as CaseWithTimeline // the parts that forms read

const scene = (act: Act): ActScene => ({
  case: current,
  pack: undefined,
  names: namesOf([], 'zh'),
  me: {
    person: { id: 'me', name: '我', title: '', roles: [] },
    organisation: { timeZone: 'Asia/Shanghai' },
  } as unknown as Me, // what forms read
  language: 'zh',
  target: { event: 'e1', request: 'r1', report: 'r2', record: 'check' },
  t: sayIn(actWords, 'zh'),
  words: { yes: '是', no: '否' },
  forms:
    act === 'submit-form'
      ? [
          {
            id: 'f',
            clause: '9',
            title: { zh: '记录表' },
            fields: [{ id: 'a', title: { zh: '甲' }, multiline: false, required: true, value: '' }],
            submitted: [],
          },
        ]
      : [],
})

/** Filled in from its own panel, item by item, and never as a form of fields. */
const fromItsPanel: Readonly<Partial<Record<Act, string>>> = { 'fill-checklist': 'checklists/checklists-panel.tsx' }
const withForm = acts.filter(act => !(act in fromItsPanel))

test.each(Object.entries(fromItsPanel))('%s is sent by its own panel', (act, panel) => {
  const source = readFileSync(fileURLToPath(new URL(`../../${panel}`, import.meta.url)), 'utf8')
  expect(source).toContain(`sendCaseAct(current.id, '${act}'`)
  expect(new Set<string>(Object.values(actGroups).flat()).has(act)).toBe(false)
})

test.each(withForm)('%s: every field that its event insists on is asked for or filled in', act => {
  const parts = actParts(act, scene(act), () => 0)
  const asked = new Set(parts.fields.map(field => String(pathOfName(field.name)[0])))
  const insisted = Object.entries(parts.schema.shape).flatMap(([name, schema]) =>
    schema.safeParse(undefined).success ? [] : [name],
  )
  expect(insisted.filter(name => !asked.has(name))).toEqual([])
  // And nothing is asked for that the schema would throw away.
  expect([...asked].filter(name => !(name in parts.schema.shape))).toEqual([])
  expect(actKey(act)).toBe(act)
})

test.each(acts)('%s: its fields have names in words', act => {
  const type = definitionOfAct(act)?.type ?? ''
  const known = new Set(Object.keys(fieldWords.zh))
  expect(eventFields(type).filter(field => !known.has(field.name) && !known.has(`${type}#${field.name}`))).toEqual([])
})

test('every act is in the menu, or belongs to one event of the timeline or to a panel of its own', () => {
  const shown = new Set<string>(Object.values(actGroups).flat())
  expect(withForm.filter(act => !shown.has(act) && act !== 'correct' && act !== 'confirm-backdating')).toEqual([])
})

test('a time more than five minutes back asks why it is recorded only now', () => {
  const now = Date.parse('2026-03-02T09:00:00.000Z')
  const { schema } = actParts('start', scene('start'), () => now)
  expect(schema.safeParse({ $at: '2026-03-02T08:56:00.000Z' }).success).toBe(true)
  expect(schema.safeParse({ $at: '2026-03-02T08:54:00.000Z' }).error?.issues.map(i => i.path)).toEqual([
    ['$reason'],
    ['$evidence'],
  ])
  const whole = { $at: '2026-03-02T08:54:00.000Z', $reason: '在现场', $evidence: ['f'] }
  expect(schema.safeParse(whole).success).toBe(true)
})

test('a plan sends its rows as measures and texts, in the same order', () => {
  const { dataOf } = actParts('plan', scene('plan'), () => 0)
  const row = { department: 'd', person: 'p', dueAt: '2026-03-03T09:00:00.000Z' }
  expect(
    dataOf({
      measures: [
        { ...row, text: '更换' },
        { ...row, text: '校准' },
      ],
      resources: '一套',
    }),
  ).toEqual({ measures: [row, row], measureTexts: ['更换', '校准'], resources: '一套' })
})

test('an act of an hour ago asks for the reason, marked as needed, and for evidence; one of now asks for neither; files have no time', () => {
  const now = Date.parse('2026-09-30T02:00:00.000Z')
  const parts = actParts('note', scene('note'), () => now)
  const asked = (at: string | undefined) =>
    parts.fields.filter(field => field.name !== '$at' && field.name.startsWith('$') && field.when?.({ $at: at }) === true)
  expect(asked(undefined)).toEqual([])
  expect(asked('2026-09-30T01:56:00.000Z')).toEqual([])
  expect(asked('2026-09-30T01:00:00.000Z').map(field => [field.name, field.required])).toEqual([
    ['$reason', true],
    ['$evidence', true],
  ])
  expect(actParts('attach', scene('attach'), () => now).fields.map(field => field.name)).toEqual(['files'])
})

test('the demand that was verified need not be typed again to complete the record', () => {
  const timeline = [{ type: 'case.verified', sealed: { demand: '当天恢复' } }]
  const verified = { ...current, timeline } as unknown as CaseWithTimeline // what the form reads
  const { initial } = actParts('complete-record', { ...scene('complete-record'), case: verified }, () => 0)
  expect(initial).toMatchObject({ demand: '当天恢复' })
})
