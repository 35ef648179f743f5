import { describe, expect, test } from 'vitest'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import { Pack } from '../../../engine/pack.ts'
import { addClause, addReading, citesOf, numberRefused, removeClause, removeReading, renameClause } from './edit-clauses.ts'
import { addDuty, addRung, changeRung, removeRung, setStop } from './edit-duty.ts'
import { addEvidence, addGate, removeEvidence, setNeeds, usersOfEvidence } from './edit-gate.ts'
import { idFor, idsOf } from './edit-ids.ts'
import {
  addRole,
  addSimple,
  addWeight,
  lacking,
  removeWeight,
  setWeight,
  simpleParts,
  usersOf,
  weightSum,
} from './edit-measures.ts'
import { changeRule, type PartName, removeRule } from './edit-pack.ts'
import { addField, changeField, fieldKinds, fieldOfKind, moveField, removeField, setChoices } from './edit-record.ts'
import { addRoute, addStep, changeStep, moveStep, removeStep } from './edit-route.ts'
import { rulesAt } from './rules-at.ts'

/** The pack as the server would take it, and the same again after it went there and back. */
function roundTrip(pack: Pack): Pack {
  const parsed = Pack.parse(JSON.parse(JSON.stringify(pack)))
  expect(parsed).toEqual(pack)
  return parsed
}
const dutyOf = (pack: Pack, id: string) => pack.duties.find(duty => duty.id === id)!

describe('ids', () => {
  test('are made from titles in any script, and never twice in one pack', () => {
    expect(idFor('首次回复客户', new Set())).toBe('shou-ci-hui-fu-ke-hu')
    expect(idFor('30分钟内上报', new Set())).toBe('30-fen-zhong-nei-shang-bao')
    expect(idFor('Reply at once!', new Set())).toBe('reply-at-once')
    expect(idFor('！！', new Set(['rule']))).toBe('rule-2')
    expect(idFor('回复', new Set(['hui-fu', 'hui-fu-2']))).toBe('hui-fu-3')
    expect(idsOf(cleanPack)).toContain('plan-needs-check')
  })
})

describe('a duty', () => {
  const made = addDuty(cleanPack, '1', '二次回访')
  test('added by its name alone is a duty the engine takes, under its clause', () => {
    expect(dutyOf(roundTrip(made.pack), made.id)).toMatchObject({
      clause: '1',
      title: { zh: '二次回访' },
      meaning: made.id,
      kinds: ['complaint'],
    })
  })
  test('offers the acts that end it', () => {
    const done = setStop(made.pack, made.id, [{ on: 'plan.submitted' }, { on: 'handling.completed' }])
    expect(dutyOf(roundTrip(done), made.id).acts).toEqual(['plan', 'complete'])
  })
  test('gets a ladder rung by rung, and loses it again without a trace', () => {
    const two = changeRung(addRung(addRung(made.pack, made.id), made.id), made.id, 1, {
      after: { workdays: 1 },
      to: { role: 'department-head' },
      clause: '3',
    })
    expect(dutyOf(roundTrip(two), made.id).escalate).toEqual([
      { clause: '1', after: { hours: 1 }, to: { role: 'front-line' } },
      { clause: '3', after: { workdays: 1 }, to: { role: 'department-head' } },
    ])
    const none = removeRung(removeRung(two, made.id, 0), made.id, 0)
    expect(roundTrip(none)).toEqual(made.pack)
  })
  test('that loses an optional part has no empty place for it', () => {
    const untimed = changeRule(made.pack, 'duties', made.id, { within: undefined })
    expect('within' in dutyOf(roundTrip(untimed), made.id)).toBe(false)
    expect(removeRule(made.pack, 'duties', made.id)).toEqual(cleanPack)
  })
})

describe('a gate', () => {
  test('asks for evidence that the pack has already where it means the same', () => {
    const on = { on: 'record.made', when: { record: { in: ['check'] } } } as const
    const made = addGate(cleanPack, '3', '先检查再完成', 'complete', {
      title: '检查',
      on: { on: on.on, when: { record: { in: ['check'] } } },
    })
    expect(roundTrip(made.pack).evidence).toEqual(cleanPack.evidence)
    expect(made.pack.gates.at(-1)).toMatchObject({ act: 'complete', needs: [{ evidence: 'checked' }] })
  })
  test('brings new evidence with it where there is none, and never asks for nothing', () => {
    const made = addGate(cleanPack, '3', '先调查再启动', 'start', { title: '已调查', on: { on: 'investigation.recorded' } })
    const evidence = roundTrip(made.pack).evidence.at(-1)!
    expect(evidence).toMatchObject({ title: { zh: '已调查' }, on: [{ on: 'investigation.recorded' }] })
    expect(setNeeds(made.pack, made.id, [])).toBe(made.pack)
    expect(setNeeds(made.pack, made.id, ['checked', evidence.id]).gates.at(-1)!.needs).toHaveLength(2)
    expect(removeEvidence(made.pack, evidence.id)).toBe(made.pack)
    expect(usersOfEvidence(made.pack, evidence.id).map(one => one.title)).toEqual(['先调查再启动'])
    const free = addEvidence(cleanPack, '1', '已归档', { on: 'case.archived' })
    expect(removeEvidence(free.pack, free.id)).toEqual(cleanPack)
  })
})

describe('a clause', () => {
  test('has a number of its own', () => {
    expect(numberRefused(cleanPack, ' ')).toBe('empty')
    expect(numberRefused(cleanPack, '１')).toBe('taken')
    expect(numberRefused(cleanPack, '1', '1')).toBeUndefined()
    const added = addClause(cleanPack, '７（２）', { title: { zh: '回访' }, gist: { zh: '回访两次' } })
    expect(Object.keys(roundTrip(added).clauses)).toContain('7(2)')
    expect(removeClause(added, '7(2)')).toEqual(cleanPack)
  })
  test('renumbered takes every rule, row, step, reading, term and law with it', () => {
    const renamed = roundTrip(renameClause(cleanPack, '3', '9'))
    expect(citesOf(renamed, '3')).toEqual([])
    expect(citesOf(renamed, '9')).toHaveLength(citesOf(cleanPack, '3').length)
    expect(renamed.routes[0]!.steps[0]!.clause).toBe('9')
    expect(renameClause(cleanPack, '4', '9').terms).toEqual([expect.objectContaining({ usedIn: ['9'], definedIn: '9' })])
    expect(renameClause(renamed, '9', '3')).toEqual(cleanPack)
  })
  test('that rules still cite stays, and they are named', () => {
    expect(removeClause(cleanPack, '2')).toBe(cleanPack)
    expect(citesOf(cleanPack, '2').map(one => one.part)).toEqual(['levels', 'levels', 'tables', 'readings'])
  })
  test('gets a reading, and rules that followed it follow the words again once it goes', () => {
    const reading = { clause: '1', says: { zh: '四小时按工作时间' }, by: '质量部', on: '2026-06-01' }
    const added = addReading(cleanPack, reading)
    const id = Object.keys(added.readings).at(-1)!
    const followed = changeRule(added, 'duties', 'reply', { reading: id })
    expect(roundTrip(followed).duties[0]!.reading).toBe(id)
    expect(removeReading(followed, id)).toEqual(cleanPack)
  })
})

describe('a route', () => {
  test('has steps in order, each any, all or a share', () => {
    const made = addRoute(cleanPack, '3', 'plan')
    const two = addStep(made.pack, made.id)
    const shared = changeStep(two, made.id, 1, { mode: 'quorum', by: [{ role: 'department-head' }], within: { workdays: 2 } })
    const route = (pack: Pack) => pack.routes.find(one => one.id === made.id)!
    expect(route(roundTrip(shared)).steps[1]).toMatchObject({
      mode: 'quorum',
      quorum: { of: 3, need: 2 },
      within: { workdays: 2 },
    })
    const first = moveStep(shared, made.id, 1, -1)
    expect(route(first).steps.map(step => step.mode)).toEqual(['quorum', 'any'])
    expect('quorum' in route(roundTrip(changeStep(first, made.id, 0, { mode: 'all' }))).steps[0]!).toBe(false)
    expect(route(removeStep(made.pack, made.id, 0)).steps).toHaveLength(1)
  })
})

describe('a record', () => {
  test('has fields of every kind, whose choices are lines of text', () => {
    let pack = addField(cleanPack, 'check', '结论')
    expect(roundTrip(pack).records![0]!.fields.at(-1)).toMatchObject({ id: 'jie-lun', kind: 'text', required: false })
    for (const kind of fieldKinds) {
      pack = changeField(pack, 'check', 2, field => fieldOfKind(field, kind, ['一', '二']))
      expect(roundTrip(pack).records![0]!.fields[2]!.kind).toBe(kind)
    }
    const chosen = changeField(cleanPack, 'check', 1, field => setChoices(field, ['电机', ' 轴承 ', '', '轴承']))
    expect(roundTrip(chosen).records![0]!.fields[1]).toMatchObject({
      values: [
        { id: 'motor', title: { zh: '电机', en: '电机' } },
        { id: 'zhou-cheng', title: { zh: '轴承' } },
      ],
    })
    expect(moveField(cleanPack, 'check', 1, -1).records![0]!.fields.map(field => field.id)).toEqual(['part', 'passed'])
    const one = removeField(cleanPack, 'check', 1)
    expect(removeField(one, 'check', 0)).toEqual(one)
  })
})

describe('rules of one title', () => {
  test.each(simpleParts)('%s begins so that the pack is one', part => {
    const name = part as PartName
    const made = addSimple(cleanPack, name as 'levels', '5', '新的一项')
    const list = roundTrip(made.pack)[name] as readonly object[]
    const cited = part === 'terms' ? { usedIn: ['5'] } : { clause: '5' }
    // What has no name of its own is found by its place.
    const isNamed = part !== 'related' && part !== 'laws' && part !== 'levelMaps'
    expect(made.id).toBe(isNamed ? 'xin-de-yi-xiang' : String(list.length - 1))
    expect(list.at(-1)).toMatchObject(isNamed ? { id: made.id, ...cited } : cited)
    expect(rulesAt(made.pack, '5').some(at => at.part === name && at.id === made.id)).toBe(true)
  })
  test('wait for what they are made of', () => {
    const { indicators: _none, ...bare } = cleanPack
    expect(lacking(bare, 'scorecards')).toBe('indicators')
    expect(addSimple(bare, 'scorecards', '5', '考核').pack).toBe(bare)
  })
  test('weights sum without the errors of fractions, and a new one takes what is left', () => {
    const more = addSimple(cleanPack, 'indicators', '5', '满意率')
    const card = (pack: Pack) => pack.scorecards![0]!
    const third = setWeight(more.pack, 'card', 0, 33.3)
    const two = addWeight(third, 'card', more.id)
    expect(card(roundTrip(two)).rows.map(row => row.weight)).toEqual([33.3, 66.7])
    expect(weightSum(card(two))).toEqual({ sum: 100, open: 0 })
    expect(weightSum(card(setWeight(two, 'card', 1, { open: '[X]' })))).toEqual({ sum: 33.3, open: 1 })
    expect(removeWeight(removeWeight(two, 'card', 1), 'card', 0).scorecards![0]!.rows).toHaveLength(1)
  })
  test('a post comes from the organisation, once; what is in use is known', () => {
    const pack = roundTrip(addRole(cleanPack, '3', 'leader', '组长'))
    expect(addRole(pack, '3', 'leader', '组长')).toBe(pack)
    expect(usersOf(pack, 'roles', 'leader')).toEqual([])
    expect(usersOf(pack, 'roles', 'department-head').map(one => one.part)).toEqual(['permits', 'duties', 'routes'])
    expect(usersOf(pack, 'records', 'check').map(one => one.id)).toEqual(['checked'])
    expect(usersOf(pack, 'levels', 'serious').map(one => one.id)).toEqual(['grading'])
  })
})
