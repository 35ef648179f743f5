import { z } from 'zod'
import { defineEvent, freeText, Id } from './define.ts'
import { Instant } from './instant.ts'
import { ApprovalSubject, RouteStep } from './route-step.ts'

/** One decision of one person on one step. `final` marks the one that settled the request. */
export const approvalDecided = defineEvent({
  type: 'approval.decided',
  act: 'decide',
  title: { zh: '审批意见', en: 'Approval decision' },
  plain: {
    request: Id,
    subject: ApprovalSubject,
    form: z.string().optional(),
    step: z.string(),
    decision: z.enum(['approve', 'return', 'reject']),
    /** 退回到选定的步骤: an earlier step of the route; absent, it goes back to who submitted it. */
    toStep: z.string().optional(),
    outcome: z.enum(['open', 'approved', 'returned', 'rejected']),
    final: z.boolean(),
    /** 代理 (furn 5.3): in whose place the actor decides, by which mandate. Both names stay on the decision. */
    onBehalfOf: Id.optional(),
    mandate: Id.optional(),
    /** 继任: who holds the post now for which the place was given to somebody else (`onBehalfOf`); the actor, or their principal. */
    successor: Id.optional(),
    /** What stood on the screen of whoever decided: what they consented to. */
    amountSeenFen: z.number().int().optional(),
    roundSeen: z.number().int().optional(),
    /** 补办 (furn 5.2.2): what the ratified decision was about, and whether it was ratified with a finding. */
    of: z.enum(['plan', 'form', 'compensation', 'matter', 'review']).optional(),
    finding: z.boolean().optional(),
    /** The paper or emergency decision that this one follows from. */
    recorded: Id.optional(),
    opens: z.string().optional(),
    closes: z.string().optional(),
  },
  filled: ['subject', 'form', 'step', 'outcome', 'final', 'mandate', 'successor', 'of', 'recorded', 'opens', 'closes'],
  sealed: { reason: freeText.optional(), remedy: freeText.optional() },
})

/** 转办: my place in the step goes to somebody whom the same step could have asked; what I decided before stays mine. */
export const approvalTransferred = defineEvent({
  type: 'approval.transferred',
  act: 'transfer-approval',
  title: { zh: '转办', en: 'Approval passed on' },
  plain: { request: Id, step: z.string(), from: Id, to: Id, role: z.string() },
  filled: ['step', 'from', 'role'],
  sealed: { reason: freeText },
})

/** 加签: further people before or after my step. They are asked besides those the regulation names, never instead of them. */
export const signersAdded = defineEvent({
  type: 'approval.signers-added',
  act: 'add-signers',
  title: { zh: '加签', en: 'Signers added' },
  plain: {
    request: Id,
    place: z.enum(['before', 'after']),
    mode: z.enum(['any', 'all']),
    people: z.array(Id).min(1).max(20),
    /** The step beside which they stand, and the new one. */
    beside: z.string(),
    step: z.string(),
    clause: z.string(),
  },
  filled: ['beside', 'step', 'clause'],
  sealed: { reason: freeText },
})
/** 减签: an added signer who has not decided is taken out again by whoever added them. */
export const signerRemoved = defineEvent({
  type: 'approval.signer-removed',
  act: 'remove-signer',
  title: { zh: '减签', en: 'Signer removed' },
  plain: { request: Id, step: z.string(), person: Id, opens: z.string().optional(), closes: z.string().optional() },
  filled: ['opens', 'closes'],
  sealed: { reason: freeText },
})

/** 委派 (`waits`: my decision waits for it) and 沟通: somebody is asked for an opinion. The decision stays with whoever asked. */
export const opinionAsked = defineEvent({
  type: 'approval.opinion-asked',
  act: 'ask-opinion',
  title: { zh: '征求意见', en: 'Opinion asked' },
  plain: { request: Id, step: z.string(), to: Id, waits: z.boolean() },
  filled: ['step'],
  sealed: { question: freeText },
})
export const opinionGiven = defineEvent({
  type: 'approval.opinion-given',
  act: 'give-opinion',
  title: { zh: '答复意见', en: 'Opinion given' },
  plain: { request: Id, question: Id },
  sealed: { opinion: freeText },
})

/** 撤回: whoever submitted takes it back before it is settled. */
export const approvalWithdrawn = defineEvent({
  type: 'approval.withdrawn',
  act: 'withdraw-approval',
  title: { zh: '撤回', en: 'Submission withdrawn' },
  plain: { request: Id, subject: ApprovalSubject, form: z.string().optional(), closes: z.string().optional() },
  filled: ['subject', 'form', 'closes'],
  sealed: { reason: freeText },
})
/** 催办: those who are to decide are asked again. */
export const approvalUrged = defineEvent({
  type: 'approval.urged',
  act: 'urge-approval',
  title: { zh: '催办审批', en: 'Approval urged' },
  plain: { request: Id, to: z.array(Id) },
  filled: ['to'],
  sealed: { note: freeText.optional() },
})
/** 抄送: they see the submission and what becomes of it, and decide nothing. */
export const approvalCopied = defineEvent({
  type: 'approval.copied',
  act: 'copy-approval',
  title: { zh: '抄送', en: 'Copied to' },
  plain: { request: Id, to: z.array(Id).min(1).max(50) },
  sealed: { note: freeText.optional() },
})

/** 变更金额: over a band the rest of the route is another one. More money than was consented to voids the consents. */
export const amountChanged = defineEvent({
  type: 'approval.amount-changed',
  act: 'change-amount',
  title: { zh: '变更审批金额', en: 'Amount under approval changed' },
  plain: {
    request: Id,
    amountFen: z.number().int().min(0).max(100_000_000_000_000),
    decisiveFen: z.number().int(),
    route: z.array(RouteStep),
    /** Steps whose decisions no longer count, and steps that the new amount adds or drops. */
    voided: z.array(z.string()),
    added: z.array(z.string()),
    dropped: z.array(z.string()),
    opens: z.string().optional(),
    closes: z.string().optional(),
  },
  filled: ['decisiveFen', 'route', 'voided', 'added', 'dropped', 'opens', 'closes'],
  sealed: { reason: freeText },
})

/** Why a decision is beyond the authority of who took it (furn 5.2.2, 5.4). */
export const beyondAuthority = [
  'own-submission',
  'not-on-route',
  'over-limit',
  'steps-left-out',
  'after-the-fact',
  'contested',
] as const

/**
 * 纸面、紧急或补录的决定 (furn 5.2.2, 5.4): taken outside the system and recorded as it was taken. Where it went beyond somebody's authority, it says
 * how, and a make-up approval by those whom the route names opens with it.
 */
export const decisionRecorded = defineEvent({
  type: 'approval.recorded',
  act: 'record-decision',
  title: { zh: '补录审批决定', en: 'Decision recorded' },
  plain: {
    request: Id,
    medium: z.enum(['paper', 'emergency', 'import']),
    person: Id,
    /** The scanned paper, message or minutes. */
    file: Id.optional(),
    riskReport: Id.optional(),
    subject: ApprovalSubject,
    form: z.string().optional(),
    amountFen: z.number().int().optional(),
    /** The amount that chose the route, where earlier ones of the customer counted with it. */
    decisiveFen: z.number().int().optional(),
    round: z.number().int(),
    beyond: z.array(z.enum(beyondAuthority)),
    isBeyond: z.boolean(),
    /** The make-up approval: those who should have decided. Empty where nobody's authority was passed. */
    route: z.array(RouteStep),
    /** Until when the person named confirms or contests it (公司设置); absent where they recorded it themselves or it is made good anyway. */
    confirmBy: Instant.optional(),
    /** The recorded decision that the person named contests: this one takes its place, as beyond authority. */
    contested: Id.optional(),
    submittedBy: Id.optional(),
  },
  filled: [
    'subject',
    'form',
    'amountFen',
    'decisiveFen',
    'round',
    'beyond',
    'isBeyond',
    'route',
    'confirmBy',
    'contested',
    'submittedBy',
  ],
  sealed: { reason: freeText },
})

/** 本人确认: whoever a recorded decision names says that it is theirs, or that it is not. */
export const recordAnswered = defineEvent({
  type: 'approval.record-answered',
  act: 'answer-recorded',
  title: { zh: '确认补录的决定', en: 'Recorded decision answered' },
  plain: { request: Id, recorded: Id, confirmed: z.boolean(), subject: ApprovalSubject, form: z.string().optional() },
  filled: ['subject', 'form'],
  sealed: { reason: freeText.optional() },
})
