import type { Example } from '../../../engine/pack.ts'

type RecordExample = Extract<Example, { type: 'record' }>
type More = { readonly texts?: RecordExample['texts']; readonly category?: string }
/** Taken as it is; without the field `lacking` it is refused. */
const record = (
  rule: string,
  kind: RecordExample['kind'],
  values: Readonly<Record<string, unknown>>,
  lacking: string,
  { texts, category }: More = {},
): RecordExample[] => {
  const without = (data: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(data).filter(([id]) => id !== lacking))
  const about = { type: 'record' as const, rule, kind, ...(category === undefined ? {} : { category }) }
  return [
    { ...about, name: '填全了', values, ...(texts === undefined ? {} : { texts }) },
    {
      ...about,
      name: `缺 ${lacking}`,
      values: without(values),
      ...(texts === undefined ? {} : { texts: without(texts) }),
      refused: lacking,
    },
  ]
}
const day = '2026-03-10'
const booked = { from: '2026-03-04T01:00:00.000Z', until: '2026-03-04T04:00:00.000Z', how: 'phone', agreed: true }
const booking = { type: 'record' as const, rule: 'appointment', kind: 'work-order' as const }
const file = 'file-1'

export const recordExamples: readonly Example[] = [
  ...record('need-match', 'enquiry', { complex: false }, 'complex', { texts: { need: '一套餐桌' } }),
  ...record('technical-answer', 'request', { solved: true }, 'solved', { texts: { answer: '可以' } }),
  ...record('supervisor-takeover', 'return', { supervisor: 'p' }, 'supervisor'),
  ...record('manual-handover', 'enquiry', { english: true, spanish: true, japanese: false }, 'japanese'),
  ...record('appointment', 'work-order', booked, 'agreed'),
  { ...booking, name: '正好提前 24 小时', at: '2026-03-03 09:00', values: booked },
  { ...booking, name: '只提前 23 小时：不能登记', at: '2026-03-03 10:00', values: booked, refused: 'from' },
  {
    ...booking,
    name: '不足 24 小时，客户自己要求并写明原因',
    at: '2026-03-03 10:00',
    values: { ...booked, customerAsked: true },
    texts: { whySooner: '明天下午有客人入住' },
  },
  {
    ...booking,
    name: '客户要求提前，没有写原因',
    at: '2026-03-03 10:00',
    values: { ...booked, customerAsked: true },
    refused: 'whySooner',
  },
  { ...booking, name: '结束早于开始', values: { ...booked, until: '2026-03-04T00:30:00.000Z' }, refused: 'until' },
  ...record('before-photos', 'work-order', { photo: file }, 'photo'),
  ...record('local-certificate', 'work-order', { certificate: file, validUntil: day }, 'validUntil'),
  ...record('delay-report', 'work-order', { backupTeam: true, newDay: day }, 'newDay', { texts: { cause: '缺货' } }),
  ...record(
    'delay-compensation',
    'work-order',
    { contractFen: 10_000_000, perDayPercent: 0.1, capPercent: 5, daysLate: 12, sumFen: 120_000, agreedFen: 120_000 },
    'capPercent',
  ),
  {
    type: 'record',
    rule: 'delay-compensation',
    name: '约定的上限超过合同金额 10%',
    kind: 'work-order',
    values: { contractFen: 10_000_000, perDayPercent: 0.1, capPercent: 12, daysLate: 12, sumFen: 120_000, agreedFen: 120_000 },
    refused: 'capPercent',
  },
  ...record('acceptance-check', 'work-order', { signatureValid: true, complete: true }, 'complete'),
  ...record('contract-review', 'contract', { amountFen: 5_000_000, delayCap: true }, 'delayCap', { texts: { opinion: '同意' } }),
  ...record('order-check', 'contract', { correct: true }, 'correct'),
  ...record('two-laws', 'contract', { china: true, target: true }, 'target', { texts: { country: '西班牙' } }),
  ...record('translation-check', 'contract', { agency: true, formatPassed: true }, 'formatPassed'),
  ...record('finance-review', 'contract', { passed: true }, 'passed'),
  ...record('risk-assessment', 'exception', { report: file, level: 'high' }, 'report'),
  {
    type: 'record',
    rule: 'risk-assessment',
    name: '没有这个等级',
    kind: 'exception',
    values: { report: file, level: 'enormous' },
    refused: 'level',
  },
  ...record('audit-filing', 'decision', {}, 'number', { texts: { number: '审备 2026-1' } }),
  ...record('recall-start', 'crisis', { plan: file }, 'plan'),
  ...record('interim-statement', 'crisis', { statement: file }, 'statement'),
  ...record('media-statement', 'crisis', { region: 'china' }, 'region', { texts: { wording: '承担责任' } }),
  ...record('crisis-hotline', 'crisis', {}, 'number', { texts: { number: '400-000-0000' } }),
  ...record('audit-finding', 'audit', { major: true }, 'major', { texts: { finding: '缺合同' } }),
  ...record('audit-report', 'audit', { report: file }, 'report'),
  ...record('board-receipt', 'audit', { on: day }, 'on'),
  ...record('executive-review', 'audit', { executive: 'p' }, 'executive'),
  ...record('evaluation', 'suggestion', { adopt: true }, 'adopt', { texts: { opinion: '可行' } }),
  ...record('follow-up', 'suggestion', { done: true }, 'done', { texts: { effect: '更快' } }),
  ...record('low-score-follow-up', 'request', { person: 'p' }, 'measure', {
    texts: { demand: '柜门要重调', measure: '本周内上门重调，免费' },
  }),
  ...record('suggestion-answer', 'suggestion', { result: 'done', how: 'phone' }, 'how', { texts: { answer: '已上线' } }),
  ...record('improvement-acceptance', 'suggestion', { passed: true }, 'passed'),
  ...record('written-interpretation', 'decision', { document: file }, 'document', { category: 'interpretation' }),
  ...record('revision-draft', 'decision', { draft: file, effectiveOn: day, repeals: false }, 'effectiveOn', {
    category: 'regulation-change',
  }),
  ...record('payment', 'expense', { amountFen: 100_000 }, 'amountFen'),
  ...record('two-locks', 'contract', { firstKey: 'a', secondKey: 'b' }, 'secondKey'),
  ...record('escalation-confirmation', 'complaint', { order: 'first' }, 'order'),
  ...record('major-complaint-report', 'complaint', {}, 'situation', { texts: { situation: '产品缺陷' } }),
  ...record('legality-check', 'complaint', { lawful: true }, 'lawful', { texts: { opinion: '召回告知、赔付依据齐全' } }),
  ...record('evidence-taken', 'penalty', { firstWitness: 'a', secondWitness: 'b' }, 'secondWitness', {
    texts: { evidence: '录音' },
  }),
  ...record('hearing', 'penalty', { outcome: 'heard' }, 'statement', { texts: { statement: '客户改期' } }),
  { type: 'record', rule: 'hearing', kind: 'penalty', name: '经告知没有到场', values: { outcome: 'absent' } },
  ...record('penalty-notice', 'penalty', { servedOn: day }, 'servedOn'),
  ...record('appeal', 'penalty', { evidenceFile: file }, 'evidenceFile', { texts: { grounds: '有录音' } }),
  ...record('appeal-acceptance', 'penalty', { accepted: true }, 'accepted'),
  ...record('appeal-extension', 'penalty', {}, 'reason', { texts: { reason: '住院' } }),
  ...record('appeal-decision', 'penalty', { outcome: 'upheld' }, 'outcome'),
  ...record('bonus-withheld', 'penalty', { on: '2026-03-31', amountFen: 80_000 }, 'amountFen'),
  ...record('transfer', 'penalty', { on: '2026-04-01' }, 'on', { texts: { posts: '由店长调为店员' } }),
  ...record('review-panel', 'penalty', { first: 'a', second: 'b', third: 'c' }, 'third'),
  ...record('tracking', 'rectification', { done: true }, 'done', { texts: { finding: '到位' } }),
]
