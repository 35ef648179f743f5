import { describe, expect, test } from 'vitest'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { quantityText, rangeText, stepText, wordsOf } from './explain-words.ts'
import { say } from './explanation.ts'
import { testPack } from './rules.fixture.ts'

const words = wordsOf([robot, furn, equip, penal])
const bare = wordsOf([testPack()])

describe('the words of regulations', () => {
  test('name levels, categories, kinds, posts and parts in a case; what none of them names is said as it stands', () => {
    expect([words.level('major'), words.level('gone')]).toEqual([
      { zh: '重大', en: 'Major' },
      { zh: 'gone', en: 'gone' },
    ])
    expect([words.category('delivery'), words.category('gone')]).toEqual([
      { zh: '交付环节异常', en: 'Delivery' },
      { zh: 'gone', en: 'gone' },
    ])
    expect([words.kind('complaint'), words.kind('gone')]).toEqual([
      { zh: '投诉', en: 'complaint' },
      { zh: 'gone', en: 'gone' },
    ])
    expect([words.role('department-head'), words.role('gone')]).toEqual([
      { zh: '部门负责人', en: 'Department head' },
      { zh: 'gone', en: 'gone' },
    ])
    expect([
      words.party({ role: 'department-head' }),
      words.party({ caseRole: 'handler' }),
      words.party({ anyone: true }),
    ]).toEqual([
      { zh: '部门负责人', en: 'Department head' },
      { zh: '处置人', en: 'handler' },
      { zh: '任何人员', en: 'anybody on the staff' },
    ])
  })

  test('are those of the first regulation that has any', () => {
    const first = testPack({
      levels: [{ id: 'major', clause: '1', title: { zh: '特急', en: 'Urgent' }, gist: { zh: '特急' }, rank: 1 }],
    })
    expect(wordsOf([first, robot]).level('major')).toEqual(say('特急', 'Urgent'))
    expect(wordsOf([robot, first]).level('major')).toEqual(words.level('major'))
  })

  test('name the value of a fact by what kind of fact it is', () => {
    const values = [
      ...[
        ['category', 'delivery'],
        ['subtype', 'wrong-model'],
        ['failureCode', 'mechanical'],
        ['level', 'major'],
        ['kind', 'complaint'],
      ],
      ...[
        ['kind', 'warning'],
        ['rule', 'report-major'],
        ['previous', 'larger'],
        ['form', 'larger-report'],
        ['hop', 'front-to-head'],
      ],
      ...[
        ['hop', 'gone'],
        ['roles', 'department-head'],
        ['to', 'department-head'],
        ['to', 'general-manager'],
        ['attitude', 'strong'],
      ],
      ...[
        ['attitude', 'gone'],
        ['unheard-of', 'x'],
        ['record', 'spending'],
        ['record', 'gone'],
        ['paper', 'acceptance-sheet'],
        ['paper', 'gone'],
      ],
    ] as const
    expect(
      values.map(([field, value]) => `${field} ${value}: ${words.value(field!, value).zh} · ${words.value(field!, value).en}`),
    ).toEqual([
      'category delivery: 交付环节异常 · Delivery',
      'subtype wrong-model: 型号或规格与合同不符 · Wrong model or specification',
      'failureCode mechanical: 机械 · Mechanical',
      'level major: 重大 · Major',
      'kind complaint: 投诉 · complaint',
      'kind warning: 将到期 · soon due',
      'rule report-major: 重大异常上报组长和主要负责人 · Report a major anomaly to leader and principal',
      'previous larger: 较大 · Larger',
      'form larger-report: 较大客户服务异常处置报告 · Larger Service Anomaly Report',
      'hop front-to-head: 发现人、一线服务人员、客户服务部门、现场服务工程师报部门负责人 · reporter, Front line, Customer service, Field engineer to Department head',
      'hop gone: gone · gone',
      'roles department-head: 部门负责人 · Department head',
      'to department-head: 部门负责人 · the head of department',
      'to general-manager: 总经理 · General manager',
      'attitude strong: 强烈不满 · strongly dissatisfied',
      'attitude gone: gone · gone',
      'unheard-of x: x · x',
      'record spending: 专项经费支出 · Spent from the fund',
      'record gone: gone · gone',
      'paper acceptance-sheet: 安装验收单 · Acceptance sheet of the installation',
      'paper gone: gone · gone',
    ])
    expect(words.nameOf('level', 'major')).toEqual(words.level('major'))
    expect(words.nameOf('unheard-of', 'x')).toBeUndefined()
  })

  test('say several values in a row, none, what is unknown, amounts of money, and yes and no', () => {
    expect(words.value('roles', ['department-head', 'general-manager'])).toEqual({
      zh: '部门负责人、总经理',
      en: 'Department head, General manager',
    })
    expect(words.value('roles', [])).toEqual({ zh: '无', en: 'none' })
    expect([undefined, null, {}].map(one => words.value('attitude', one))).toEqual([
      { zh: '未知', en: 'unknown' },
      { zh: '未知', en: 'unknown' },
      { zh: '未知', en: 'unknown' },
    ])
    expect([
      words.value('amountFen', 12_345),
      words.value('facts.lossFen', 20_000_000),
      words.value('urgent', true),
      words.value('round', 2),
    ]).toEqual([
      { zh: '123.45 元', en: '¥123.45' },
      { zh: '20 万元', en: '¥200,000' },
      { zh: '是', en: 'yes' },
      { zh: '2', en: '2' },
    ])
    expect(bare.value('lateDays', 3)).toEqual({ zh: '3', en: '3' })
  })

  test('say what stands inside a record by its fields and choices', () => {
    expect([words.field('values.use'), words.value('values.use', 'travel'), words.value('values.use', 'gone')]).toEqual([
      { zh: '用途', en: 'Use' },
      { zh: '人员差旅', en: 'Travel' },
      { zh: 'gone', en: 'gone' },
    ])
    // Two records have a field of this name: the one that has the choice says it.
    expect([words.value('values.outcome', 'waived'), words.value('values.outcome', 'upheld')]).toEqual([
      { zh: '本人放弃', en: 'Waived' },
      { zh: '维持', en: 'Upheld' },
    ])
    expect([words.field('values.contractFen'), words.value('values.contractFen', 150_000_000)]).toEqual([
      { zh: '合同金额', en: 'Amount' },
      { zh: '150 万元', en: '¥1,500,000' },
    ])
    expect([words.field('values.stops.count'), words.value('values.stops.count', 2)]).toEqual([
      { zh: '途经地点（按顺序）（行数）', en: 'Stops, in order (rows)' },
      { zh: '2', en: '2' },
    ])
    // Outside a record the name alone is not that of the record's field.
    expect([words.field('use'), words.value('use', 'travel'), words.field('values.gone')]).toEqual([
      { zh: '工时用于', en: 'time spent on' },
      { zh: '路途', en: 'travel' },
      { zh: 'gone', en: 'gone' },
    ])
  })

  test('say fields by the table that reads them, by our own list, or as they stand', () => {
    expect(['facts.attitude', 'record', 'paper', 'amountFen', 'gone'].map(name => words.field(name))).toEqual([
      { zh: '客户态度', en: "Customer's attitude" },
      { zh: '记录', en: 'record' },
      { zh: '签署件', en: 'paper' },
      { zh: '订单金额', en: 'Order amount' },
      { zh: 'gone', en: 'gone' },
    ])
    expect(bare.field('attitude')).toEqual({ zh: '客户态度', en: "customer's attitude" })
    const titled = testPack({
      tables: [
        {
          ...{ id: 'grading', title: { zh: '定级' }, hit: 'collect' },
          axes: { weight: { kind: 'int', min: 1, unit: '次', title: { zh: '次数' } } },
          rows: [{ id: 'r', clause: '1', when: { weight: { gte: 2 } }, then: { level: 'major' } }],
        },
      ],
    })
    const own = wordsOf([titled])
    expect([own.field('weight'), own.value('facts.weight', 1)]).toEqual([
      { zh: '次数', en: '次数' },
      { zh: '1 次', en: '1 time' },
    ])
    expect(
      [
        { gte: 1, lt: 3 },
        { gte: 2, lt: 4 },
        { gte: 2, lt: 3 },
      ].map(one => own.condition('facts.weight', one)),
    ).toEqual([
      { zh: '次数不满 3 次', en: '次数 below 3 times' },
      { zh: '次数 2 次及以上、不满 4 次', en: '次数 from 2 times to below 4 times' },
      { zh: '次数正好 2 次', en: '次数 exactly 2 times' },
    ])
  })

  test('say a condition, and why a fact does not meet it', () => {
    expect(words.condition('attitude', { in: ['clear', 'strong'] })).toEqual({
      zh: '客户态度为明显不满、强烈不满',
      en: "Customer's attitude is clearly dissatisfied, strongly dissatisfied",
    })
    expect(words.condition('amountFen', { gte: 10_000_000, lt: 50_000_000 })).toEqual({
      zh: '订单金额 10 万元及以上、不满 50 万元',
      en: 'Order amount from ¥100,000 to below ¥500,000',
    })
    const needs = words.condition('attitude', { in: ['strong'] })
    expect(words.failed('attitude', 'mild', needs)).toEqual({
      zh: '客户态度是 无不满或轻微抱怨，它要求客户态度为强烈不满',
      en: "Customer's attitude is none, or mild grumbling, it needs: Customer's attitude is strongly dissatisfied",
    })
    expect([words.failed('attitude', undefined, needs), words.failed('attitude', null, needs)]).toEqual([
      {
        zh: '还不知道客户态度，它要求客户态度为强烈不满',
        en: "Customer's attitude is not known, it needs: Customer's attitude is strongly dissatisfied",
      },
      {
        zh: '还不知道客户态度，它要求客户态度为强烈不满',
        en: "Customer's attitude is not known, it needs: Customer's attitude is strongly dissatisfied",
      },
    ])
  })
})

describe('a range in words', () => {
  const unit = (n: number) => say(`${n} 次`, `${n} times`)

  test('names both ends, one of them, a single number, or none', () => {
    expect(rangeText({ gte: 2, lt: 5 }, unit)).toEqual({ zh: ' 2 次及以上、不满 5 次', en: 'from 2 times to below 5 times' })
    expect(rangeText({ gte: 2 }, unit)).toEqual({ zh: ' 2 次及以上', en: '2 times or more' })
    expect(rangeText({ lt: 5 }, unit)).toEqual({ zh: '不满 5 次', en: 'below 5 times' })
    expect(rangeText({ gte: 2, lt: 3 }, unit)).toEqual({ zh: '正好 2 次', en: 'exactly 2 times' })
    expect(rangeText({}, unit)).toEqual({ zh: '不限', en: 'any' })
  })

  test('leaves out an end that the axis has anyway, and knows no single number where there are fractions', () => {
    const from = (gte: number, min?: number) =>
      rangeText({ gte, lt: 9 }, unit, { kind: 'int', ...(min === undefined ? {} : { min }) }).zh
    expect([from(0, 0), from(1, 0), from(0, 1), from(0)]).toEqual([
      '不满 9 次',
      ' 1 次及以上、不满 9 次',
      '不满 9 次',
      ' 0 次及以上、不满 9 次',
    ])
    expect(rangeText({ gte: 0 }, unit, { kind: 'int', min: 0 })).toEqual({ zh: ' 0 次及以上', en: '0 times or more' })
    expect(rangeText({ gte: 2, lt: 3 }, unit, { kind: 'decimal' } as never)).toEqual({
      zh: ' 2 次及以上、不满 3 次',
      en: 'from 2 times to below 3 times',
    })
    expect(rangeText({ lt: 1 }, unit, { kind: 'int' }).zh).toBe('不满 1 次')
  })
})

test('a quantity that the text leaves open is quoted', () => {
  const unit = (n: number) => say(`${n} 元`, `¥${n}`)
  expect([quantityText(5, unit), quantityText({ open: '[X]元' }, unit)]).toEqual([
    { zh: '5 元', en: '¥5' },
    { zh: '「[X]元」（条文没有定）', en: '"[X]元" (left open by the text)' },
  ])
})

test('a step says whose approval it takes: of one, of any, of all, of so many', () => {
  const by = [{ role: 'department-head' }, { role: 'general-manager' }]
  expect(stepText({ mode: 'any', by: by.slice(0, 1) }, words)).toEqual({ zh: '部门负责人同意', en: 'Department head' })
  expect(stepText({ mode: 'any', by }, words)).toEqual({
    zh: '部门负责人、总经理中任一人同意',
    en: 'any of Department head, General manager',
  })
  expect(stepText({ mode: 'all', by }, words)).toEqual({
    zh: '部门负责人、总经理全部同意',
    en: 'all of Department head, General manager',
  })
  expect(stepText({ mode: 'quorum', quorum: { of: 3, need: 2 }, by }, words)).toEqual({
    zh: '部门负责人、总经理中 2/3 同意',
    en: '2 of 3 among Department head, General manager',
  })
  expect(stepText({ mode: 'quorum', by }, words)).toEqual({
    zh: '部门负责人、总经理中 1/1 同意',
    en: '1 of 1 among Department head, General manager',
  })
})
