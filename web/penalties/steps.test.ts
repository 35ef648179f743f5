import { describe, expect, test } from 'vitest'
import type { RecordView } from '../../server/cases/record-schema.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { stepsOf } from './steps.ts'

type Entry = CaseWithTimeline['timeline'][number]
const record = (id: string): RecordView => ({
  ...{
    id,
    clause: id === 'appeal' ? '8.4.1(2)' : '四',
    regulation: { zh: '制度' },
    title: { zh: id },
    fields: [],
    made: 0,
    last: null,
  },
  can: true,
})
const all = ['investigators', 'allegation-notice', 'hearing', 'penalty-notice', 'appeal', 'appeal-decision']
const reviewed = [...all, 'appeal-acceptance', 'review-panel']
let count = 0
const entry = (type: string, data: Record<string, unknown> = {}): Entry => ({
  ...{
    id: `e${++count}`,
    seq: count,
    type,
    title: { zh: type },
    at: '2026-03-02T01:00:00.000Z',
    recordedAt: '2026-03-02T01:00:00.000Z',
  },
  ...{ actor: { id: 'a', name: '甲' }, data, sealed: {}, backdated: 'no' },
})
const made = (id: string, values: object = {}) => entry('record.made', { record: id, values })
const approved = (subject: string) => entry('approval.decided', { subject, final: true, outcome: 'approved' })
const states = (timeline: Entry[], records = reviewed, closed = false) =>
  Object.fromEntries(
    stepsOf({ timeline, duties: [], records: records.map(record), can: {}, closed }).map(step => [step.id, step.state]),
  )
const toService = () => [
  entry('violation.cited', { clause: '8.2.1(2)' }),
  made('investigators'),
  entry('investigation.recorded'),
  made('allegation-notice'),
  made('hearing'),
  entry('penalty.proposed'),
  approved('matter'),
  made('penalty-notice'),
]

describe('the steps of a penalty', () => {
  test('one is next, what is before it done and what is after it ahead', () => {
    const shown = states(toService().slice(0, 4))
    expect(shown).toMatchObject({ violation: 'done', allegation: 'done', hearing: 'now', proposal: 'ahead', told: 'ahead' })
    expect(Object.values(shown).filter(state => state === 'now')).toHaveLength(1)
  })
  test('what follows an appeal comes with one, and is skipped where the case ends without', () => {
    expect(states(toService())).toMatchObject({ service: 'done', appeal: 'now', acceptance: 'ahead' })
    expect(states([...toService(), made('appeal')])).toMatchObject({ appeal: 'done', acceptance: 'now' })
    expect(states(toService(), reviewed, true)).toMatchObject({ appeal: 'skipped', acceptance: 'skipped', told: 'skipped' })
    const refused = [...toService(), made('appeal'), made('appeal-acceptance', { accepted: false })]
    expect(states(refused)).toMatchObject({ acceptance: 'done', panel: 'skipped', review: 'skipped', told: 'now' })
  })
  test('a regulation without a panel has no review to approve', () => {
    expect(Object.keys(states(toService(), all))).not.toContain('panel')
    expect(Object.keys(states(toService(), all))).not.toContain('review')
    expect(states([...toService(), made('appeal')], all)).toMatchObject({ told: 'now' })
  })
  test('after a reopening only the ground is left, and a voided record never was', () => {
    const again = [...toService(), entry('case.reopened')]
    expect(states(again)).toMatchObject({ violation: 'done', investigators: 'now', service: 'ahead' })
    const [cited, named] = toService()
    const voided = [cited!, named!, entry('event.corrected', { corrects: named!.id, void: true })]
    expect(states(voided)).toMatchObject({ violation: 'done', investigators: 'now' })
  })
  test('an appeal against an earlier decision is none against the new one', () => {
    const anew = [...toService(), made('appeal'), made('appeal-acceptance', { accepted: true }), approved('matter')]
    expect(states(anew)).toMatchObject({ decision: 'done', service: 'now', appeal: 'ahead' })
  })
  test('each says its clause', () => {
    const steps = stepsOf({ timeline: toService(), duties: [], records: reviewed.map(record), can: {}, closed: false })
    expect(steps.find(step => step.id === 'violation')?.clause).toBe('8.2.1(2)')
    expect(steps.find(step => step.id === 'appeal')?.clause).toBe('8.4.1(2)')
  })
})
