import { describe, expect, it } from 'vitest'
import type { Pack } from '../../../engine/pack.ts'
import { equip } from '../../../policies/equip/2026-01-01/pack.ts'
import { furn } from '../../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../../policies/penal/2026-01-01/pack.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { AskEdition } from '../../../server/policies/explain/schema.ts'
import { askable, askOf, fieldsOf, settled } from './ask.ts'
import type { AskField, AskValues } from './ask-field.ts'
import { askOfRule, askPath } from './ask-path.ts'

const now = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' }
const settle = (pack: Pack, values: AskValues) => settled(pack, values, now)
/** Something for every field, as a person would fill it in. */
const answer = (field: AskField): string => {
  switch (field.kind) {
    case 'choice':
      return field.options[0]?.value ?? ''
    case 'yes-no':
      return 'true'
    case 'day':
      return '2026-03-02'
    case 'days':
      return '2026-01-05,2026-02-02'
    case 'moment':
      return '2026-03-02T01:00:00.000Z'
    case 'pauses':
      return '2026-03-02T02:00:00.000Z~2026-03-02T03:00:00.000Z'
    case 'period':
      return '2026-03'
    default:
      return '50'
  }
}
/** Fills in the form as it grows. */
function filled(pack: Pack, values: AskValues): AskValues {
  const next = settle(pack, values)
  const empty = fieldsOf(pack, next).find(field => (next[field.name] ?? '') === '' && answer(field) !== '')
  return empty === undefined ? next : filled(pack, { ...next, [empty.name]: answer(empty) })
}

describe('the form of an explanation', () => {
  it.each([
    ['robot', robot],
    ['equip', equip],
    ['furn', furn],
    ['penal', penal],
  ] as const)(
    'can be filled in for everything that %s has rules for, in words only, and asks what the server takes',
    (_name, pack) => {
      expect(askable(pack)).toContain('due')
      for (const about of askable(pack)) {
        const values = filled(pack, { about })
        expect([about, AskEdition.safeParse(askOf(pack, values)).error?.issues]).toEqual([about, undefined])
        for (const field of fieldsOf(pack, values)) {
          expect([field.name, field.label.zh]).not.toEqual([field.name, field.name.replace(/^.\./, '')])
          expect(field.label.en).toBeTruthy()
        }
      }
    },
  )

  it('asks of a duty only what it depends on, and begins with now', () => {
    const values = settle(robot, { about: 'due', rule: 'verify' })
    expect(values.at).toBe(now.now)
    expect(askOf(robot, values)).toMatchObject({ about: 'due', rule: 'verify', at: now.now, pauses: [] })
    const paused = settle(robot, {
      ...values,
      pauses: '2026-03-02T02:00:00.000Z~,2026-03-02T02:00:00.000Z~2026-03-02T03:00:00.000Z',
    })
    const asked = askOf(robot, paused)
    if (robot.duties.find(one => one.id === 'verify')?.pausable === true)
      expect(asked).toMatchObject({ pauses: [['2026-03-02T02:00:00.000Z', '2026-03-02T03:00:00.000Z']] })
    else expect(asked).toMatchObject({ pauses: [] })
  })

  it('takes grade and whom from the sanction under a clause, and waits for a grade where none is chosen', () => {
    const sanction = penal.sanctions!.find(one => one.of === 'department')!
    const values = settle(penal, { ...askOfRule('sanction', sanction.id) })
    expect(values).toMatchObject({ grade: sanction.grade, of: 'department', on: now.today })
    expect(askOf(penal, values)).toMatchObject({ about: 'penalty', grade: sanction.grade, of: 'department' })
    expect(askOf(penal, settle(penal, { about: 'penalty' }))).toBeUndefined()
  })

  it('drops the violation when another grade is chosen, and what stood there for another question', () => {
    const [violation] = penal.violations!
    const other = penal.grades!.find(one => one.id !== violation!.grade)!
    expect(settle(penal, { about: 'penalty', violation: violation!.id, grade: other.id })).not.toHaveProperty('violation')
    expect(settle(penal, { about: 'due', grade: other.id })).not.toHaveProperty('grade')
  })

  it('takes subject and level from the route under a clause', () => {
    const route = robot.routes.find(one => one.subject === 'plan' && one.levels !== undefined)!
    const values = settle(robot, { ...askOfRule('route', route.id) })
    expect(values).toMatchObject({ about: 'route', subject: 'plan', level: route.levels![0] })
    expect(values).not.toHaveProperty('route')
  })

  it('stands in the address whole', () => {
    const path = askPath({ id: 'penal', edition: '2026-01-01' }, { about: 'penalty', before: '2026-01-05,2026-02-02', of: '' })
    expect(path).toBe('/policies/penal/2026-01-01/why?about=penalty&before=2026-01-05%2C2026-02-02')
  })
})
