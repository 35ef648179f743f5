import { describe, expect, it } from 'vitest'
import { cleanPack } from './lint/clean-pack.fixture.ts'
import type { Pack } from './pack.ts'
import { MOST_PIECES, MOST_ROWS, readPack } from './pack-problems.ts'

type Loose = { [K in keyof Pack]: Pack[K] } & Record<string, unknown>
const broken = (change: (pack: Loose) => void): unknown => {
  const pack = structuredClone(cleanPack) as Loose
  change(pack)
  return pack
}
const problems = (change: (pack: Loose) => void) => readPack(broken(change)).problems

describe('reading a pack', () => {
  it('gives one that is right as it is, also after a journey through JSON', () => {
    expect(readPack(JSON.parse(JSON.stringify(cleanPack))).pack).toEqual(cleanPack)
  })

  it('names the rule, its clause and the field, and says how to mend it', () => {
    expect(problems(p => Object.assign(p.duties[0]!, { pausable: 'perhaps' }))).toEqual([
      {
        path: 'duties.0.pausable',
        place: { zh: '责任事项「首次回复」（1 条）的「可暂停计时」', en: '"may be paused" of duty "首次回复" (clause 1)' },
        says: { zh: '应为是或否', en: 'should be yes or no' },
        mend: { zh: '改成是或否。', en: 'Make it yes or no.' },
      },
    ])
  })

  it('says of a duration what is wrong with it and not with the seven other units', () => {
    const found = problems(p => Object.assign(p.duties[0]!, { within: { workdays: 'three' } }))
    expect(found).toHaveLength(1)
    expect(found![0]).toMatchObject({ path: 'duties.0.within.workdays', says: { zh: '应为数字' } })
  })

  it('names what is missing, what is unknown, and the row of a table', () => {
    const found = problems(p => {
      Reflect.deleteProperty(p.duties[0]!, 'owner')
      Object.assign(p.tables[0]!.rows[0]!, { wenn: {} })
      Object.assign(p, { extra: 1 })
    })!
    expect(found.map(one => one.place.zh)).toEqual([
      '责任事项「首次回复」（1 条）的「责任人」',
      '判断表「定级表」的表中一行「小额」（2 条）',
      '整个制度包',
    ])
    expect(found[1]!.says.zh).toBe('有不认识的字段 wenn')
    expect(found[2]!.says.zh).toBe('有不认识的字段 extra')
  })

  it('refuses an event that there is none of, with those there are', () => {
    const found = problems(p => Object.assign(p.duties[0]!.start[0]!, { on: 'case.begun' }))
    expect(found![0]).toMatchObject({ place: { zh: '责任事项「首次回复」（1 条）的「开始于 › 第 1 个 › 事件或日期」' } })
    expect(found![0]!.mend.zh).toContain('case.opened')
  })

  it('refuses a table that nobody can read before its rows are looked at', () => {
    const started = performance.now()
    const found = problems(p => {
      const [row] = p.tables[0]!.rows
      p.tables[0]!.rows = Array.from({ length: 1_000_000 }, () => row!)
    })!
    expect(found[0]!.says.zh).toBe(`有 1000000 项，最多 ${MOST_ROWS} 项`)
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('refuses two pieces under one id, wherever they stand', () => {
    const found = problems(p => {
      p.duties.push(p.duties[0]!)
      p.tables[0]!.rows.push(p.tables[0]!.rows[0]!)
      p.lifecycles[0]!.stages.push(p.lifecycles[0]!.stages[0]!)
    })!
    expect(found.map(one => [one.path, one.says.zh])).toEqual([
      ['lifecycles.0.stages.2', '标识 open 用了两次'],
      [`duties.${cleanPack.duties.length}`, '标识 reply 用了两次'],
      [`tables.0.rows.${cleanPack.tables[0]!.rows.length}`, '标识 small 用了两次'],
    ])
    expect(found[1]!.place.zh).toBe('责任事项「首次回复」（1 条）')
  })

  it.each([{ years: 1e15 }, { workdays: 100_000 }, { minutes: 1e12 }, { days: -40_000 }])(
    'refuses a time that no calendar reaches: %j',
    within => {
      const found = problems(p => Object.assign(p.duties[0]!, { within }))!
      expect(found[0]).toMatchObject({
        place: { zh: '责任事项「首次回复」（1 条）的「时限」' },
        says: { zh: '超过五十年，算不出到期日' },
      })
    },
  )

  it('refuses names that fit in no list and no address', () => {
    const found = problems(p => {
      Object.assign(p, { id: 'a'.repeat(61) })
      Object.assign(p.duties[0]!, { title: { zh: '长'.repeat(501) } })
    })!
    expect(found.map(one => one.path)).toEqual(['id', 'duties.0.title'])
    const numbers = problems(p => Object.assign(p.clauses, { ' ': p.clauses['1'], ['9'.repeat(61)]: p.clauses['1'] }))!
    expect(numbers.map(one => one.says.zh)).toEqual(['条款号是空的或太长', '条款号是空的或太长'])
  })

  describe('says where', () => {
    const places = (change: (pack: Loose) => void) => problems(change)!.map(one => [one.path, one.place.zh, one.place.en])
    const loose = (value: unknown) => value as Record<string, never>
    it('by the field of the pack itself, or a field inside it', () => {
      expect(places(p => Reflect.deleteProperty(p, 'id'))).toEqual([['id', '代号', 'name in the pack']])
      expect(places(p => Object.assign(p.inForce, { from: 'soon' }))).toEqual([
        ['inForce.from', '施行期的「来自或起点」', '"from" of in force'],
      ])
      expect(places(p => Object.assign(p, { duties: 5 }))).toEqual([['duties', '责任事项', 'duties']])
    })
    it('by the number of a clause and the name of a reading', () => {
      expect(places(p => Reflect.deleteProperty(p.clauses['2']!, 'title'))).toEqual([
        ['clauses.2.title', '条款 2的「名称」', '"title" of clause 2'],
      ])
      expect(places(p => Reflect.deleteProperty(p.readings.small!, 'by'))).toEqual([
        ['readings.small.by', '口径 small（2 条）的「由谁」', '"by whom" of reading small (clause 2)'],
      ])
    })
    it('by its title in each language and its clause, or which one it is where it has none', () => {
      expect(
        places(p => Object.assign(p.duties[0]!, { title: { zh: '首次回复', en: 'first reply' }, within: 5 }))[0]!.slice(1),
      ).toEqual(['责任事项「首次回复」（1 条）的「时限」', '"time allowed" of duty "first reply" (clause 1)'])
      expect(places(p => Object.assign(p.duties[1]!, { title: { zh: '获批' }, within: 5 }))[0]![2]).toBe(
        '"time allowed" of duty "获批" (clause 3)',
      )
      expect(places(p => Object.assign(p.duties[1]!, { title: 5 }))[0]!.slice(1)).toEqual([
        '责任事项 第 2 项（3 条）的「名称」',
        '"title" of duty no. 2 (clause 3)',
      ])
      expect(places(p => Object.assign(p.duties[1]!, { title: { en: 'approval' } }))[0]![1]).toBe(
        '责任事项 第 2 项（3 条）的「名称 › 中文」',
      )
      expect(places(p => Object.assign(p.duties, { 1: {} }))[0]!.slice(1)).toEqual([
        '责任事项 第 2 项的「代号」',
        '"name in the pack" of duty no. 2',
      ])
      expect(places(p => Object.assign(p.duties, { 1: 7 }))[0]!.slice(1)).toEqual(['责任事项 第 2 项', 'duty no. 2'])
      expect(places(p => Object.assign(p.duties[1]!, { clause: 7 }))[0]![1]).toBe('责任事项「补偿方案获批」的「依据条款」')
    })
    it('by the row of its table, in a list by which one it is', () => {
      expect(places(p => Object.assign(p.tables[0]!.rows, { 1: { id: 'q', clause: '2', when: {} } }))).toEqual([
        [
          'tables.0.rows.1.then',
          '判断表「定级表」的表中一行 第 2 项（2 条）的「结果」',
          '"then" of row of a table no. 2 (clause 2) of table "定级表"',
        ],
      ])
      expect(places(p => Object.assign(p.tables[0]!, { rows: 'none' }))[0]![1]).toBe('判断表「定级表」的「各项」')
      expect(places(p => Object.assign(p.routes[0]!.steps[0]!, { mode: 'some' }))[0]!.slice(1)).toEqual([
        '审批路线 第 1 项（3 条）的「审批步骤 › 第 1 个 › 通过方式」',
        '"steps › no. 1 › passes by" of approval route no. 1 (clause 3)',
      ])
      expect(places(p => Object.assign(loose(p.tables[0]!.axes.lossFen), { min: 0.5 }))[0]![1]).toBe(
        '判断表「定级表」的「判断依据 › lossFen › 最小」',
      )
    })
  })

  describe('says what and how to mend it', () => {
    const said = (change: (pack: Loose) => void) => {
      const [first] = problems(change)!
      return [first!.says.zh, first!.says.en, first!.mend.zh, first!.mend.en]
    }
    it.each<[string, (pack: Loose) => void, string[]]>([
      ['what is not there', p => Reflect.deleteProperty(p, 'id'), ['没有填写', 'is missing', '补上文字。', 'Give text.']],
      ['what is null', p => Object.assign(p, { id: null }), ['没有填写', 'is missing', '补上文字。', 'Give text.']],
      ['a list', p => Object.assign(p, { duties: 5 }), ['应为一列', 'should be a list', '改成一列。', 'Make it a list.']],
      [
        'a whole number',
        p => Object.assign(p.tables[0]!.axes.lossFen!, { min: 0.5 }),
        ['应为整数', 'should be a whole number', '改成整数。', 'Make it a whole number.'],
      ],
      [
        'an unknown field',
        p => Object.assign(p.duties[0]!, { wen: 1, wo: 2 }),
        [
          '有不认识的字段 wen、wo',
          'has unknown fields: wen, wo',
          '删去它，或检查字段名的拼写。',
          'Take it away, or check how it is spelt.',
        ],
      ],
      [
        'one of a few values',
        p => Object.assign(p.routes[0]!.steps[0]!, { mode: 'some' }),
        ['不是允许的值', 'is none of the values allowed', '只能是：any、all、quorum。', 'One of: any, all, quorum.'],
      ],
      [
        'a date',
        p => Object.assign(p, { edition: 'x' }),
        ['格式不对', 'is not well formed', '写成日期，如 2026-10-10。', 'Write a date such as 2026-10-10.'],
      ],
      [
        'a name',
        p => Object.assign(p, { id: 'Ab c' }),
        [
          ...['格式不对', 'is not well formed', '用小写字母开头，只用小写字母、数字和连字符。'],
          'Begin with a small letter; use small letters, digits and hyphens.',
        ],
      ],
      [
        'too few',
        p => Object.assign(p.duties[0]!, { start: [] }),
        ['太少，至少 1', 'is too little; 1 at least', '补足它，或整项删去。', 'Add to it, or take the whole piece away.'],
      ],
    ])('of %s', (_, change, words) => {
      expect(said(change)).toEqual(words)
    })
    it('names twelve of many values at most', () => {
      const [, , zh, en] = said(p => Object.assign(p.duties[0]!.start[0]!, { on: 'case.begun' }))
      expect([zh!.split('、').length, en!.split(', ').length]).toEqual([13, 13])
      expect([zh!.at(-2), en!.at(-2)]).toEqual(['…', '…'])
    })
  })

  describe('where several shapes are allowed', () => {
    const told = (change: (pack: Loose) => void) => problems(change)!.map(one => [one.path, one.says.en])
    const within = (value: unknown) => told(p => Object.assign(p.duties[0]!, { within: value }))
    it('tells what is wrong with the one that was meant', () => {
      expect(within({ hours: 'four' })).toEqual([['duties.0.within.hours', 'should be a number']])
      expect(told(p => Object.assign(p.duties[0]!, { owner: { role: 5 } }))).toEqual([['duties.0.owner.role', 'should be text']])
      expect(told(p => Object.assign(p.tables[0]!.rows[0]!, { when: { lossFen: { gte: 'x' } } }))).toEqual([
        ['tables.0.rows.0.when.lossFen.gte', 'should be a number'],
      ])
    })
    it('of two at once names the second one, and nothing that a third would want', () => {
      expect(within({ workdays: 3, hours: 2 })).toEqual([
        ['duties.0.within', expect.stringMatching(/^has unknown fields: (hours|workdays)$/)],
      ])
    })
    it('tells what the first of them wants where nothing of any was meant', () => {
      expect(told(p => Object.assign(p.duties[0]!, { owner: { rol: 'x' } }))).toEqual([
        ['duties.0.owner.role', 'is missing'],
        ['duties.0.owner', 'has unknown fields: rol'],
      ])
    })
  })

  it('tells the first fifty', () => {
    const found = problems(p => {
      p.duties = Array.from({ length: 70 }, (_, i) => ({ ...p.duties[0]!, id: `d${i}`, clause: 7 as never }))
    })
    expect(found).toHaveLength(50)
  })

  it('refuses parts of more pieces, and tables of more rows, than a regulation has', () => {
    const sized = (duties: number, rows: number) =>
      problems(p => {
        p.duties = Array.from({ length: duties }, (_, i) => ({ ...p.duties[0]!, id: `d${i}` }))
        const table = {
          ...p.tables[0]!,
          id: 'big',
          rows: Array.from({ length: rows }, (_, i) => ({ ...p.tables[0]!.rows[0]!, id: `r${i}` })),
        }
        p.tables = [p.tables[0]!, table]
      })?.map(one => [one.path, one.place.en, one.says.en])
    expect(sized(MOST_PIECES, MOST_ROWS)).toBeUndefined()
    expect(sized(MOST_PIECES + 1, MOST_ROWS + 1)).toEqual([
      ['duties', 'duty', 'has 5001 pieces; 5000 is the most'],
      ['tables.1', 'table "定级表"', 'has 2001 pieces; 2000 is the most'],
    ])
    expect(problems(p => Object.assign(p, { tables: [5, { rows: 5 }] }))!.length).toBeGreaterThan(0)
  })

  it.each([null, 7, 'pack', [], {}])('says of %j that it is no pack', candidate => {
    expect(readPack(candidate).problems!.length).toBeGreaterThan(0)
  })
})
