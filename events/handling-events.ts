import { z } from 'zod'
import { KeyNode } from './case-words.ts'
import { defineEvent, freeText, Id } from './define.ts'
import { Instant } from './instant.ts'
import { RouteStep, submission, submissionFilled } from './route-step.ts'
import { Binding, signedBy } from './signed-content.ts'

/** 调查核实 (A8.4): what was looked at and the root cause; the basis of the plan. */
export const investigationRecorded = defineEvent({
  type: 'investigation.recorded',
  act: 'investigate',
  title: { zh: '调查记录', en: 'Investigation recorded' },
  plain: {
    checked: z.array(z.enum(['contract', 'service-records', 'technical-documents', 'interviews', 'site-visit'])).min(1),
    causeClass: z.enum(['human', 'process', 'design', 'part', 'installation', 'customer', 'force-majeure', 'other']),
    files: z.array(Id).max(50).optional(),
  },
  sealed: { findings: freeText, interviews: freeText.optional(), rootCause: freeText },
})

/** 处置方案 (A8.5): measures, department, person, time limit, resources. An amendment is a new round with a new approval. */
export const planSubmitted = defineEvent({
  type: 'plan.submitted',
  act: 'plan',
  title: { zh: '提交处置方案', en: 'Plan submitted' },
  plain: {
    level: z.string(),
    round: z.number().int(),
    /** 专项处置方案 of a major anomaly. */
    special: z.boolean(),
    route: z.array(RouteStep),
    ...submission,
    /** 必要时提交公司管理层审议 (A8.5): the leader judges whether it is needed. */
    toManagement: z.boolean().optional(),
    measures: z
      .array(z.strictObject({ department: Id, person: Id, dueAt: Instant }))
      .min(1)
      .max(50),
  },
  filled: ['level', 'round', 'special', 'route', ...submissionFilled],
  sealed: {
    urgentReason: freeText.optional(),
    measureTexts: z.array(freeText).min(1).max(50),
    resources: freeText,
    goals: freeText.optional(),
    contingency: freeText.optional(),
    amendment: freeText.optional(),
  },
})

export const planStarted = defineEvent({
  type: 'plan.started',
  act: 'start',
  title: { zh: '启动实施', en: 'Carrying out begun' },
  plain: {},
  sealed: { note: freeText.optional() },
})

/** 关键节点 (A14.2): what the customer is asked to sign, and the signature, over the one-time link or on paper. */
export const nodeReached = defineEvent({
  type: 'node.reached',
  act: 'reach-node',
  title: { zh: '到达关键节点', en: 'Key node reached' },
  plain: { node: KeyNode },
  sealed: { content: freeText },
})
export const nodeSigned = defineEvent({
  type: 'node.signed',
  act: 'sign-node',
  title: { zh: '客户签字确认', en: 'Key node signed' },
  plain: {
    node: KeyNode,
    via: z.enum(['screen', 'link', 'paper']),
    file: Id.optional(),
    allSigned: z.boolean(),
    contentHash: z.string().optional(),
    binding: Binding.optional(),
  },
  filled: ['allSigned', 'contentHash', 'binding'],
  sealed: signedBy,
})

/** 处置完成 (A8.6): solution, measures, guarantees. */
export const handlingCompleted = defineEvent({
  type: 'handling.completed',
  act: 'complete',
  title: { zh: '处置完成', en: 'Handling completed' },
  plain: {},
  sealed: { solution: freeText, measures: freeText, guarantees: freeText },
})

/** 客户验收 (A10; A11 full acceptance). */
export const customerAccepted = defineEvent({
  type: 'customer.accepted',
  act: 'accept',
  title: { zh: '客户验收', en: 'Customer acceptance' },
  plain: {
    passed: z.boolean(),
    full: z.boolean(),
    via: z.enum(['screen', 'link', 'paper', 'phone']),
    file: Id.optional(),
    binding: Binding.optional(),
  },
  filled: ['full', 'binding'],
  sealed: signedBy,
})
