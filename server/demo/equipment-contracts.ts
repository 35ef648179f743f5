import type { DemoCase } from './demo-case.ts'
import { day, desk, head } from './equipment-steps.ts'
import { dayAhead } from './record-steps.ts'
import { type Step, step } from './steps.ts'

type Line = readonly [item: string, part: string, quantity: number, unitPriceFen: number]
const finance = 'hou.min'
const quoted = (after: Step['after'], lines: readonly Line[]): Step =>
  step(after, desk, 'quote', now => ({
    lines: lines.map(([, part, quantity, unitPriceFen]) => ({ part, unit: '件', quantity, unitPriceFen, taxPercent: 13 })),
    items: lines.map(([item]) => item),
    ...{ taxIncluded: true, validUntil: dayAhead(now, { days: 30 }), terms: '价格含运费；自合同生效之日起质保 12 个月。' },
  }))
const accepted = step({ workdays: 1 }, desk, 'answer-quotation', () => ({ accepted: true, via: 'message', signer: '设备科' }))
const reviewed = (proposal: string): Step[] => [
  step({ workHours: 3 }, desk, 'submit-matter', () => ({ proposal })),
  step({ workHours: 5 }, 'deciders', 'decide', () => ({ decision: 'approve', reason: '同意' })),
]
const signed = (amountFen: number, type: 'parts' | 'repair', contractNumber: string, terms: readonly object[]): Step =>
  step({ workHours: 6 }, head, 'sign-contract', now => ({
    ...{ type, amountFen, contractNumber, signedOn: dayAhead(now, { minutes: 0 }), terms, latePerDay: 5 },
  }))
const performed = (after: Step['after'], what: string, lines: readonly object[], finished: boolean): Step =>
  step(after, desk, 'perform-contract', now => ({
    ...{ sort: 'delivery', performedOn: dayAhead(now, { minutes: 0 }), what, lines, finished },
  }))
const invoiced = (after: Step['after'], totalFen: number, number: string): Step =>
  step(after, finance, 'issue-invoice', now => ({
    ...{ kind: 'special', number, issuedOn: dayAhead(now, { minutes: 0 }), totalFen, taxPercent: 13 },
  }))
const paid = (after: Step['after'], amountFen: number, reference: string): Step =>
  step(after, finance, 'receive-payment', now => ({
    ...{ amountFen, receivedOn: dayAhead(now, { minutes: 0 }), via: 'bank', reference },
    shares: [{ invoice: now.invoices![0], amountFen }],
  }))
const dunned = (after: Step['after'], is: 'reminder' | 'second' | 'letter', more: object = {}): Step =>
  step(after, desk, 'dun', () => ({ step: is, via: is === 'letter' ? 'letter' : 'call', outcome: 'reached', ...more }))
const promised = (after: Step['after'], days: number, promisedFen: number): Step =>
  step(after, desk, 'dun', now => ({
    ...{ step: 'second', via: 'call', outcome: 'promised', promisedFen, promisedOn: dayAhead(now, { days }) },
  }))
const net = (days: number) => [{ part: 'instalment', percent: 100, days }]

/** 自签合同: parts sold and repairs paid for, in every state from a quotation that waits to money that is long overdue. */
export const equipmentContracts: readonly DemoCase[] = [
  {
    kind: 'contract',
    title: '配件销售合同：主轴备件两套',
    description: '用户年度备件采购。',
    channel: 'internal',
    ago: 38 * day,
    by: desk,
    customer: 2,
    steps: [
      quoted({ workHours: 2 }, [
        ['主轴总成', 'SP-160-01', 2, 12_800_000],
        ['主轴轴承组', 'SP-160-07', 4, 300_000],
      ]),
      accepted,
      ...reviewed('年度备件，按框架价，货到开票。'),
      signed(26_800_000, 'parts', 'HS-PJ-2026-031', net(14)),
      performed(
        { workdays: 4 },
        '两套主轴备件已发货签收',
        [
          { line: 1, quantity: 2 },
          { line: 2, quantity: 4 },
        ],
        true,
      ),
      invoiced({ workHours: 4 }, 26_800_000, '26332000000041700417'),
      dunned({ workdays: 8 }, 'reminder'),
      promised({ workdays: 6 }, 6, 26_800_000),
      paid({ workdays: 1 }, 10_000_000, 'ICBC202607150031'),
    ],
  },
  {
    kind: 'contract',
    title: '有偿维修合同：磨头大修',
    description: '过保磨床磨头大修，含拆装、更换和精度恢复。',
    channel: 'internal',
    ago: 66 * day,
    by: desk,
    customer: 0,
    steps: [
      quoted({ workHours: 3 }, [
        ['磨头大修（含人工）', 'SV-OH-800', 1, 4_600_000],
        ['磨头轴承', 'BR-7014', 2, 480_000],
      ]),
      accepted,
      ...reviewed('过保大修，先收定金三成。'),
      signed(5_560_000, 'repair', 'HS-WX-2026-012', [
        { part: 'deposit', percent: 30, days: 0 },
        { part: 'instalment', percent: 65, days: 20 },
        { part: 'retention', percent: 5, days: 180 },
      ]),
      invoiced({ workHours: 5 }, 5_560_000, '26332000000038800096'),
      paid({ workdays: 3 }, 1_668_000, 'CCB202605200117'),
      performed(
        { workdays: 9 },
        '磨头大修完成，精度恢复到出厂要求',
        [
          { line: 1, quantity: 1 },
          { line: 2, quantity: 2 },
        ],
        true,
      ),
      dunned({ workdays: 4 }, 'reminder'),
      dunned({ workdays: 9 }, 'second', { outcome: 'not-reached' }),
      dunned({ workdays: 9 }, 'letter', { note: '已寄催款函并附对账单' }),
    ],
  },
  {
    kind: 'contract',
    title: '配件销售合同：油雾分离器滤芯',
    description: '用户来电询价，按季供货。',
    channel: 'phone',
    ago: 2 * day,
    by: desk,
    customer: 3,
    steps: [quoted({ workHours: 2 }, [['油雾分离器滤芯', 'FL-OM-22', 24, 38_000]])],
  },
]
