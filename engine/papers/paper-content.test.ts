import { describe, expect, test } from 'vitest'
import type { PaperSection } from '../../events/signed-content.ts'
import { signings } from '../../policies/furn/2026-01-01/signings.ts'
import type { RecordRule } from '../pack.ts'
import type { PaperPart, SigningRule } from '../pack-signings.ts'
import { noFacts, type PaperFacts } from './facts.ts'
import { paperDraft, paperNumber, withAnswer } from './paper-content.ts'

const at = '2026-03-02T01:00:00.000Z'
const title = (zh: string, en = zh) => ({ zh, en })
const start = noFacts({ company: title('公司'), zone: 'Asia/Shanghai', case: { id: 'c', number: 'PG-1', title: '漏油' } })
const made = (record: string, values: object = {}, texts: object = {}) =>
  ({ record, at, values, texts }) as PaperFacts['made'][number]
const rule = (more: Partial<SigningRule> = {}): SigningRule => ({
  ...{
    id: 'change-order',
    clause: '19.1',
    title: title('变更单', 'Change order'),
    kinds: ['work-order'],
    act: 'sign-paper',
    shows: [],
  },
  ...more,
})
const sections = (shows: PaperPart[], facts: Partial<PaperFacts>, records: RecordRule[] = []): PaperSection[] =>
  paperDraft({ rule: rule({ shows }), records, facts: { ...start, ...facts } }).sections

describe('a paper', () => {
  test('says what it is, for whom and under which clause, and leaves out what nobody knows', () => {
    const bare = {
      ...{ v: 1, paper: 'change-order', number: 1, version: 1, title: title('变更单', 'Change order') },
      ...{ company: title('公司'), zone: 'Asia/Shanghai', case: { id: 'c', number: 'PG-1', title: '漏油' }, sections: [] },
    }
    expect(paperDraft({ rule: rule(), records: [], facts: start })).toStrictEqual({ ...bare, clause: '19.1' })
    expect(paperDraft({ rule: rule({ clause: '' }), records: [], facts: start })).toStrictEqual(bare)
    expect(
      paperDraft({
        rule: rule(),
        regulation: title('办法'),
        records: [],
        facts: { ...start, customer: '瀚石', machine: 'PS-90' },
      }),
    ).toStrictEqual({ ...bare, clause: '19.1', regulation: title('办法'), customer: '瀚石', machine: 'PS-90' })
  })

  test('has the number of the record that it is about, and the version after the last of that number', () => {
    const facts = { ...start, made: [made('scope-request'), made('order'), made('scope-request')] }
    expect(paperNumber({}, facts)).toBe(1)
    expect(paperNumber({ about: 'scope-request' }, facts)).toBe(2)
    expect(paperNumber({ about: 'extension' }, facts)).toBe(1)
    const signed = (paper: string, number: number, version: number) => ({ paper, number, version, agreed: true, rows: [] })
    const draft = (list: PaperFacts['signed']) =>
      paperDraft({ rule: rule({ about: 'scope-request' }), records: [], facts: { ...facts, signed: list } })
    expect(draft([signed('change-order', 1, 7), signed('receipt', 2, 5)])).toMatchObject({ number: 2, version: 1 })
    expect(draft([signed('change-order', 2, 3), signed('change-order', 2, 1), signed('change-order', 1, 9)])).toMatchObject({
      number: 2,
      version: 4,
    })
  })

  test('carries the answer with its remarks, trimmed, or without any', () => {
    const draft = paperDraft({ rule: rule(), records: [], facts: start })
    expect(withAnswer(draft, false, ' 价格不对 ')).toStrictEqual({ ...draft, answer: { agreed: false, remarks: '价格不对' } })
    for (const remarks of [undefined, '', '  '])
      expect(withAnswer(draft, true, remarks)).toStrictEqual({ ...draft, answer: { agreed: true } })
  })

  test('shows the records that it names by the rules of those records', () => {
    const record = (id: string, zh: string): RecordRule => ({
      ...{ id, clause: '18.3', title: title(zh) },
      fields: [{ id: 'what', kind: 'text', required: true, title: title(zh) }],
    })
    const facts = { made: [made('a', {}, { what: '甲' }), made('b', {}, { what: '乙' })] }
    expect(sections([{ record: 'b', title: title('任务') }], facts, [record('a', '一'), record('b', '二')])).toStrictEqual([
      { kind: 'fields', title: title('任务'), fields: [{ title: title('二'), value: { text: '乙' } }] },
    ])
  })

  test('of furn 4.3(1) shows handling, parts, checklists and photos, each value with its title, and what is charged', () => {
    const facts: PaperFacts = {
      ...start,
      names: { k1: '安装检查', p2: '滤芯' },
      handling: { solution: '安装完成', guarantees: '三年质保' },
      parts: [
        { part: 'p1', name: 'B-1 密封圈', quantity: 2, serials: ['S1', 'S2'] },
        { part: 'p2', quantity: 1, serials: [] },
        { part: 'p3', quantity: 3, serials: [] },
      ],
      checklists: [
        { checklist: 'k1', version: 2, complete: true, failed: 1 },
        { checklist: 'k2', version: 1 },
      ],
      photos: [
        { sha256: 'a'.repeat(64), takenAt: at, phase: 'before' },
        { sha256: 'b'.repeat(64), takenAt: at, phase: 'nowhere' },
      ],
      charge: 'contract',
    }
    const [sheet] = signings!
    expect(paperDraft({ rule: sheet!, records: [], facts }).sections).toStrictEqual([
      {
        ...{ kind: 'fields', title: title('完成情况', 'What was done') },
        fields: [
          { title: title('做了什么', 'What was done'), value: { text: '安装完成' } },
          { title: title('后续保障', 'Guarantees'), value: { text: '三年质保' } },
        ],
      },
      {
        ...{ kind: 'rows', title: title('所用配件', 'Parts used') },
        columns: [title('备件', 'Part'), title('数量', 'Quantity'), title('序列号', 'Serial number')],
        rows: [
          [{ text: 'B-1 密封圈' }, { number: 2 }, { text: 'S1, S2' }],
          [{ text: '滤芯' }, { number: 1 }, null],
          [null, { number: 3 }, null],
        ],
      },
      {
        ...{ kind: 'rows', title: title('检查单', 'Checklists') },
        columns: [
          title('检查单', 'Checklist'),
          title('版本', 'Version'),
          title('填写完整', 'Complete'),
          title('不合格项', 'Out of order'),
        ],
        rows: [
          [{ text: '安装检查' }, { number: 2 }, { yes: true }, { number: 1 }],
          [{ text: '—' }, { number: 1 }, null, null],
        ],
      },
      {
        ...{ kind: 'photos', title: title('照片', 'Photos') },
        photos: [
          { sha256: 'a'.repeat(64), takenAt: at, shows: title('施工前', 'Before') },
          { sha256: 'b'.repeat(64), takenAt: at, shows: title('现场', 'On site') },
        ],
      },
      {
        ...{ kind: 'fields', title: title('收费', 'Charge') },
        fields: [
          { title: title('本次服务', 'This service'), value: { words: title('按合同', 'As the contract says') } },
          { title: title('另收费用', 'In addition'), value: { words: title('没有另收费用', 'Nothing in addition') } },
        ],
      },
    ])
    // Nothing has happened yet: only that nothing is charged stands on it.
    expect(paperDraft({ rule: sheet!, records: [], facts: start }).sections).toStrictEqual([
      {
        ...{ kind: 'fields', title: title('收费', 'Charge') },
        fields: [{ title: title('另收费用', 'In addition'), value: { words: title('没有另收费用', 'Nothing in addition') } }],
      },
    ])
    expect(paperDraft({ rule: sheet!, records: [], facts: { ...start, handling: {} } }).sections).toHaveLength(1)
  })

  test('shows time with what it went into, and whose it was where that is known', () => {
    const until = '2026-03-02T02:00:00.000Z'
    const spent = { from: at, until, minutes: 60 }
    const times = [
      { ...spent, use: 'travel', person: 'bo' },
      { ...spent, use: 'waiting', person: 'cai' },
      { ...spent, use: 'sleeping' },
    ]
    const part = { part: 'time', title: title('用时', 'Time') } as const
    const same = [{ at }, { at: until }, { number: 60 }]
    expect(sections([part], { times, names: { bo: '薄' } })).toStrictEqual([
      {
        ...{ kind: 'rows', title: title('用时', 'Time') },
        columns: [
          title('用途', 'Spent on'),
          title('开始', 'From'),
          title('结束', 'Until'),
          title('分钟', 'Minutes'),
          title('人员', 'Person'),
        ],
        rows: [
          [{ words: title('在途', 'Travel') }, ...same, { text: '薄' }],
          [{ words: title('等待', 'Waiting') }, ...same, { text: '—' }],
          [{ words: title('其他', 'Other') }, ...same, null],
        ],
      },
    ])
    expect(sections([part], {})).toEqual([])
  })
})

describe('papers that were signed before', () => {
  const rows = (zh: string, totalFen?: number) => ({
    ...{ kind: 'rows' as const, title: title(zh), columns: [title('项目')], rows: [[{ text: zh }]] },
    ...(totalFen === undefined ? {} : { totalFen }),
  })
  const signed = (number: number, version: number, agreed: boolean, ...list: PaperSection[]) =>
    ({ paper: 'change-order', number, version, agreed, rows: list }) as PaperFacts['signed'][number]
  const shown: PaperPart = { signed: 'change-order', title: { zh: '超范围' } }

  test('show their rows under the title of this one, with their number where there are several, in order', () => {
    expect(sections([shown], { signed: [signed(2, 1, true, rows('乙'))] })).toStrictEqual([
      { ...rows('乙'), title: { zh: '超范围' } },
    ])
    expect(
      sections([shown], { signed: [signed(2, 1, true, rows('乙')), signed(1, 1, true, rows('甲'), rows('丙'))] }),
    ).toStrictEqual([
      { ...rows('甲'), title: title('超范围 1') },
      { ...rows('丙'), title: title('超范围 1') },
      { ...rows('乙'), title: title('超范围 2') },
    ])
    const english: PaperPart = { signed: 'change-order', title: title('超范围', 'Beyond scope') }
    expect(
      sections([english], { signed: [signed(1, 1, true, rows('甲')), signed(2, 1, true, rows('乙'))] }).map(one => one.title),
    ).toEqual([title('超范围 1', 'Beyond scope 1'), title('超范围 2', 'Beyond scope 2')])
  })

  test('count by their last version of that name, whatever the order in which they arrived', () => {
    const texts = (...list: PaperFacts['signed']) =>
      sections([shown], { signed: list }).map(one => one.kind === 'rows' && one.rows[0]?.[0])
    const refused = signed(1, 2, false, rows('不同意'))
    expect(texts(signed(1, 1, true, rows('先')), refused)).toEqual([])
    expect(texts(refused, signed(1, 1, true, rows('先')))).toEqual([])
    expect(texts(refused, signed(1, 3, true, rows('后')))).toEqual([{ text: '后' }])
    // Two of the same version, signed on two devices: the one that arrived last.
    expect(texts(signed(1, 1, true, rows('甲')), signed(1, 1, true, rows('乙')))).toEqual([{ text: '乙' }])
    expect(texts({ ...signed(1, 1, true, rows('别的')), paper: 'receipt' })).toEqual([])
  })

  test('add up to what is charged in addition, over all papers that this one names', () => {
    const charge: PaperPart = { part: 'charge', title: title('收费', 'Charge') }
    const list = [
      signed(1, 1, true, rows('甲', 12_050), rows('乙')),
      signed(2, 1, true, rows('丙', 7_950), { kind: 'fields', title: title('x'), fields: [] }),
      signed(3, 1, false, rows('丁', 99)),
      { ...signed(1, 1, true, rows('戊', 1)), paper: 'other' },
    ]
    const total = sections([charge, shown], { signed: list, charge: 'free' })[0]
    expect(total).toStrictEqual({
      ...{ kind: 'fields', title: title('收费', 'Charge') },
      fields: [
        { title: title('本次服务', 'This service'), value: { words: title('免费', 'Free of charge') } },
        { title: title('另收费用合计', 'Charged in addition'), value: { fen: 20_000 } },
      ],
    })
    // Not named by this paper: not charged by it.
    expect(sections([charge], { signed: list, charge: 'unheard-of' })).toStrictEqual([
      {
        ...{ kind: 'fields', title: title('收费', 'Charge') },
        fields: [{ title: title('另收费用', 'In addition'), value: { words: title('没有另收费用', 'Nothing in addition') } }],
      },
    ])
  })
})
