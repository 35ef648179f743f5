import { describe, expect, test } from 'vitest'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { type CoveringContract, decideCharge } from './charge.ts'
import { type ChargeAsked, explainCharge } from './explain-charge.ts'
import { testPack } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'
import type { FactValue } from './tables/table-shape.ts'

const edition = compileEdition(equip)
const maintenance: CoveringContract = {
  ...{ id: 'c1', number: 'WB-7', kind: 'maintenance', from: '2026-01-01', until: '2026-07-01', covers: ['parts', 'labour'] },
}
const machine = { title: { zh: '贴标机 LB-3', en: 'Labeller LB-3' }, warranty: { from: '2025-03-11', until: '2026-03-10' } }

/** A case of the regulation for after-sales service of equipment, of a day in March. */
const explain = (known: Readonly<Record<string, FactValue>>, more: Partial<ChargeAsked> = {}, kind = 'request') => {
  const decision = decideCharge(edition, kind, known, more.contract) ?? { free: [], facts: {} }
  return explainCharge(edition, {
    ...{ kind, decision, on: '2026-03-02', isOccurrence: true, others: [], isStated: false },
    ...more,
  })
}
const linesOf = ({ sections }: ReturnType<typeof explain>, id: string) => sections.find(one => one.id === id)?.lines
const repair = { category: 'repair', cover: 'none', failureCode: 'mechanical' }

describe('why a repair is free or charged', () => {
  test('in warranty: the row that decides, the days left, and every other row with the first thing that keeps it out', () => {
    const why = explain({ ...repair, inWarranty: true }, { machine: { ...machine, computed: { zh: '验收之日起十二个月' } } })
    expect(why.text.zh).toEqual([
      '免费',
      '【决定的条款】',
      '✓ 三包期内免费 → 免费（第 4 条 维修：三包期内免费，期外收费：售后设备维修；“三包”期内不收费，期外收费。期限多长没有写。）',
      '　　口径：三包期以合同约定为准，没有约定的按公司设置的月数和起算日计；以故障发生之日（没有说明的以登记之日）是否在期内为准，末日当天仍在期内。没有登记设备的，登记请求时注明期内或期外，没有注明的核实时补上。（客户服务部，2025-12-20）',
      '【质保】',
      '故障发生日 2026-03-02',
      '贴标机 LB-3 质保 2025-03-11 至 2026-03-10（含当日）：验收之日起十二个月',
      '✓ 在期内，还剩 8 天（2026-03-10 − 2026-03-02）',
      '【其他依据】',
      '服务种类：维修',
      '故障分类：机械',
      '【不符合的行】',
      '✗ 指导安装按合同 → 按合同：服务种类是 维修，它要求服务种类为指导安装、调试（第 2 条）',
      '✗ 全包安装按合同 → 按合同：服务种类是 维修，它要求服务种类为全包安装、调试（第 3 条）',
      '✗ 单独调试、保养、用户培训按合同 → 按合同：服务种类是 维修，它要求服务种类为单独调试、保养、用户培训（第 2 条）',
      '✗ 延保期内免费 → 免费：三包期内是 是，它要求三包期内为否（第 4 条）',
      '✗ 维保合同期内按合同 → 按合同：三包期内是 是，它要求三包期内为否（第 4 条）',
      '✗ 三包期外收费 → 收费：三包期内是 是，它要求三包期内为否（第 4 条）',
      '✗ 使用和操作造成的，有维保合同的按合同 → 按合同：当日有效的服务合同是 没有服务合同，它要求当日有效的服务合同为维保合同（第 4 条）',
      '✗ 使用和操作造成的收费 → 收费：故障分类是 机械，它要求故障分类为使用和操作（第 4 条）',
      '制度版本：《公司客户服务管理办法》2026-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'Free',
      '【The row that decides】',
      '✓ Free in warranty → Free (clause 4 Repair: free in warranty, charged outside it: Repair after sale; free within the warranty, charged after it. How long the warranty lasts is not said.)',
      '    Reading: The warranty lasts as long as the contract says, else for the months of the company setting from the day it names; what counts is the day on which the failure came about, or if that is not said the day of the request, and the last day is still within. Where no machine is on record the request states whether it still runs, or the verification adds it. (客户服务部, 2025-12-20)',
      '【Warranty】',
      'The failure came about on 2026-03-02',
      'Labeller LB-3: warranty from 2025-03-11 to 2026-03-10, that day included: 验收之日起十二个月',
      '✓ Within, 8 days left (2026-03-10 − 2026-03-02)',
      '【Other facts】',
      'Kind of service: Repair',
      'Class of the failure: Mechanical',
      '【Rows that do not fit】',
      '✗ Guidance, by its contract → By the contract: Kind of service is Repair, it needs: Kind of service is Guidance of installation (clause 2)',
      '✗ Turnkey installation, by its contract → By the contract: Kind of service is Repair, it needs: Kind of service is Turnkey installation (clause 3)',
      '✗ Commissioning, maintenance and training, by contract → By the contract: Kind of service is Repair, it needs: Kind of service is Commissioning alone, Maintenance, Training of the user (clause 2)',
      '✗ Free under an extended warranty → Free: In warranty is yes, it needs: In warranty is no (clause 4)',
      '✗ Under a maintenance contract, as it says → By the contract: In warranty is yes, it needs: In warranty is no (clause 4)',
      '✗ Charged outside warranty → Charged: In warranty is yes, it needs: In warranty is no (clause 4)',
      '✗ Caused by its use, as the maintenance contract says → By the contract: Contract of service on the day is no contract, it needs: Contract of service on the day is maintenance contract (clause 4)',
      '✗ Charged where its use caused it → Charged: Class of the failure is Mechanical, it needs: Class of the failure is Use and operation (clause 4)',
      'Edition: Customer Service Regulation of an Equipment Maker 2026-01-01',
    ])
  })

  test('nothing is decided while it is not known whether the warranty runs: what is missing is said', () => {
    const why = explain({ category: 'repair', cover: 'none' }, { isOccurrence: false })
    expect(why.text.zh).toEqual([
      '还不能判定',
      '还缺：三包期内。补上后系统自动判定。',
      '【质保】',
      '登记日 2026-03-02',
      '？没有登记设备，也没有注明期内还是期外',
      '【其他依据】',
      '服务种类：维修',
      '故障分类：还不知道',
      '【不符合的行】',
      '✗ 指导安装按合同 → 按合同：服务种类是 维修，它要求服务种类为指导安装、调试（第 2 条）',
      '✗ 全包安装按合同 → 按合同：服务种类是 维修，它要求服务种类为全包安装、调试（第 3 条）',
      '✗ 单独调试、保养、用户培训按合同 → 按合同：服务种类是 维修，它要求服务种类为单独调试、保养、用户培训（第 2 条）',
      '✗ 三包期内免费 → 免费：还不知道三包期内，它要求三包期内为是（第 4 条）',
      '✗ 延保期内免费 → 免费：还不知道三包期内，它要求三包期内为否（第 4 条）',
      '✗ 维保合同期内按合同 → 按合同：还不知道三包期内，它要求三包期内为否（第 4 条）',
      '✗ 三包期外收费 → 收费：还不知道三包期内，它要求三包期内为否（第 4 条）',
      '✗ 使用和操作造成的，有维保合同的按合同 → 按合同：当日有效的服务合同是 没有服务合同，它要求当日有效的服务合同为维保合同（第 4 条）',
      '✗ 使用和操作造成的收费 → 收费：故障分类是 还不知道，它要求故障分类为使用和操作（第 4 条）',
      '制度版本：《公司客户服务管理办法》2026-01-01 版',
    ])
    expect(why.text.en.slice(0, 6)).toEqual([
      'Not decided yet',
      'Missing: In warranty. It is decided as soon as they are known.',
      '【Warranty】',
      'The case was opened on 2026-03-02',
      '？No machine is on record, and nobody said whether the warranty runs',
      '【Other facts】',
    ])
  })

  test('under a maintenance contract: what that covers is free, and the contracts that do not count say why', () => {
    const others: CoveringContract[] = [
      {
        id: 'c2',
        number: 'YB-1',
        kind: 'extension',
        from: '2026-03-03',
        until: '2027-03-03',
        covers: ['parts', 'labour', 'travel'],
      },
      { id: 'c3', number: 'DC-2', kind: 'pay-per-visit', from: '2025-01-01', until: '2026-03-01', covers: [] },
    ]
    const why = explain(
      { category: 'repair', inWarranty: false, cover: 'maintenance', failureCode: 'unknown' },
      { machine, contract: maintenance, others, on: '2026-03-11', isOccurrence: false },
    )
    expect(why.answer).toEqual({ zh: '按合同：配件、人工免收', en: 'By the contract: no charge for parts, labour' })
    expect(why.notes).toEqual([
      { zh: '故障原因登记后会再判定一次。', en: 'It is decided again once the cause of the failure is on record.' },
    ])
    expect(linesOf(why, 'warranty')).toEqual([
      { says: { zh: '登记日 2026-03-11', en: 'The case was opened on 2026-03-11' } },
      {
        says: {
          zh: '贴标机 LB-3 质保 2025-03-11 至 2026-03-10（含当日）',
          en: 'Labeller LB-3: warranty from 2025-03-11 to 2026-03-10, that day included',
        },
      },
      { mark: 'no', says: { zh: '已过期 1 天（2026-03-11 − 2026-03-10）', en: 'Over for 1 day (2026-03-11 − 2026-03-10)' } },
    ])
    expect(linesOf(why, 'contracts')).toEqual([
      {
        mark: 'yes',
        says: {
          zh: '维保合同 WB-7，2026-01-01 至 2026-06-30，包配件、人工',
          en: 'maintenance contract WB-7, 2026-01-01 to 2026-06-30, covers parts, labour',
        },
        because: { zh: '还剩 111 天', en: '111 days left' },
      },
      {
        mark: 'no',
        says: {
          zh: '延保合同 YB-1，2026-03-03 至 2027-03-02，包配件、人工、差旅',
          en: 'extended warranty YB-1, 2026-03-03 to 2027-03-02, covers parts, labour, travel',
        },
        because: { zh: '还剩 356 天', en: '356 days left' },
      },
      {
        mark: 'no',
        says: {
          zh: '按次付费合同 DC-2，2025-01-01 至 2026-02-28，包：无',
          en: 'pay-per-visit contract DC-2, 2025-01-01 to 2026-02-28, covers nothing',
        },
        because: { zh: '已过期 11 天', en: 'over for 11 days' },
      },
    ])
    expect(linesOf(why, 'facts')).toEqual([
      { says: { zh: '服务种类：维修', en: 'Kind of service: Repair' } },
      { says: { zh: '故障分类：还不知道', en: 'Class of the failure: not known yet' } },
    ])
  })

  test('a contract begins on its first day and has none left on its last', () => {
    const says = (on: string) => linesOf(explain({}, { contract: maintenance, on }), 'contracts')?.[0]?.because?.zh
    expect([says('2025-12-31'), says('2026-01-01'), says('2026-06-30'), says('2026-07-01')]).toEqual([
      '2026-01-01 才生效',
      '还剩 180 天',
      '还剩 0 天',
      '已过期 1 天',
    ])
  })

  test('the last day of the warranty is within it, the day after is not', () => {
    const says = (on: string) => linesOf(explain({}, { machine, on }), 'warranty')?.at(-1)
    expect([says('2026-03-10'), says('2026-03-11')]).toEqual([
      {
        mark: 'yes',
        says: { zh: '在期内，还剩 0 天（2026-03-10 − 2026-03-10）', en: 'Within, 0 days left (2026-03-10 − 2026-03-10)' },
      },
      { mark: 'no', says: { zh: '已过期 1 天（2026-03-11 − 2026-03-10）', en: 'Over for 1 day (2026-03-11 − 2026-03-10)' } },
    ])
  })

  test('a machine without a warranty on record leaves it open; a warranty without a first day runs since nobody knows when', () => {
    const warranty = (of: { from?: string; until?: string }) =>
      linesOf(explain({}, { machine: { ...machine, warranty: of } }), 'warranty')
    expect(warranty({})).toEqual([
      { says: { zh: '故障发生日 2026-03-02', en: 'The failure came about on 2026-03-02' } },
      {
        mark: 'open',
        says: {
          zh: '贴标机 LB-3 没有质保期限，也没有可以起算的日期',
          en: 'Labeller LB-3 has no warranty on record, nor a day from which it could run',
        },
      },
    ])
    expect(warranty({ until: '2026-03-10' })?.[1]).toEqual({
      says: {
        zh: '贴标机 LB-3 质保 …… 至 2026-03-10（含当日）',
        en: 'Labeller LB-3: warranty from … to 2026-03-10, that day included',
      },
    })
  })

  test('without a machine somebody may have said whether the warranty runs', () => {
    const stated = (inWarranty: boolean, isStated: boolean) =>
      linesOf(explain({ ...repair, inWarranty }, { isStated }), 'warranty')
    expect([stated(true, true), stated(false, true), stated(true, false)]).toEqual([
      [
        { says: { zh: '故障发生日 2026-03-02', en: 'The failure came about on 2026-03-02' } },
        { says: { zh: '没有登记设备，登记时注明：三包期内', en: 'No machine on record; stated: in warranty' } },
      ],
      [
        { says: { zh: '故障发生日 2026-03-02', en: 'The failure came about on 2026-03-02' } },
        { says: { zh: '没有登记设备，登记时注明：三包期外', en: 'No machine on record; stated: out of warranty' } },
      ],
      [{ says: { zh: '故障发生日 2026-03-02', en: 'The failure came about on 2026-03-02' } }],
    ])
  })

  test('a contract that covers nothing makes nothing free; one that covers all needs no list; what is charged needs none', () => {
    const answer = (covers: CoveringContract['covers'], failureCode: string) =>
      explain(
        { category: 'repair', inWarranty: false, cover: 'maintenance', failureCode },
        { contract: { ...maintenance, covers } },
      ).answer
    expect(answer([], 'mechanical')).toEqual({
      zh: '按合同：合同没有免收的项目',
      en: 'By the contract: the contract makes nothing free',
    })
    expect(answer(['parts', 'labour', 'travel'], 'mechanical')).toEqual({ zh: '按合同', en: 'By the contract' })
    expect(answer(['travel'], 'misuse')).toEqual({ zh: '按合同：差旅免收', en: 'By the contract: no charge for travel' })
    expect(explain({ category: 'repair', inWarranty: false, cover: 'none', failureCode: 'misuse' }).answer).toEqual({
      zh: '收费',
      en: 'Charged',
    })
    // All free under an extended warranty that covers parts alone.
    const extension: CoveringContract = { ...maintenance, kind: 'extension', covers: ['parts'] }
    expect(
      explain({ category: 'repair', inWarranty: false, cover: 'extension', failureCode: 'mechanical' }, { contract: extension })
        .answer,
    ).toEqual({ zh: '免费：配件免收', en: 'Free: no charge for parts' })
  })

  test('a decided cause is not said to be decided again, and an undecided one only where something is missing', () => {
    expect(explain({ ...repair, inWarranty: true }).notes).toEqual([])
    expect(explain({ ...repair, inWarranty: true, failureCode: 'unknown' }).notes).toEqual([
      { zh: '故障原因登记后会再判定一次。', en: 'It is decided again once the cause of the failure is on record.' },
    ])
    const undecided = { facts: { category: 'repair', inWarranty: true, cover: 'none', failureCode: 'unknown' }, free: [] }
    expect(explain({}, { decision: undecided }).notes).toEqual([])
  })

  test('a kind of case that the regulation has no table for has no rows and lacks nothing', () => {
    const why = explain({}, {}, 'anomaly')
    expect(why.answer.zh).toBe('还不能判定')
    expect(why.notes).toEqual([])
    expect(why.sections.map(({ id }) => id)).toEqual(['warranty'])
  })
})

describe('a table of another company', () => {
  const pack = testPack({
    tables: [
      {
        ...{ id: 'charge', purpose: 'charge', title: { zh: '收费' }, hit: 'unique', kinds: ['anomaly'] },
        axes: {
          failedRepairs: { kind: 'int', min: 0, unit: '次', title: { zh: '已维修次数', en: 'repairs so far' } },
          cover: { kind: 'enum', values: ['none', 'gold'], title: { zh: '合同', en: 'contract' } },
        },
        rows: [
          { id: 'often', clause: '1', when: { failedRepairs: { gte: 3 } }, then: { charge: 'free' } },
          { id: 'gold', clause: '2', when: { failedRepairs: { lt: 3 }, cover: ['gold'] }, then: { charge: 'free' } },
          { id: 'else', clause: '2', when: { failedRepairs: { gte: 0, lt: 3 }, cover: ['none'] }, then: {} },
        ],
      },
    ],
  })
  const own = compileEdition(pack)
  const of = (known: Readonly<Record<string, FactValue>>) =>
    explainCharge(own, {
      ...{ kind: 'anomaly', decision: decideCharge(own, 'anomaly', known, undefined)! },
      ...{ on: '2026-03-02', isOccurrence: true, others: [], isStated: false },
    })

  test('says ranges as numbers, a cover that no list of ours names as it stands, and a row without a title by its name', () => {
    const row = (known: Readonly<Record<string, FactValue>>) =>
      of(known).sections.filter(({ id }) => ['row', 'failed', 'facts'].includes(id))
    expect(row({ failedRepairs: 3, cover: 'gold' })).toEqual([
      {
        id: 'row',
        title: { zh: '决定的条款', en: 'The row that decides' },
        lines: [
          {
            says: { zh: 'often → 免费', en: 'often → Free' },
            mark: 'yes',
            clause: {
              regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
              number: '1',
              title: { zh: '上报', en: '上报' },
              gist: { zh: '一小时内上报', en: '一小时内上报' },
            },
          },
        ],
      },
      {
        id: 'facts',
        title: { zh: '其他依据', en: 'Other facts' },
        lines: [{ says: { zh: '已维修次数：3 次', en: 'repairs so far: 3 times' } }],
      },
      {
        id: 'failed',
        title: { zh: '不符合的行', en: 'Rows that do not fit' },
        lines: [
          {
            says: { zh: 'gold → 免费', en: 'gold → Free' },
            mark: 'no',
            because: {
              zh: '已维修次数是 3 次，它要求已维修次数不满 3 次',
              en: 'repairs so far is 3 times, it needs: repairs so far below 3 times',
            },
            clause: {
              regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
              number: '2',
              title: { zh: '办结', en: '办结' },
              gist: { zh: '三个工作日办结', en: '三个工作日办结' },
            },
          },
          {
            says: { zh: 'else → 还不能判定', en: 'else → Not decided yet' },
            mark: 'no',
            because: {
              zh: '已维修次数是 3 次，它要求已维修次数不满 3 次',
              en: 'repairs so far is 3 times, it needs: repairs so far below 3 times',
            },
            clause: {
              regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
              number: '2',
              title: { zh: '办结', en: '办结' },
              gist: { zh: '三个工作日办结', en: '三个工作日办结' },
            },
          },
        ],
      },
    ])
    expect(of({ failedRepairs: 1, cover: 'none' }).text.en).toEqual([
      'Not decided yet',
      '【The row that decides】',
      '✓ else → Not decided yet (clause 2 办结: 三个工作日办结)',
      '【Warranty】',
      'The failure came about on 2026-03-02',
      '？No machine is on record, and nobody said whether the warranty runs',
      '【Other facts】',
      'repairs so far: 1 time',
      '【Rows that do not fit】',
      '✗ often → Free: repairs so far is 1 time, it needs: repairs so far 3 times or more (clause 1)',
      '✗ gold → Free: contract is no contract, it needs: contract is gold (clause 2)',
      'Edition: 试验制度 2025-01-01',
    ])
    expect(of({}).text.zh).toEqual([
      '还不能判定',
      '还缺：已维修次数、合同。补上后系统自动判定。',
      '【质保】',
      '故障发生日 2026-03-02',
      '？没有登记设备，也没有注明期内还是期外',
      '【不符合的行】',
      '✗ often → 免费：还不知道已维修次数，它要求已维修次数 3 次及以上（第 1 条）',
      '✗ gold → 免费：还不知道已维修次数，它要求已维修次数不满 3 次（第 2 条）',
      '✗ else → 还不能判定：还不知道已维修次数，它要求已维修次数不满 3 次（第 2 条）',
      '制度版本：《试验制度》2025-01-01 版',
    ])
  })
})
