import { existsSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/t2cn'
import { describe, expect, test } from 'vitest'
import type { RegulationText } from './clause-schema.ts'
import { readRegulation } from './read-regulation.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })
const folder = '../shared/regulations/source'
const areThere = existsSync(`${folder}/robot.txt`)
if (!areThere) console.warn(`\n*** SKIPPED: ${folder} is not there, so the four scraped regulations are NOT tested ***\n`)

/** Counted by hand in the sources before the code was written: clauses by style, and how many stand under each. Numbers only. */
const expected = {
  robot: {
    styles: { chapter: 6, article: 19, bracketed: 30 },
    under: {
      第一章: 5,
      第二章: 2,
      第三章: 1,
      第四章: 4,
      第五章: 3,
      第六章: 4,
      6: 6,
      7: 3,
      8: 7,
      12: 3,
      13: 3,
      14: 3,
      15: 3,
      19: 2,
    },
    last: '19(2)',
  },
  equip: {
    styles: { chapter: 4, article: 19, dotted: 8 },
    under: { 第一章: 1, 第二章: 4, 第三章: 12, 第四章: 2, 18: 5, 19: 3 },
    last: '19.3',
  },
  furn: {
    styles: { chapter: 10, section: 38, subsection: 50, numbered: 104 },
    under: {
      第一章: 4,
      第二章: 5,
      第三章: 3,
      第四章: 4,
      第五章: 4,
      第六章: 4,
      第七章: 4,
      第八章: 4,
      第九章: 3,
      第十章: 3,
      2.2: 2,
      7.1: 1,
      8.2: 1,
      '6.4.2': 3,
      1.3: 5,
      10.3: 1,
    },
    last: '10.3(1)',
  },
  penal: {
    styles: { listed: 6, bracketed: 19, dotted: 42 },
    under: { 1: 3, 2: 2, 3: 7, 4: 2, 5: 4, 6: 1, '1(3)': 4, '2(2)': 5, '3(1)': 3, '3(3)': 3, '4(1)': 4, '4(2)': 5, '5(1)': 2 },
    last: '6(1)',
  },
} as const

function stylesOf({ clauses }: RegulationText): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { style, number } of clauses) {
    const name = style === 'decimal' ? (number.split('.').length === 2 ? 'section' : 'subsection') : style
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

describe.skipIf(!areThere)('the four regulations as scraped', () => {
  for (const [name, { styles, under, last }] of Object.entries(expected)) {
    const source = areThere ? readFileSync(`${folder}/${name}.txt`, 'utf8') : ''
    const read = readRegulation(source, { toSimplified })

    test(`${name}: chapters, clauses and how many stand under each, without a gap`, () => {
      expect(stylesOf(read)).toEqual(styles)
      for (const [number, count] of Object.entries(under)) {
        const at = read.clauses.findIndex(c => c.number === number)
        expect(read.clauses.filter(c => c.parent === at).length, number).toBe(count)
      }
      expect(read.clauses.at(-1)!.number).toBe(last)
      expect(read.flaws.filter(f => f.kind !== 'cut-off')).toEqual([])
    })

    test(`${name}: nothing of the site is left in, and what was left out is said`, () => {
      expect(read.text).not.toMatch(/本站|VIP|版权说明|人人文库|温馨提示|提交评论|下载本文档|第\d+页|最新文档|二次下载/)
      expect(read.text).not.toMatch(/[\u4e00-\u9fff]\([a-z]*[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]*\)/)
      expect(read.leftOut.length).toBeGreaterThan(8)
      for (const { from, to } of read.leftOut) expect(source.slice(from, to).trim()).not.toBe('')
    })

    test(`${name}: each clause knows where it stood in the original`, () => {
      for (const clause of read.clauses) {
        expect(read.text.slice(clause.span.from, clause.span.to)).toContain(clause.label)
        const original = source.slice(clause.origin.from, clause.origin.to)
        expect(toSimplified(original.slice(0, 3))).toContain(clause.label.slice(0, 1))
      }
      const starts = read.clauses.map(c => c.origin.from)
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    })
  }

  test('bytes that a pinyin tool shifted are put back, and what cannot be is named as damage', () => {
    const penal = readRegulation(readFileSync(`${folder}/penal.txt`, 'utf8'), { toSimplified })
    expect(penal.repairs.find(r => r.kind === 'broken-bytes')?.count).toBe(4)
    expect(penal.damage).toEqual([])
    expect(penal.text).not.toMatch(/[蛻舻侠碓]/)
    const robot = readRegulation(readFileSync(`${folder}/robot.txt`, 'utf8'), { toSimplified })
    expect(robot.damage.length).toBeGreaterThan(0)
    expect(robot.damage.length).toBeLessThan(4)
  })
})

const numbers = (text: string) => readRegulation(text).clauses.map(c => c.number)

describe('numbering', () => {
  test('a mention of a clause within a sentence is no clause', () => {
    expect(numbers('第一条 目的\n第二条 按第三条执行，依照第一条（二）办理，并按附件1、2填写。\n第三条 附则。')).toEqual([
      '1',
      '2',
      '3',
    ])
  })
  test('Chinese numerals, full-width digits and brackets that do not match', () => {
    expect(numbers('第二十一条　职责\n（一)登记；\n(二）回访；\n第２２条　附则')).toEqual(['21', '21(1)', '21(2)', '22'])
  })
  test('1. and 1.1 without chapters, and 2.5 within a sentence stays text', () => {
    expect(numbers('1. 目的\n规范服务。\n2. 范围\n2.1 适用部门\n全体。系数为2.5倍。\n2.2 例外\n无。\n2.2.1 说明\n略。')).toEqual([
      '1',
      '2',
      '2.1',
      '2.2',
      '2.2.1',
    ])
  })
  test('a table of contents is not the regulation', () => {
    expect(numbers('目录\n第一章 总则\n第二章 职责\n第一章 总则\n第一条 目的。\n第二章 职责\n第二条 负责。')).toEqual([
      '第一章',
      '1',
      '第二章',
      '2',
    ])
    expect(numbers('第一章 总则........1\n第二章 职责........3\n第一章 总则\n第一条 目的。')).toEqual(['第一章', '1'])
  })
  test('a gap and a repeated number are named', () => {
    expect(readRegulation('第一条 甲。\n第三条 丙。\n第四条 丁。').flaws).toMatchObject([{ kind: 'gap', number: '3' }])
  })
})

describe('repair', () => {
  test('radicals, compatibility ideographs, zero-width characters, stray spaces and look-alike numbers', () => {
    const read = readRegulation('笫一条 客 户⽤\u200b户⻓期不更\uf901的，应 当 在 2O 日内处理。\n第（—）项')
    expect(read.clauses[0]).toMatchObject({ number: '1' })
    expect(read.text).toContain('客户用户长期不更')
    expect(read.text).toContain('20日内')
    expect(read.repairs.map(r => r.kind)).toEqual(expect.arrayContaining(['glyphs', 'invisible', 'spaces']))
  })
  test('lines that a page broke are one again, headings keep theirs', () => {
    const page = [
      '第一条 客户服务人员在接到用户的报修电话以后应',
      '当先核对设备的编号和保修期限然后再登记到系统里',
      '面并且通知负责该区域的工程师在约定的时间到达现',
      '场完成检修工作之后请用户在服务单上签字确认并把',
      '服务单交回客户服务部由内勤人员登记归档保存备查',
      '以便日后核对。',
      '第二条 附则',
      '本办法自发布之日起施行。',
    ].join('\n\n')
    const read = readRegulation(page)
    expect(read.clauses[0]!.text).toContain('以后应当先核对')
    expect(read.clauses[1]).toMatchObject({ number: '2', title: '附则' })
  })
  test('running heads, page numbers and markup are left out', () => {
    const read = readRegulation(
      '<p>某某公司制度</p>\n第一条 甲。\n- 1 -\n某某公司制度\n第二条 乙。\n第 2 页 共 3 页\n某某公司制度\n第三条 丙&nbsp;丁。',
    )
    expect(read.clauses.map(c => c.text)).toEqual(['甲。', '乙。', '丙丁。'])
    expect(read.leftOut.map(l => l.kind)).toEqual([
      'repeated-line',
      'page-number',
      'repeated-line',
      'page-number',
      'repeated-line',
    ])
  })
})

/** Nothing in a text may make reading slow: each of these is 5 MB that a careless pattern would take for ever over. */
const hostile: Record<string, string> = {
  'one character': '一'.repeat(5_000_000),
  'characters nobody sees': `第一条${'\u200b'.repeat(12_000_000)}完`,
  spaces: `第一条${' '.repeat(5_000_000)}完`,
  'numbers of clauses': '第一条甲。(一)乙。1.丙。'.repeat(120_000),
  'open brackets': '('.repeat(5_000_000),
  'question marks': '确??蛻舻暮侠'.repeat(500_000),
  lines: '应当在2小时内经总经理批准，\n'.repeat(300_000),
}
describe('5 MB', () => {
  for (const [name, text] of Object.entries(hostile))
    test(`of ${name} is read in seconds`, () => {
      // Of this process's own work: others that run beside it make it late, not slow.
      const before = process.cpuUsage()
      readRegulation(text)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1e6).toBeLessThan(60)
    }, 120_000)
})

describe('an English text', () => {
  const read = readRegulation(
    [
      'CUSTOMER SERVICE POLICY',
      'Chapter 1 General',
      'Article 1 Purpose',
      'This policy governs complaints, as Article 5 of the charter asks.',
      'Article 2 Response',
      'The agent replies within 24 hours.',
      'Chapter 2 Penalties',
      'Section 2.1 A late reply costs 5 points.',
    ].join('\n'),
  )
  test('is cut at Chapter, Article and Section at the beginning of a line; a mention is none', () => {
    expect(read.clauses.map(clause => clause.number)).toEqual(['Chapter1', '1', '2', 'Chapter2', '2.1'])
    expect(read.clauses[1]!.text).toContain('Article 5 of the charter')
  })
  test('has the name of its first line, and no sentence for a name', () => {
    expect(read.title).toBe('CUSTOMER SERVICE POLICY')
    expect(readRegulation('Replies are due within a day.\n1.1 Reply.\n1.2 Report.\n').title).toBe('')
  })
})

describe('the name of a regulation', () => {
  const title = (...head: readonly string[]) => readRegulation([...head, '第一条 甲。', '第二条 乙。'].join('\n')).title
  test('is the last line before the first clause that is called like one, without the marks of a title', () => {
    expect(title('某公司文件', '《客户服务管理办法》', '二〇二六年')).toBe('客户服务管理办法')
    expect(title('客户服务制度', '投诉处理细则（试行）')).toBe('投诉处理细则（试行）')
    expect(title('Service Policy', 'first edition')).toBe('Service Policy')
  })
  test('is else the last line that is no sentence, of two to 60 characters', () => {
    expect(title('某公司文件', '如下。')).toBe('某公司文件')
    expect(title('甲', '某'.repeat(61))).toBe('')
    expect(title('某'.repeat(60))).toBe('某'.repeat(60))
    expect(title('如下；', '以及，', '等等.')).toBe('')
    expect(title()).toBe('')
  })
  test('has 100 characters at most', () => {
    expect(title(`${'某'.repeat(120)}制度`)).toBe('某'.repeat(100))
    expect(title('甲乙')).toBe('甲乙')
    expect(title('甲，乙', '丙。丁')).toBe('丙。丁')
    // The marks go where they stand around the whole of it, also behind spaces.
    expect(title('关于《客户服务制度》')).toBe('关于《客户服务制度》')
    expect(title('《客户服务制度》的说明')).toBe('《客户服务制度》的说明')
    expect(title('　《客户服务制度》　')).toBe('客户服务制度')
    // What stands behind its first clause is no title of it.
    expect(readRegulation('某公司\n第一条 甲。\n第二条 乙。\n投诉处理细则').title).toBe('某公司')
  })
})

test('reading tells each of its steps as it is done, and reads the same without anybody told', () => {
  const told: [number, number][] = []
  const text = '第一条 规则。'
  const read = readRegulation(text, {
    onStep: (done, steps) => told.push([done, steps]),
    toSimplified: one => one.replace('规', '規'),
  })
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(done => [done, 8]))
  expect([read.text, readRegulation(text).text]).toEqual(['第一条規则。', '第一条规则。'])
  expect(readRegulation(text)).toMatchObject({ clauses: [{ number: '1' }], flaws: [], leftOut: [], damage: [] })
})
