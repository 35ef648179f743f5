import { expect, test } from 'vitest'
import type { PaperSection } from '../../events/signed-content.ts'
import { visitEndRecords } from '../../policies/equip/2026-01-01/visit-end-rules.ts'
import type { RecordRule } from '../pack.ts'
import { noFacts, type PaperFacts } from './facts.ts'
import { recordSections } from './record-sections.ts'
import { sayFen, sayPaperMoment, sayPaperValue } from './say-value.ts'

const at = '2026-03-02T01:00:00.000Z'
const title = (zh: string, en = zh) => ({ zh, en })
const facts = (...made: { record: string; values?: object; texts?: object }[]): PaperFacts => ({
  ...noFacts({ company: title('公司'), zone: 'Asia/Shanghai', case: { id: 'c', number: 'PG-1', title: '漏油' } }),
  names: { bo: '薄', north: '北区' },
  made: made.map(one => ({ values: {}, texts: {}, at, ...one })) as PaperFacts['made'],
})
const scope = visitEndRecords!.find(record => record.id === 'scope-request')!
const asked = (reason: string, ...lines: [what: string, quantity: unknown, priceFen: unknown][]) => ({
  record: 'scope-request',
  values: { lines: lines.map(([, quantity, priceFen]) => ({ quantity, priceFen })) },
  texts: { reason, lines: lines.map(([what]) => ({ what })) },
})

test('the lines of 第十九条1 stand as a table with the amount of each and their total in whole 分', () => {
  const part = { record: 'scope-request', title: title('增加的项目', 'Added'), sum: { amount: 'priceFen', times: 'quantity' } }
  expect(recordSections(part, scope, facts(asked('要移机', ['移机', 1.5, 9_999], ['吊车', 2, 30_000])))).toStrictEqual([
    {
      ...{ kind: 'fields', title: title('增加的项目', 'Added') },
      fields: [{ title: title('用户要求和理由', 'What the user asks, and why'), value: { text: '要移机' } }],
    },
    {
      ...{ kind: 'rows', title: title('增加的项目', 'Added') },
      columns: [
        ...[title('项目', 'Item'), title('数量', 'Quantity'), title('单位', 'Unit'), title('单价', 'Unit price')],
        title('小计', 'Amount'),
      ],
      rows: [
        [{ text: '移机' }, { number: 1.5 }, null, { fen: 9_999 }, { fen: 14_999 }],
        [{ text: '吊车' }, { number: 2 }, null, { fen: 30_000 }, { fen: 60_000 }],
      ],
      totalFen: 74_999,
    },
  ])
})

test('without a sum rows have neither amounts nor a total; without a quantity each line counts once; a line without a price is nothing', () => {
  const made = facts(asked('', ['移机', 3, 100], ['吊车', 2, undefined], ['人工', undefined, 50]))
  const table = (sum: object) => recordSections({ record: 'scope-request', title: title('项目'), ...sum }, scope, made)
  const [plain, ...more] = table({}) as Extract<PaperSection, { kind: 'rows' }>[]
  expect(more).toEqual([])
  expect([plain!.columns.length, plain!.rows.map(row => row.length), 'totalFen' in plain!]).toEqual([4, [4, 4, 4], false])
  const amounts = (sum: object) => {
    const [of] = table({ sum }) as Extract<PaperSection, { kind: 'rows' }>[]
    return [...of!.rows.map(row => row.at(-1)), of!.totalFen]
  }
  expect(amounts({ amount: 'priceFen' })).toEqual([{ fen: 100 }, { fen: 0 }, { fen: 50 }, 150])
  expect(amounts({ amount: 'priceFen', times: 'quantity' })).toEqual([{ fen: 300 }, { fen: 0 }, { fen: 0 }, 300])
})

test('a paper shows the last record, or each with its number, and nothing of one that was never made or has no rule', () => {
  const made = facts(asked('一'), { record: 'other', texts: { reason: '别的' } }, asked('二'))
  const shown = (part: object, rule: RecordRule | undefined = scope, of = made) =>
    recordSections({ record: 'scope-request', title: { zh: '请示' }, ...part }, rule, of).map(one => [
      one.title,
      one.kind === 'fields' && one.fields.map(field => field.value),
    ])
  expect(shown({})).toEqual([[{ zh: '请示' }, [{ text: '二' }]]])
  expect(shown({ each: true })).toEqual([
    [{ zh: '请示 1', en: '请示 1' }, [{ text: '一' }]],
    [{ zh: '请示 2', en: '请示 2' }, [{ text: '二' }]],
  ])
  expect(shown({ each: true, title: title('请示', 'Asked') }).map(([of]) => of)).toEqual([
    title('请示 1', 'Asked 1'),
    title('请示 2', 'Asked 2'),
  ])
  expect(shown({ each: true }, scope, facts(asked('一')))).toEqual([[{ zh: '请示' }, [{ text: '一' }]]])
  expect(shown({}, scope, facts())).toEqual([])
  expect(recordSections({ record: 'scope-request', title: title('请示') }, undefined, made)).toEqual([])
})

const all: RecordRule = {
  ...{ id: 'all', clause: '1', title: title('全部') },
  fields: [
    ...(['line', 'text', 'yes-no', 'person', 'department', 'file', 'day', 'moment', 'evidence', 'number', 'amount'] as const).map(
      kind => ({ id: kind, kind, required: false, title: title(kind) }) as RecordRule['fields'][number],
    ),
    ...(['choice', 'choices'] as const).map(kind => ({
      ...{ id: kind, kind, required: false, title: title(kind) },
      values: [
        { id: 'user', title: title('用户', 'User') },
        { id: 'company', title: { zh: '公司' } },
      ],
    })),
  ],
}
const values = (made: { values?: object; texts?: object }, fields?: string[]) => {
  const part = { record: 'all', title: title('全部'), ...(fields === undefined ? {} : { fields }) }
  const [section] = recordSections(part, all, facts({ record: 'all', ...made }))
  return section?.kind === 'fields' ? Object.fromEntries(section.fields.map(field => [field.title.zh, field.value])) : section
}

test('each kind of field is shown as what it is; files and pieces of evidence are not shown', () => {
  const full = {
    texts: { line: '一行', text: '多行', day: '不在这里' },
    values: {
      ...{
        'yes-no': true,
        person: 'bo',
        department: 'north',
        file: 'f',
        day: '2026-03-02',
        moment: at,
        evidence: [1, 2],
        number: 0,
      },
      ...{ amount: 500, choice: 'user', choices: ['company', 'user', 'gone'], line: '不在这里' },
    },
  }
  expect(values(full)).toStrictEqual({
    ...{
      line: { text: '一行' },
      text: { text: '多行' },
      'yes-no': { yes: true },
      person: { text: '薄' },
      department: { text: '北区' },
    },
    ...{ day: { day: '2026-03-02' }, moment: { at }, number: { number: 0 }, amount: { fen: 500 } },
    ...{ choice: { words: title('用户', 'User') }, choices: { words: { zh: '公司、用户、gone', en: '公司, User, gone' } } },
  })
  expect(values(full, ['amount', 'line'])).toStrictEqual({ line: { text: '一行' }, amount: { fen: 500 } })
})

test('what is gone from the books is said so, and what was left empty is left out', () => {
  expect(
    values({ values: { 'yes-no': false, person: 'gone', department: 'gone', choice: 'gone', choices: ['user'] } }),
  ).toStrictEqual({
    ...{ 'yes-no': { yes: false }, person: { text: '—' }, department: { text: '—' }, choice: { text: 'gone' } },
    choices: { words: title('用户', 'User') },
  })
  expect(values({ values: { person: '', number: null, choices: [] }, texts: { text: '' } })).toBeUndefined()
  expect(values({ values: { choices: 'user' } })).toBeUndefined()
})

test('a value is said in either language: moments on the clock of the zone, amounts in 元, nothing for none', () => {
  const say = (value: Parameters<typeof sayPaperValue>[0]) => [
    sayPaperValue(value, 'Asia/Shanghai', 'zh'),
    sayPaperValue(value, 'Asia/Shanghai', 'en'),
  ]
  expect(say(null)).toEqual(['', ''])
  expect(say({ text: '移机' })).toEqual(['移机', '移机'])
  expect(say({ words: title('用户', 'User') })).toEqual(['用户', 'User'])
  expect(say({ at })).toEqual(['2026-03-02 09:00', '2026-03-02 09:00'])
  expect(say({ day: '2026-03-02' })).toEqual(['2026-03-02', '2026-03-02'])
  expect(say({ fen: 5 })).toEqual(['¥0.05', '¥0.05'])
  expect(say({ number: 1.5 })).toEqual(['1.5', '1.5'])
  expect([say({ yes: true }), say({ yes: false })]).toEqual([
    ['是', 'Yes'],
    ['否', 'No'],
  ])
  expect([sayPaperMoment(at, 'America/New_York'), sayFen(123_456_789)]).toEqual(['2026-03-01 20:00', '¥1,234,567.89'])
})
