import { describe, expect, test } from 'vitest'
import { both, cite, clauseName, type Explained, type Line, listed, say, section, sentencesOf, withText } from './explanation.ts'
import { testPack } from './rules.fixture.ts'

const text = (zh: string, en: string) => ({ zh, en })
const pack = testPack({
  readings: { slow: { clause: '2', says: text('慢即超过三日', 'Slow is over three days'), by: '法务', on: '2025-01-01' } },
  clauses: {
    '1': { title: text('上报', 'Reporting'), gist: text('一小时内上报', 'Report within an hour') },
    '2': { title: text('办结', 'Solving'), gist: text('三日办结', 'Solve within three days') },
  },
})
const other = testPack({ id: 'group', title: { zh: '集团办法' } })
const [own, theirs] = [pack, other].map(({ id, edition, title }) => ({ id, edition, title }))
const explained = (lines: readonly Line[], editions = [own!]): Explained => ({
  ...{ kind: 'due', title: text('题', 'Title'), answer: text('答复', 'The answer'), notes: [text('注', 'A note')] },
  ...{ sections: section('part', text('部分', 'Part'), lines), editions },
})

describe('an explanation in sentences', () => {
  const lines: Line[] = [
    { says: text('甲', 'A'), mark: 'yes', ...cite(pack, { clause: '1' }) },
    {
      says: text('乙', 'B'),
      mark: 'no',
      because: text('不符', 'it does not fit'),
      ...cite(pack, { clause: '2', reading: 'slow' }),
    },
    {
      says: text('丙', 'C'),
      mark: 'open',
      ...cite(pack, { clause: '2', reading: 'slow' }),
      notices: ['https://example.org/notice'],
    },
    {
      says: text('丁', 'D'),
      facts: [{ title: text('损失', 'loss'), value: text('5 元', '¥5') }],
      ...cite(pack, { clause: '2', reading: 'slow' }),
    },
    { says: { zh: '戊' } },
  ]

  test('tells a clause in full where it is first cited by what holds, and by its number after that; a reading once', () => {
    expect(sentencesOf(explained(lines), 'zh')).toEqual([
      '答复',
      '注',
      '【部分】',
      '✓ 甲（第 1 条 上报：一小时内上报）',
      '✗ 乙：不符（第 2 条）',
      '？丙（第 2 条 办结：三日办结；https://example.org/notice）',
      '　　口径：慢即超过三日（法务，2025-01-01）',
      '丁（损失：5 元；第 2 条）',
      '戊',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(sentencesOf(explained(lines), 'en')).toEqual([
      'The answer',
      'A note',
      '【Part】',
      '✓ A (clause 1 Reporting: Report within an hour)',
      '✗ B: it does not fit (clause 2)',
      '？C (clause 2 Solving: Solve within three days; https://example.org/notice)',
      '    Reading: Slow is over three days (法务, 2025-01-01)',
      'D (loss: ¥5; clause 2)',
      '戊',
      'Edition: 试验制度 2025-01-01',
    ])
  })

  test('names the regulation of each clause where there are several, and tells the clause of each of them', () => {
    const two: Line[] = [
      ...lines.slice(0, 1),
      { says: text('己', 'F'), ...cite(other, { clause: '1' }) },
      { says: text('庚', 'G'), ...cite(pack, { clause: '1' }) },
    ]
    const why = withText(explained(two, [own!, theirs!]))
    expect(why.text).toEqual({
      zh: [
        '答复',
        '注',
        '【部分】',
        '✓ 甲（《试验制度》第 1 条 上报：一小时内上报）',
        '己（《集团办法》第 1 条 上报：一小时内上报）',
        '庚（《试验制度》第 1 条）',
        '制度版本：《试验制度》2025-01-01 版、《集团办法》2025-01-01 版',
      ],
      en: [
        'The answer',
        'A note',
        '【Part】',
        '✓ A (《试验制度》clause 1 Reporting: Report within an hour)',
        'F (《集团办法》clause 1 上报: 一小时内上报)',
        'G (《试验制度》clause 1)',
        'Edition: 试验制度 2025-01-01, 集团办法 2025-01-01',
      ],
    })
    expect(why.kind).toBe('due')
  })

  test('has no section where there is nothing to say', () => {
    expect(section('part', text('部分', 'Part'), [])).toEqual([])
    expect(sentencesOf(explained([]), 'zh')).toEqual(['答复', '注', '制度版本：《试验制度》2025-01-01 版'])
  })
})

describe('words', () => {
  test('fall back to Chinese where a regulation says nothing in English', () => {
    expect([say('甲', 'A'), both({ zh: '甲' }), both(text('甲', 'A'))]).toEqual([
      text('甲', 'A'),
      text('甲', '甲'),
      text('甲', 'A'),
    ])
    expect(listed([text('甲', 'A'), { zh: '乙' }])).toEqual({ zh: '甲、乙', en: 'A, 乙' })
  })

  test('cite a clause by its number, and as the regulation writes it where it has none', () => {
    expect([clauseName('8(2)', 'zh'), clauseName('8(2)', 'en')]).toEqual(['第 8(2) 条', 'clause 8(2)'])
    expect([clauseName('三(一)3', 'zh'), clauseName('三(一)3', 'en')]).toEqual(['三(一)3', '三(一)3'])
  })

  test('cite a clause with its reading, and none that the regulation does not have', () => {
    expect(cite(pack, { clause: '2', reading: 'slow' })).toEqual({
      clause: { regulation: own, number: '2', title: text('办结', 'Solving'), gist: text('三日办结', 'Solve within three days') },
      reading: { says: text('慢即超过三日', 'Slow is over three days'), by: '法务', on: '2025-01-01' },
    })
    expect(cite(pack, { clause: '1' })).not.toHaveProperty('reading')
    expect(() => cite(pack, { clause: '99' })).toThrow('no clause 99 in test@2025-01-01')
  })
})
