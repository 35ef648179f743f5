import { describe, expect, test } from 'vitest'
import type { Entry } from '../timeline/scene.ts'
import { differenceOf } from './difference.ts'
import { stepsWithDecisions, storyOf } from './story.ts'

let made = 0
const entry = (type: string, actor: string, data: object, sealed: object = {}, id = `e${made++}`): Entry => ({
  id,
  seq: made,
  type,
  title: { zh: type },
  at: '2026-03-02T09:00:00.000Z',
  recordedAt: '2026-03-02T09:00:00.000Z',
  actor: { id: actor, name: actor },
  data: { ...data },
  sealed: { ...sealed },
  backdated: 'no',
})
const step = (id: string, ...people: string[]) => ({
  id,
  mode: 'any',
  clause: '12(3)',
  people: people.map(person => ({ person, role: 'legal' })),
})
const route = [step('first', 'a'), step('second', 'b')]
const submitted = (round: number, amountFen: number, terms: string) =>
  entry('compensation.submitted', 's', { round, amountFen, route }, { terms }, `r${round}`)
const decided = (actor: string, at: string, decision: string, more: object = {}) =>
  entry('approval.decided', actor, {
    request: 'r1',
    subject: 'compensation',
    step: at,
    decision,
    outcome: 'open',
    final: false,
    ...more,
  })

describe('the story of an approval', () => {
  test('keeps what no longer counts, and says since when', () => {
    const back = decided('b', 'second', 'return', { toStep: 'first' })
    const story = storyOf([submitted(1, 100, '一次付清'), decided('a', 'first', 'approve'), back], 'r1')
    expect(story?.outcome).toBe('open')
    expect(story?.request.step).toBe(0)
    expect(story?.decisions.map(one => [one.actor, one.voidedBy?.id])).toEqual([
      ['a', back.id],
      ['b', back.id],
    ])
  })

  test('has both names of a decision in somebody’s place, and ends with what settled it', () => {
    const last = decided('c', 'second', 'approve', { onBehalfOf: 'b', final: true, outcome: 'approved' })
    const story = storyOf([submitted(1, 100, '甲'), decided('a', 'first', 'approve'), last], 'r1')
    expect(story?.outcome).toBe('approved')
    expect(story?.settledBy?.id).toBe(last.id)
    expect(story?.decisions.at(-1)).toMatchObject({ person: 'b', actor: 'c', voidedBy: undefined })
    expect(stepsWithDecisions(story!).map(row => row.decisions.length)).toEqual([1, 1])
  })

  test('of a round that was replaced, withdrawn, or is of another case', () => {
    const two = submitted(2, 200, '乙')
    expect(storyOf([submitted(1, 100, '甲'), two], 'r1')?.outcome).toBe('replaced')
    const withdrawn = entry('approval.withdrawn', 's', { request: 'r1', subject: 'compensation' })
    expect(storyOf([submitted(1, 100, '甲'), withdrawn, two], 'r1')?.outcome).toBe('withdrawn')
    expect(storyOf([two], 'nowhere')).toBeUndefined()
  })

  test('keeps a decision of a step that a changed amount took off the route', () => {
    const changed = entry('approval.amount-changed', 's', {
      request: 'r1',
      amountFen: 500,
      decisiveFen: 500,
      route: [step('third', 'd')],
      voided: ['first'],
      added: ['third'],
      dropped: ['first', 'second'],
    })
    const story = storyOf([submitted(1, 100, '甲'), decided('a', 'first', 'approve'), changed], 'r1')
    expect(stepsWithDecisions(story!).map(row => [row.step?.id, row.decisions.map(one => one.actor)])).toEqual([
      ['third', []],
      [undefined, ['a']],
    ])
  })
})

describe('the difference since the last round', () => {
  test('names the fields that changed, with both sides', () => {
    const two = submitted(2, 200, '一次付清')
    const story = storyOf([submitted(1, 100, '一次付清'), two], 'r2')
    expect(story?.previous?.id).toBe('r1')
    expect(differenceOf(story!.previous!, two)).toMatchObject([
      { kind: 'field', field: { name: 'amountFen' }, before: 100, after: 200 },
    ])
  })

  test('of a plan: the measures that are gone and that are new', () => {
    const measure = { department: 'd', person: 'p', dueAt: '2026-03-05T09:00:00.000Z' }
    const plan = (round: number, texts: string[]) =>
      entry(
        'plan.submitted',
        's',
        { round, route, measures: texts.map(() => measure) },
        { measureTexts: texts, resources: '一套', amendment: `第${round}轮` },
      )
    const [one, two] = [plan(1, ['更换', '校准']), plan(2, ['更换', '培训'])]
    expect(differenceOf(one, two)).toEqual([
      { kind: 'measures', gone: [{ text: '校准', ...measure }], fresh: [{ text: '培训', ...measure }] },
    ])
    expect(differenceOf(one, plan(2, ['更换', '校准']))).toEqual([])
  })

  test('of a form: by the form’s own fields', () => {
    const form = (round: number, values: object) => entry('form.submitted', 's', { round, route, form: 'f' }, { values })
    expect(differenceOf(form(1, { a: '旧', b: '同' }), form(2, { a: '新', b: '同' }))).toEqual([
      { kind: 'value', form: 'f', id: 'a', before: '旧', after: '新' },
    ])
  })
})
