import { demandsOf } from '../../../engine/levels.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { KeyNode } from '../../../events/case-words.ts'
import { createCustomerLink } from '../../customer-links/create-link.ts'
import { afterSigned, fillSigned } from '../../signatures/sign-act.ts'
import type { ActFile } from '../perform-act.ts'
import { ruleOf } from '../view-case.ts'

/** 到达关键节点 (A14.2): makes the one-time link on which the customer signs. */
export const reachNode: ActFile = {
  act: 'reach-node',
  after: (ctx, _work, record, done) => createCustomerLink(ctx, record, { purpose: 'signature', node: String(done.plain.node) }),
}

/** 客户签字 (A14.2): by the link, on a screen of ours or on paper; bound to the words that the node was reached with. */
export const signNode: ActFile = {
  act: 'sign-node',
  async fill(ctx, record, input) {
    const others = Object.entries(record.state.nodes).filter(([node]) => node !== input.node)
    const bound = await fillSigned(ctx, record, { act: 'sign-node', node: input.node as KeyNode }, input)
    return {
      ...bound,
      allSigned: others.every(([, state]) => state === 'signed'),
      ...(bound.binding === undefined ? {} : { contentHash: bound.binding.contentHash }),
    }
  },
  after: (ctx, _work, _record, { event, plain }) => afterSigned(ctx, event, plain),
}

/** 客户签署 (equip 第十九条): one of the papers that a regulation names. */
export const signPaper: ActFile = {
  act: 'sign-paper',
  fill: (ctx, record, input) => fillSigned(ctx, record, { act: 'sign-paper', paper: String(input.paper) }, input),
  after: (ctx, _work, _record, { event, plain }) => afterSigned(ctx, event, plain),
}

/** 处置完成 (A8.6): where a regulation now wants the customer's acceptance (larger and major: A10, A11), the link for it is made at once. */
export const complete: ActFile = {
  act: 'complete',
  async after(ctx, _work, record) {
    const wanted = Object.values(record.state.duties).some(duty => ruleOf(ctx.rules, duty)?.acts.includes('accept'))
    return wanted ? createCustomerLink(ctx, record, { purpose: 'acceptance' }) : undefined
  },
}

/** 客户验收 (A10, A11; equip 第十九条2): in full where the level asks for it, bound to the sheet that was shown. */
export const accept: ActFile = {
  act: 'accept',
  async fill(ctx, record, input) {
    const { state } = record
    return {
      ...(await fillSigned(ctx, record, { act: 'accept' }, input)),
      full: demandsOf(editionNamed(ctx.rules, state.edition), state.level).includes('full-acceptance'),
    }
  },
  after: (ctx, _work, _record, { event, plain }) => afterSigned(ctx, event, plain),
}

/** 结果反馈 (A8.6): with a one-time link on which the customer says whether they are satisfied. */
export const sendResult: ActFile = {
  act: 'send-result',
  after: (ctx, _work, record) => createCustomerLink(ctx, record, { purpose: 'feedback' }),
}
