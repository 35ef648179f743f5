import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Pack } from '../engine/pack.ts'
import {
  type Act,
  acts,
  definitionOfAct,
  type EventType,
  eventDefinition,
  eventDefinitions,
  eventTypes,
  type InputOf,
} from '../events/registry.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { caseRoutes } from '../server/cases/routes.ts'
import { refusals } from '../server/errors.ts'
import { eventFields } from '../web/cases/acts/event-fields.ts'
import { actGroups } from '../web/cases/acts/next-act.ts'
import { specialForms } from '../web/cases/acts/special-forms.ts'
import { actWords } from '../web/cases/words-acts.ts'
import { anAnomalyInPlanning } from './cases.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { anOrganisation, type TestOrganisation } from './factories.ts'
import { type FeatureApp, featureApp } from './feature-app.ts'

/** Every act: {@link minimalInputs} below is complete by the compiler, and these tests say that the lists are so at run time too. */
type Inputs = { readonly [A in Act]: InputOf<A> }
const at = '2026-03-03T01:00:00.000Z'

/** The least that each act takes: what is sent is never at fault, so any refusal comes from the rules. */
function minimalInputs(
  { people, departments, customers }: TestOrganisation,
  { id, request }: { id: string; request: string },
): Inputs {
  const person = people.fieldEngineer
  return {
    'complete-record': { customer: customers[0]!.id },
    verify: { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' },
    classify: { level: 'general', facts: {} },
    note: { text: '记录' },
    reply: { channel: 'phone', text: '已安排' },
    attach: { file: 'file' },
    'add-photo': { file: 'file', phase: 'before', sha256: 'a'.repeat(64), takenAt: at },
    'record-time': { use: 'work', from: at, until: '2026-03-03T02:00:00.000Z' },
    report: { details: '停机', judgement: '异响', demand: '恢复', measures: '复位' },
    acknowledge: { report: request },
    assign: { person },
    'form-team': { owner: person, members: [person], nodeTimes: [at], nodes: ['到场'] },
    'hold-meeting': {
      meeting: 'other',
      attendees: [person],
      departments: [departments.research],
      minutes: '研究',
      decisions: '增派',
    },
    'post-on-site': { person, from: at },
    progress: { to: 'customer', text: '备件已到' },
    pause: { cause: 'waiting-customer', reason: '客户停产检修' },
    resume: {},
    'hand-over': { duties: [], from: person, to: people.frontLine, cause: 'leave' },
    investigate: { checked: ['site-visit'], causeClass: 'part', findings: '磨损', rootCause: '缺油' },
    plan: {
      measures: [{ department: departments.implementation, person, dueAt: at }],
      measureTexts: ['更换'],
      resources: '备件',
    },
    decide: { request, decision: 'approve' },
    'transfer-approval': { request, to: people.frontLine, reason: '出差' },
    'add-signers': { request, place: 'before', mode: 'all', people: [people.frontLine], reason: '先表态' },
    'remove-signer': { request, step: 'added-1', person: people.frontLine, reason: '不必' },
    'ask-opinion': { request, to: people.frontLine, waits: true, question: '是否成立' },
    'give-opinion': { request, question: request, opinion: '成立' },
    'withdraw-approval': { request, reason: '写错' },
    'urge-approval': { request },
    'copy-approval': { request, to: [people.frontLine] },
    'change-amount': { request, amountFen: 200_00, reason: '复核' },
    'record-decision': { request, medium: 'import', person: people.frontLine, reason: '旧系统已批' },
    'answer-recorded': { request, recorded: request, confirmed: true },
    start: {},
    'reach-node': { node: 'plan-delivered', content: '方案' },
    'sign-node': { node: 'plan-delivered', via: 'paper', signer: '林主任' },
    'sign-paper': { paper: 'receipt', agreed: true, via: 'screen', signer: '林主任' },
    complete: { solution: '更换', measures: '校准', guarantees: '回访' },
    accept: { passed: true, via: 'paper', signer: '林主任' },
    'send-result': { channel: 'phone', text: '已修复' },
    'record-feedback': { satisfied: true, via: 'phone' },
    'record-attempt': { via: 'phone' },
    'report-result': { summary: '恢复' },
    'submit-form': { form: 'general-record', values: {} },
    review: { rootCause: '缺油', lessons: '缺项', improvements: '点检' },
    archive: {},
    'publish-case-study': { title: '润滑', problem: '停机', rootCause: '缺油', experience: '换油' },
    quote: {
      lines: [{ unit: '件', quantity: 1, unitPriceFen: 100, taxPercent: 13 }],
      ...{ items: ['轴承'], taxIncluded: true, validUntil: '2026-12-31' },
    },
    'answer-quotation': { accepted: true, via: 'phone' },
    'sign-contract': { type: 'parts', signedOn: '2026-03-01', amountFen: 1, terms: [{ part: 'deposit', percent: 100, days: 0 }] },
    'perform-contract': { sort: 'delivery', performedOn: '2026-03-01', lines: [], finished: true, what: '发货' },
    'issue-invoice': { kind: 'special', number: '1', issuedOn: '2026-03-01', totalFen: 1, taxPercent: 13 },
    'credit-invoice': { invoice: request, number: '2', issuedOn: '2026-03-01', amountFen: 1, reason: '退' },
    'receive-payment': { amountFen: 1, receivedOn: '2026-03-01', via: 'bank', shares: [] },
    'allocate-payment': { payment: request, shares: [{ invoice: request, amountFen: 1 }] },
    'unallocate-payment': { payment: request, invoice: request, amountFen: 1, reason: '错' },
    'reverse-payment': { payment: request, reason: '退票' },
    'write-off': { request },
    dun: { step: 'reminder', via: 'call', outcome: 'reached' },
    'dispute-receivable': { invoice: request, reason: '有缺陷' },
    'settle-dispute': { invoice: request, outcome: 'owed', note: '合格' },
    'submit-study': { title: '润滑', problem: '停机', rootCause: '缺油', experience: '换油' },
    'release-study': { reason: '各方同意' },
    'withdraw-study': { entry: request, reason: '有误' },
    'use-study': { entry: request },
    reopen: { cause: 'problem-returned', reason: '复发' },
    merge: { into: id, reason: '重复' },
    correct: { corrects: request, reason: '笔误' },
    'confirm-backdating': { event: request, accepted: true },
    'joint-investigate': {
      fault: 'product',
      research: people.research,
      supplyChain: people.supplyChain,
      remedy: 'repair',
      findings: '缺陷',
    },
    'trace-supplier': { liable: true, supplier: '供应商', findings: '批次缺陷' },
    'rectify-installation': { measures: '重装' },
    'give-legal-opinion': { negotiate: true, terms: '第三条', opinion: '可协商' },
    'supplement-agreement': { summary: '顺延' },
    'assess-loss': { lossFen: 100_00, finance: people.finance, legal: people.legal, liability: 'company', basis: '清单' },
    'confirm-loss': { assessment: request },
    'confirm-liability': { version: request },
    'contest-liability': { version: request, reason: '依据不足' },
    'answer-contest': { contest: request, reasons: '维持' },
    'record-recovery': { amountFen: 100_00, voucher: 'R-1' },
    'chase-recovery': { by: 'letter', note: '已发函' },
    'submit-compensation': { amountFen: 100_00, terms: '一次付清' },
    'record-payment': { amountFen: 100_00, voucher: 'V-1' },
    'open-recovery': { from: 'supplier', amountFen: 100_00, party: '供应商', basis: '合同' },
    'close-recovery': { recoveredFen: 100_00, outcome: 'recovered', note: '已收' },
    remind: { duty: 'duty', note: '请尽快' },
    'hand-over-evidence': { pieces: [1], from: person, toOutside: '检测所', place: '仓库', handedAt: at },
    'check-evidence': {},
    'ask-appointment': {},
    'answer-appointment': { answer: 'confirmed', via: 'phone' },
    'cancel-appointment': { by: 'customer', reason: '停产' },
    'fill-checklist': { checklist: 'checklist', version: 1, answers: {} },
    'set-action': {
      ...{ sort: 'corrective', department: departments.implementation, person, checker: people.frontLine },
      ...{ dueAt: at, checkAt: at, what: '改工装', steps: '设计、试装', criterion: '三个月内没有同类投诉' },
    },
    'finish-action': { number: 1, files: ['file'], done: '已换' },
    'check-action': { number: 1, effect: 'effective', basis: '三个月没有同类投诉' },
    'send-letter': { kind: 'progress', language: 'zh', channel: 'phone', subject: '进度', text: '正在办理' },
    'prefer-channel': { channel: 'mail', forCustomer: true, email: 'a@example.com' },
    'record-interview': {
      heldAt: at,
      who: '张师傅',
      second: people.frontLine,
      file: 'file',
      place: '现场',
      questions: ['何时发现'],
      answers: ['昨天'],
    },
    'make-record': { record: 'check', values: { passed: true } },
    'submit-matter': { proposal: '请批准' },
    'open-order': { title: '检修' },
    'settle-trip': { expenses: [] },
    'cite-violation': { regulation: 'robot', violation: 'late', of: 'person', subject: person, on: '2026-03-01' },
    'propose-penalty': { measures: [{ kind: 'warning' }] },
    'submit-review': { outcome: 'upheld', reasons: '维持' },
    'settle-measure': { kind: 'fine', amountFen: 100_00, reason: '首次' },
    'set-restriction': {
      ...{ how: 'less', from: '2026-03-10', caseKinds: [], categories: [], models: [], regions: [], what: '板材类' },
    },
    'assess-restriction': { rectification: id, upTo: 50, categories: [], basis: '抽检合格' },
    'step-restriction': { share: 25, categories: [], reason: '按评估恢复' },
    'use-parts': { lines: [{ part: 'part', location: 'place', quantity: 1 }] },
    'list-clocks': { from: '2026-03-02T00:00:00.000Z', effect: '停运' },
    'close-matter': { outcome: 'done', summary: '已办完' },
  }
}

/** What no act records, and the file that does. */
const recordedBy: Readonly<Partial<Record<EventType, string>>> = {
  'case.opened': 'server/cases/open-case.ts',
  'case.absorbed': 'server/cases/acts/close.ts',
  'order.followed': 'server/orders/follow-order.ts',
  'handler.chosen': 'server/assignment/assign-automatically.ts',
  'alarm.fired': 'server/alarms/fire-alarm.ts',
  'charge.decided': 'server/customers/decide-charge.ts',
  'field.reported': 'server/field-sync/field-report.ts',
  'message.delivered': 'server/deliveries/settle.ts',
  'message.failed': 'server/deliveries/settle.ts',
  'calendar.applied': 'server/settings/move-due-times.ts',
  'report.submitted': 'server/reports/hand-in.ts',
  'report.reviewed': 'server/reports/hand-in.ts',
  'report.received': 'server/reports/hand-in.ts',
  'meeting.minuted': 'server/meetings/convene.ts',
  'analysis.issued': 'server/analysis/freeze.ts',
  'sample.committed': 'server/sampling/open-samples.ts',
  'sample.frozen': 'server/sampling/freeze-and-draw.ts',
  'sample.drawn': 'server/sampling/freeze-and-draw.ts',
  'sample.replaced': 'server/sampling/review-item.ts',
  'sample.reviewed': 'server/sampling/review-item.ts',
  'finding.stepped': 'server/supervision/raise-finding.ts',
  'region.over-limit': 'server/supervision/surprise-checks.ts',
  'process.analysed': 'server/mining/freeze.ts',
  'indicator.entered': 'server/indicators/entries.ts',
  'indicators.frozen': 'server/indicators/freeze.ts',
  'scorecard.weighed': 'server/indicators/scorecards/weights.ts',
  'scorecard.signed': 'server/indicators/scorecards/sign-run.ts',
  'scorecard.reviewed': 'server/indicators/scorecards/review-run.ts',
  'edition.moved': 'server/policies/drafts/move-cases.ts',
  'edition.published': 'server/policies/drafts/publish-draft.ts',
  'edition.repealed': 'server/policies/drafts/repeal-edition.ts',
  'measure.counted': 'server/penalties/measure-checks.ts',
  'measure.expired': 'server/penalties/look-again.ts',
  'stock-plan.issued': 'server/parts/plan.ts',
  'manual.released': 'server/manuals/keep-manual.ts',
  'questionnaire.published': 'server/surveys/keep-questionnaire.ts',
  'survey.opened': 'server/surveys/keep-survey.ts',
  'survey.left-out': 'server/surveys/keep-survey.ts',
  'survey.attempted': 'server/surveys/keep-survey.ts',
  'survey.answered': 'server/surveys/take-answers.ts',
  'survey.closed': 'server/surveys/keep-survey.ts',
  'low-score.followed-up': 'server/surveys/follow-ups.ts',
  'manual.withdrawn': 'server/manuals/keep-manual.ts',
  'setting.changed': 'server/settings/change-settings.ts',
  'presence.changed': 'server/organisation/set-presence.ts',
  'session.held': 'server/library/sessions/hold-session.ts',
  'session.acknowledged': 'server/library/sessions/hold-session.ts',
  'payroll.prepared': 'server/payroll/prepare-batch.ts',
  'payroll.settled': 'server/payroll/settle-batch.ts',
  'hold.placed': 'server/archive/holds.ts',
  'hold.lifted': 'server/archive/holds.ts',
  'disposal.proposed': 'server/archive/propose-disposal.ts',
  'disposal.decided': 'server/archive/propose-disposal.ts',
  'disposal.done': 'server/archive/certificate.ts',
  'paper.registered': 'server/paper/register.ts',
  'paper.logged': 'server/paper/register.ts',
  'paper.asked': 'server/paper/requests.ts',
  'paper.settled': 'server/paper/requests.ts',
  'paper.place-set': 'server/paper/places.ts',
  'privacy.taken': 'server/privacy/take-request.ts',
  'privacy.extended': 'server/privacy/decide-request.ts',
  'privacy.decided': 'server/privacy/decide-request.ts',
  'privacy.answered': 'server/privacy/decide-request.ts',
  'privacy.erased': 'server/privacy/erase.ts',
}

describe('every act', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let api: FeatureApp
  let found: { id: string; request: string }
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    found = await anAnomalyInPlanning(firm)
    api = await featureApp(database, firm, [caseRoutes])
  })
  const send = (act: string, data: object) =>
    api.ask('fieldEngineer', 'POST', `/api/cases/${found.id}/events`, { body: { type: act, data } })

  test.each(acts)('%s is taken by POST /api/cases/:id/events, or refused by a rule with a name', async act => {
    const answer = await send(act, minimalInputs(firm, found)[act])
    if (answer.statusCode === 201) return
    const { code } = answer.json()
    expect(Object.keys(refusals)).toContain(code)
    expect(['act.unknown', 'input.invalid', 'fault', 'case.not-found', 'route.not-found'], answer.body).not.toContain(code)
  })

  test('and what is not one, or sends what its event does not have, is not', async () => {
    expect((await send('escalate', {})).statusCode).toBe(400)
    for (const act of acts) expect((await send(act, { nonsense: true })).json().code, act).toBe('input.invalid')
  })

  test.each(acts)('%s has its words and its form in the web', act => {
    for (const language of ['zh', 'en'] as const) expect(actWords[language]).toHaveProperty([act])
    const { type, input } = definitionOfAct(act)!
    if (specialForms[act]) return // made by hand
    const inForm = eventFields(type).flatMap(field => (field.filled === true ? [] : [field.name]))
    // Only the customer draws one, on their own page.
    const wanted = Object.keys(input.shape).filter(name => name !== 'signature')
    expect(inForm.sort()).toEqual(wanted.sort())
  })

  test('is found on the case, in a group or where its subject stands', () => {
    const grouped = new Set<string>(Object.values(actGroups).flat())
    const atTheirSubject: readonly Act[] = [
      'attach',
      'decide',
      'acknowledge',
      'note',
      'reply',
      'correct',
      'confirm-backdating',
      'remind',
      'fill-checklist',
    ]
    expect(acts.filter(act => !grouped.has(act) && !atTheirSubject.includes(act))).toEqual([])
  })
})

/** The bodies of timeline entries that are more than a list of fields. */
const drawnByHand = readFileSync('web/cases/timeline/entry-body.tsx', 'utf8')

describe('every event type', () => {
  test('that no act records is recorded by the system', () => {
    const withoutAct = eventTypes.filter(type => eventDefinition(type)?.act === undefined)
    expect(withoutAct.sort()).toEqual(Object.keys(recordedBy).sort())
    for (const [type, file] of Object.entries(recordedBy)) {
      const source = readFileSync(file, 'utf8')
      expect(source, file).toContain(`type: '${type}'`)
      expect(source, file).toMatch(/\badd(Organisation)?Event\(/)
    }
  })

  test('has on the timeline what people wrote', () => {
    for (const { type, sealed } of eventDefinitions) {
      const shown = new Set(eventFields(type).flatMap(field => (field.silent === true ? [] : [field.name])))
      // The title of a case is its page's, the name of a file its link's, the title of an order that was opened is that of its link; a periodic report, a payroll batch and a manual are no events of a case; texts that belong beside other fields are drawn with them.
      const shownOtherwise = [
        'case.opened title',
        'file.attached name',
        'order.opened title',
        'photo.added name',
        'manual.withdrawn reason',
        'report.submitted text',
        'indicator.entered source',
        'indicator.entered note',
        'scorecard.weighed reason',
        'scorecard.reviewed note',
        'sample.replaced because',
        'sample.reviewed note',
        'finding.stepped words',
        'report.reviewed opinion',
        'meeting.minuted minutes',
        'meeting.minuted decisions',
        'edition.repealed reason',
        'payroll.settled reason',
        'survey.left-out reason',
        'survey.attempted note',
        'survey.answered texts',
        'low-score.followed-up what',
        'session.held title',
        'session.held conclusions',
        'session.held material',
        ...[
          'hold.placed reason',
          'hold.placed reference',
          'hold.lifted reason',
          'disposal.proposed reason',
          'disposal.decided comment',
        ],
        ...['paper.registered title', 'paper.logged reason', 'paper.logged whoName', 'paper.asked reason'],
        ...['paper.asked whoName', 'paper.settled comment'],
        ...['privacy.taken asks', 'privacy.taken identity', 'privacy.extended reason', 'privacy.decided decision'],
        'privacy.answered answer',
      ]
      if (drawnByHand.includes(`'${type}':`)) for (const [, name] of drawnByHand.matchAll(/sealed\.(\w+)/g)) shown.add(name!)
      const missing = Object.keys(sealed.shape).filter(name => !shown.has(name) && !shownOtherwise.includes(`${type} ${name}`))
      expect([type, missing]).toEqual([type, []])
    }
  })
})

const REGISTER = '../shared/regulations/clauses.tsv'

describe.skipIf(!existsSync(REGISTER))('every row of the register of clauses', () => {
  /** The rows of the regulation that this pack must carry whole; the others of its kind may be marked manual. */
  const whole = /^A([1-9]|1[0-2])\b|^A14\.[23]$|^A15\.1$/
  const rows = existsSync(REGISTER)
    ? readFileSync(REGISTER, 'utf8')
        .split('\n')
        .slice(1)
        .flatMap(line => (/^A\d/.test(line) ? [line.split('\t')[0]!] : []))
    : []
  const cited = (pack: Pack) => JSON.stringify({ ...pack, clauses: {}, readings: {} })

  test.each(rows)('%s stands in the pack', row => {
    const carried = clausesOf(row).flatMap(number =>
      Object.keys(robot.clauses).filter(c => c === number || c.startsWith(`${number}(`)),
    )
    expect(carried.length).toBeGreaterThan(0)
    for (const number of carried) {
      const isManual = robot.clauses[number]!.manual !== undefined
      expect([number, isManual || cited(robot).includes(`"clause":"${number}"`)]).toEqual([number, true])
    }
    if (whole.test(row) && row !== 'A1-4') expect(carried.some(number => robot.clauses[number]!.manual === undefined)).toBe(true)
  })
})

/** `A8.2` is 第八条(二), `A1-4` the first four. */
function clausesOf(row: string): string[] {
  const [, from, to, part] = /^A(\d+)(?:-(\d+))?(?:\.(\d+))?$/.exec(row) ?? []
  if (from === undefined) throw new Error(`the register has a row ${row} that nobody can read`)
  if (to !== undefined) return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i))
  return [part === undefined ? from : `${from}(${part})`]
}
