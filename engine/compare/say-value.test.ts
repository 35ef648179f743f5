import { describe, expect, test } from 'vitest'
import { cleanPack } from '../lint/clean-pack.fixture.ts'
import type { Pack } from '../pack.ts'
import { isSame } from './compare-editions.ts'
import { itemsOf } from './pack-items.ts'
import { fieldTitle } from './part-words.ts'
import { sayerOf } from './say-value.ts'

const t = (zh: string, en = zh) => ({ zh, en })
const pack: Pack = {
  ...structuredClone(cleanPack),
  categories: [{ id: 'robot', clause: '1', title: t('机器人', 'robot'), subtypes: [] }] as unknown as Pack['categories'],
  forms: [{ id: 'plan-form', clause: '1', title: t('方案表', 'plan form') }] as unknown as Pack['forms'],
}
const say = sayerOf(pack, { role: id => t(`岗位 ${id}`, `post ${id}`) })
const called = (field: string) => ({ zh: fieldTitle(field).zh, en: fieldTitle(field).en ?? fieldTitle(field).zh })

describe('a value is said', () => {
  test('not at all where there is none', () => {
    expect(say('clause', undefined)).toBeNull()
    expect(say('clause', null)).toBeNull()
  })
  test('as yes, no, a number, or an amount in 元', () => {
    expect([say('pausable', true), say('pausable', false)]).toEqual([t('是', 'yes'), t('否', 'no')])
    expect(say('rank', 3)).toEqual(t('3'))
    expect(say('amountFen', 5_000_000)).toEqual({ zh: '5 万元', en: expect.stringContaining('50,000') })
  })
  test('by the name that the regulation gives it', () => {
    const named: [string, string, string][] = [
      ['level', 'minor', '轻微'],
      ['levels', 'serious', '严重'],
      ['category', 'robot', '机器人'],
      ['categories', 'robot', '机器人'],
      ['needs', 'checked', '现场检查'],
      ['evidence', 'checked', '现场检查'],
      ['ifSeen', 'checked', '现场检查'],
      ['form', 'plan-form', '方案表'],
      ['indicator', 'on-time', '及时率'],
      ['grade', 'general', '一般'],
      ['stage', 'planned', '已有方案'],
      ['record', 'check', '现场检查'],
      ['role', 'front-line', '一线'],
      ['roles', 'department-head', '部门负责人'],
    ]
    for (const [field, value, zh] of named) expect([field, say(field, value)?.zh]).toEqual([field, zh])
  })
  test('by the company’s name of a post, by the event, the act or the fixed word, or as it is written', () => {
    expect(say('role', 'leader')).toEqual(t('岗位 leader', 'post leader'))
    expect(say('kind', 'complaint')).toEqual(t('投诉', 'complaint'))
    expect(say('kinds', 'complaint')).toEqual(t('投诉', 'complaint'))
    expect(say('level', 'unknown')).toEqual(t('unknown'))
    expect(say('on', 'no.such-event')).toEqual(t('no.such-event'))
    expect(say('act', 'no-such-act')).toEqual(t('no-such-act'))
    expect(say('on', 'case.opened')!.zh).not.toBe('case.opened')
    expect(say('act', 'plan')!.zh).not.toBe('plan')
    expect(say('acts', 'plan')).toEqual(say('act', 'plan'))
    expect(say('grade', 'minor')).toEqual(t('minor'))
  })
  test('of a regulation without such lists, as it is written', () => {
    const { indicators: _i, grades: _g, records: _r, ...rest } = pack
    const plain = sayerOf(rest as Pack, { role: id => t(id) })
    for (const field of ['indicator', 'grade', 'record']) expect(plain(field, 'x')).toEqual(t('x'))
  })
  test('one after the other in a list, with semicolons where its things are long', () => {
    expect(say('levels', ['minor', 'serious'])).toEqual(t('轻微、严重', '轻微, 严重'))
    expect(say('by', [{ role: 'front-line' }, { anyone: true }])).toEqual(t('一线、任何人', '一线, anybody'))
    const long = { x: 1, y: 2, z: 3 }
    expect(say('list', [{ x: 1, y: 2 }, 'b'])!.zh).toContain('、')
    expect(say('list', [long, 'b'])!.zh).toBe('x：1，y：2，z：3；b')
    expect(say('list', [long, 'b'])!.en).toBe('x: 1, y: 2, z: 3; b')
    expect(say('levels', ['minor', null])).toEqual(t('轻微、', '轻微, '))
  })
})

describe('what has parts is said', () => {
  test('in its own words where it is a text', () => {
    expect(say('says', { zh: '甲', en: 'A' })).toEqual(t('甲', 'A'))
    expect(say('says', { zh: '甲' })).toEqual(t('甲'))
    expect(say('says', { zh: '甲', rank: 1 })!.zh).toBe(`${called('zh').zh}：甲，${called('rank').zh}：1`)
  })
  test('as a length of time, a post, a part in the case, anybody, or as left open', () => {
    expect(say('within', { workdays: 3 })).toEqual(t('3 工作日', '3 working days'))
    expect(say('within', { workMinutes: 30 })).toEqual(t('30 工作分钟', '30 working minutes'))
    expect(say('owner', { role: 'front-line' })).toEqual(t('一线'))
    expect(say('owner', { caseRole: 'handler' })).toEqual(t('处置人', 'handler'))
    expect(say('by', { anyone: true })).toEqual(t('任何人', 'anybody'))
    expect(say('from', { open: '[X]元' })).toEqual(t('[X]元'))
    expect(say('x', { workdays: 'three' })!.zh).toContain('three')
    expect(say('x', {})).toEqual(t(''))
    expect(say('x', { workdays: 1, rank: 2 })!.zh).toBe(`${called('workdays').zh}：1，${called('rank').zh}：2`)
    expect(say('x', { role: 'front-line', rank: 2 })!.zh).toContain(`${called('role').zh}：一线`)
    expect(say('x', { rank: 2 })!.zh).toBe(`${called('rank').zh}：2`)
  })
  test('as conditions, by list, from, below, both, or without any', () => {
    const amount = called('amountFen')
    const when = (condition: object) => say('when', { amountFen: condition })!
    expect(when({ gte: 1_000_000 }).zh).toBe(`${amount.zh}不低于 1 万元`)
    expect(when({ lt: 1_000_000 }).zh).toBe(`${amount.zh}低于 1 万元`)
    expect(when({ gte: 0, lt: 1_000_000 }).zh).toMatch(/不低于 0.*、低于 1 万元$/)
    expect(when({ gte: 1_000_000, lt: 2_000_000 }).en).toMatch(/ at least .*, below /)
    expect(when({})).toEqual(t(`${amount.zh}不限`, `${amount.en} any`))
    expect(say('when', { level: { in: ['minor', 'serious'] } })).toEqual(
      t(`${called('level').zh}为轻微、严重`, `${called('level').en} is 轻微, 严重`),
    )
    expect(say('when', { level: ['minor'] })!.zh).toBe(`${called('level').zh}为轻微`)
    expect(say('when', { level: { in: ['minor'] }, rank: { lt: 3 } })).toEqual(
      t(`${called('level').zh}为轻微，${called('rank').zh}低于 3`, `${called('level').en} is 轻微, ${called('rank').en} below 3`),
    )
    expect(say('when', { level: undefined })!.zh).toBe(called('level').zh)
    // A field that a table has is called what the table calls it.
    expect(say('when', { lossFen: { lt: 100 } })!.zh).toBe('损失低于 1 元')
  })
  test('as an event, with its conditions where it has some', () => {
    const event = say('on', 'case.opened')!
    expect(say('start', { on: 'case.opened' })!.zh).toBe(event.zh)
    expect(say('start', { on: 'case.opened', when: { rank: { lt: 3 } } })).toEqual(
      t(`${event.zh}（${called('rank').zh}低于 3）`, `${event.en} (${called('rank').en} below 3)`),
    )
  })
  test('part by part, without an id beside a title, and without what is not there', () => {
    expect(say('x', { id: 'a', title: t('甲', 'A'), rank: 2, gone: undefined, none: null })).toEqual(
      t(`${called('title').zh}：甲，${called('rank').zh}：2`, `${called('title').en}: A, ${called('rank').en}: 2`),
    )
    expect(say('x', { id: 'a', by: [{ role: 'front-line' }] })!.zh).toBe(`${called('by').zh}：一线`)
    expect(say('x', { id: 'a', rank: 2 })!.zh).toBe(`${called('id').zh}：a，${called('rank').zh}：2`)
  })
})

test('values are the same as data: the order of keys does not matter, nor keys without a value; the order of a list does', () => {
  expect(isSame({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1, d: undefined })).toBe(true)
  const different: [unknown, unknown][] = [
    [1, 2],
    [1, '1'],
    [null, {}],
    [{}, null],
    [undefined, {}],
    [{}, 'x'],
    ['x', {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [[], {}],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ]
  for (const [a, b] of different) expect([a, b, isSame(a, b)]).toEqual([a, b, false])
})

describe('an edition is taken apart', () => {
  const find = (part: string) =>
    itemsOf(pack)
      .filter(one => one.part === part)
      .map(({ id, title, clause }) => [id, title.zh, clause])
  test('into things by their names, each at its clause', () => {
    expect(find('edition')).toEqual([['edition', '示例制度', undefined]])
    expect(find('clauses')[0]).toEqual(['1', '受理', '1'])
    expect(find('readings')).toEqual([['small', '损失含税', '2']])
    expect(find('roles').map(([id]) => id)).toEqual(['front-line', 'department-head'])
    expect(find('lifecycles')).toEqual([['complaint', '投诉', '1']])
    expect(find('stages')).toEqual([
      ['complaint/open', '投诉 · 受理', '1'],
      ['complaint/planned', '投诉 · 已有方案', '3'],
    ])
    expect(find('tables')).toEqual([['grading', '定级表', undefined]])
    expect(find('rows').map(([id, title]) => [id, title])).toEqual([
      ['grading/small', '定级表 · 小额'],
      ['grading/large', '定级表 · 大额'],
    ])
    expect(find('laws')).toEqual([['civil-code 4', 'civil-code', '4']])
    expect(find('terms')).toEqual([['repeat', '多次', undefined]])
    expect(itemsOf(pack).find(one => one.id === 'reply')!.value).not.toHaveProperty('id')
    expect(itemsOf(pack).find(one => one.part === 'lifecycles')!.value).not.toHaveProperty('stages')
    expect(itemsOf(pack).find(one => one.part === 'tables')!.value).not.toHaveProperty('rows')
  })
  test('with its own dates and the kinds that it leads; titles in English where there are any', () => {
    const english = structuredClone(pack)
    english.lifecycles[0]!.stages[0]!.title = t('受理', 'accepted')
    english.tables[0]!.title = t('定级表', 'grading')
    english.tables[0]!.rows[0]!.title = t('小额', 'small')
    english.hops = [{ id: 'up', clause: '1', about: 'report' }] as unknown as Pack['hops']
    const of = (part: string) => itemsOf(english).filter(one => one.part === part)
    expect(of('edition')[0]!.value).toEqual({
      ...{ title: pack.title, inForceFrom: '2026-01-01', inForceTo: undefined, reviewedOn: '2026-06-01' },
      primaryFor: ['complaint', 'penalty'],
    })
    expect(of('edition')[0]).not.toHaveProperty('clause')
    expect(of('stages').map(one => one.title.en)).toEqual(['complaint · accepted', 'complaint · 已有方案'])
    expect(of('rows')[0]!.title.en).toBe('grading · small')
    expect(of('hops').map(({ id, title }) => [id, title.en])).toEqual([['up', 'report']])
    const { limits: _l, related: _r, levelMaps: _m, laws: _w, ...rest } = english
    expect(itemsOf(rest as Pack).filter(({ part }) => ['limits', 'related', 'levelMaps', 'laws'].includes(part))).toEqual([])
  })
  test('with what has no name of its own named by what it is about, and alike things by their place', () => {
    const [permit] = pack.permits
    const [row] = pack.tables[0]!.rows
    const { title: _, ...untitled } = row!
    const more = itemsOf({
      ...pack,
      permits: [permit!, { ...permit! }, { ...permit!, act: 'reply' }] as Pack['permits'],
      limits: [
        { id: 'l1', clause: '3', role: 'department-head', subjects: ['plan'], belowFen: 1 },
        { id: 'l2', clause: '3', role: 'nobody', subjects: ['plan'], belowFen: 1 },
      ],
      routes: [pack.routes[0]!, { ...pack.routes[0]!, id: 'by-form', subject: 'form', form: 'plan-form' }] as Pack['routes'],
      tables: [{ ...pack.tables[0]!, rows: [row!, untitled] }] as Pack['tables'],
      related: [
        { clause: '1', title: t('甲') },
        { clause: '1', title: t('甲') },
      ] as unknown as Pack['related'],
      levelMaps: [{ from: 'other', clause: '2', reading: 'small', levels: {} }] as unknown as Pack['levelMaps'],
    } as Pack)
    const of = (part: string) => more.filter(one => one.part === part).map(({ id, title }) => [id, title.zh, title.en])
    expect(of('permits').map(([id]) => id)).toEqual(['plan 3', 'plan 3#2', 'reply 3'])
    expect(of('permits')[0]![1]).toBe(say('act', 'plan')!.zh)
    expect(of('limits')).toEqual([
      ['l1', '部门负责人', '部门负责人'],
      ['l2', 'nobody', 'nobody'],
    ])
    expect(of('routes')).toEqual([
      ['compensation', '赔偿方案', 'compensation'],
      ['by-form', '方案表', 'plan form'],
    ])
    expect(of('rows')[1]).toEqual(['grading/small', '定级表 · 第 2 行', '定级表 · row 2'])
    expect(of('related')).toEqual([
      ['1 甲', '甲', '甲'],
      ['1 甲#2', '甲', '甲'],
    ])
    expect(of('levelMaps')).toEqual([['other', 'other', 'other']])
  })
})
