import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { RouteStep, submission, submissionFilled } from './route-step.ts'

const fen = z.number().int().min(0).max(100_000_000_000_000)

/** 产品质量联合排查 (A12.1): R&D and supply chain together; whose fault decides what follows. */
export const jointInvestigated = defineEvent({
  type: 'quality.jointly-investigated',
  act: 'joint-investigate',
  title: { zh: '联合排查', en: 'Joint quality investigation' },
  plain: {
    fault: z.enum(['product', 'installation', 'other']),
    research: Id,
    supplyChain: Id,
    remedy: z.enum(['replace', 'repair', 'none']),
  },
  sealed: { findings: freeText },
})
export const supplierTraced = defineEvent({
  type: 'supplier.traced',
  act: 'trace-supplier',
  title: { zh: '追溯供应链责任', en: "Supplier's liability traced" },
  plain: { liable: z.boolean() },
  sealed: { supplier: shortText, findings: freeText },
})
export const installationRectified = defineEvent({
  type: 'installation.rectified',
  act: 'rectify-installation',
  title: { zh: '安装整改完成', en: 'Installation rectified' },
  plain: {},
  sealed: { measures: freeText },
})

/** 法务意见 (A12.2). */
export const legalOpinionGiven = defineEvent({
  type: 'legal.opinion-given',
  act: 'give-legal-opinion',
  title: { zh: '法务意见', en: 'Legal opinion' },
  plain: { negotiate: z.boolean() },
  sealed: { terms: freeText, opinion: freeText },
})
export const agreementSupplemented = defineEvent({
  type: 'agreement.supplemented',
  act: 'supplement-agreement',
  title: { zh: '补充协议', en: 'Supplementary agreement' },
  plain: { file: Id.optional() },
  sealed: { summary: freeText },
})

/** 损失评估 (A12.3): finance and legal together, both named. */
export const lossAssessed = defineEvent({
  type: 'loss.assessed',
  act: 'assess-loss',
  title: { zh: '损失评估', en: 'Loss assessed' },
  plain: {
    lossFen: fen,
    finance: Id,
    legal: Id,
    liability: z.enum(['company', 'third-party', 'staff', 'shared', 'customer']),
    /** Whose own word is still wanted: whoever records it gives theirs with it. */
    waitsFor: z.array(z.enum(['finance', 'legal'])).optional(),
  },
  filled: ['waitsFor'],
  sealed: { basis: freeText },
})
/** 损失评估确认 (A12.3): the other of the two says that it is theirs too. `complete`: both have, and a compensation may be put forward. */
export const lossConfirmed = defineEvent({
  type: 'loss.confirmed',
  act: 'confirm-loss',
  title: { zh: '损失评估确认', en: 'Loss assessment confirmed' },
  plain: { assessment: Id, as: z.enum(['finance', 'legal']), complete: z.boolean() },
  filled: ['as', 'complete'],
  sealed: { note: freeText.optional() },
})
/** 赔偿方案 (A12.3): decided by its route before it is paid. */
export const compensationSubmitted = defineEvent({
  type: 'compensation.submitted',
  act: 'submit-compensation',
  title: { zh: '提交赔偿方案', en: 'Compensation submitted' },
  plain: { amountFen: fen, round: z.number().int(), route: z.array(RouteStep), ...submission },
  filled: ['round', 'route', ...submissionFilled],
  sealed: { terms: freeText, urgentReason: freeText.optional() },
})
export const compensationPaid = defineEvent({
  type: 'compensation.paid',
  act: 'record-payment',
  title: { zh: '赔偿执行', en: 'Compensation paid' },
  plain: {
    amountFen: fen.min(1),
    /** The fund that pays it: `furn:crisis-budget`. */
    fund: z.string().min(3).max(200).optional(),
    /** With this payment all that was approved is paid. */
    settled: z.boolean().optional(),
  },
  filled: ['settled'],
  sealed: { voucher: shortText },
})
/** 追偿 (A12.3): from third parties or staff, tracked to its end. */
export const recoveryOpened = defineEvent({
  type: 'recovery.opened',
  act: 'open-recovery',
  title: { zh: '启动追偿', en: 'Recovery opened' },
  plain: { from: z.enum(['supplier', 'third-party', 'staff']), amountFen: fen },
  sealed: { party: shortText, basis: freeText },
})
/** 追偿到账 (A12.3): one instalment; they add up. */
export const recoveryReceived = defineEvent({
  type: 'recovery.received',
  act: 'record-recovery',
  title: { zh: '追偿到账', en: 'Recovery received' },
  plain: { amountFen: fen.min(1) },
  sealed: { voucher: shortText },
})
/** 催收 (A12.3): what was done about an open recovery this month, so that it does not fall asleep. */
export const recoveryChased = defineEvent({
  type: 'recovery.chased',
  act: 'chase-recovery',
  title: { zh: '追偿催收', en: 'Recovery chased' },
  plain: { by: z.enum(['call', 'letter', 'meeting', 'lawsuit', 'other']) },
  sealed: { note: freeText },
})
export const recoveryClosed = defineEvent({
  type: 'recovery.closed',
  act: 'close-recovery',
  title: { zh: '追偿结束', en: 'Recovery closed' },
  plain: { recoveredFen: fen, outcome: z.enum(['recovered', 'partly', 'given-up']) },
  sealed: { note: freeText },
})
