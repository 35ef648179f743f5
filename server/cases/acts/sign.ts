import { demandsOf } from '../../../engine/levels.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { createCustomerLink } from '../../customer-links/create-link.ts'
import { lastEventOf } from '../../customer-links/queries.ts'
import { canonical, sha256 } from '../../events/seal.ts'
import type { ActFile } from '../perform-act.ts'
import { ruleOf } from '../view-case.ts'

/** 到达关键节点 (A14.2): makes the one-time link on which the customer signs. */
export const reachNode: ActFile = {
  act: 'reach-node',
  after: (ctx, _work, record, done) => createCustomerLink(ctx, record, { purpose: 'signature', node: String(done.plain.node) }),
}

/**
 * 客户签字 (A14.2): by the link or on paper. The hash binds the signature to the words that were signed: it is over the case, the node,
 * the sealed content of the event that reached it, the signer and the signature, so that a later text or another name does not fit it.
 */
export const signNode: ActFile = {
  act: 'sign-node',
  async fill(ctx, record, input) {
    const others = Object.entries(record.state.nodes).filter(([node]) => node !== input.node)
    const reached = await lastEventOf(ctx, record.id, 'node.reached', String(input.node))
    const signed = {
      case: record.id,
      node: input.node,
      content: reached?.sealed.content ?? null,
      signer: input.signer,
      signature: input.signature ?? null,
    }
    return { allSigned: others.every(([, state]) => state === 'signed'), contentHash: sha256(canonical(signed)) }
  },
}

/** 处置完成 (A8.6): where a regulation now wants the customer's acceptance (larger and major: A10, A11), the link for it is made at once. */
export const complete: ActFile = {
  act: 'complete',
  async after(ctx, _work, record) {
    const wanted = Object.values(record.state.duties).some(duty => ruleOf(ctx.rules, duty)?.acts.includes('accept'))
    return wanted ? createCustomerLink(ctx, record, { purpose: 'acceptance' }) : undefined
  },
}

/** 客户验收 (A10, A11): in full where the level asks for it. */
export const accept: ActFile = {
  act: 'accept',
  fill: (ctx, { state }) => ({
    full: demandsOf(editionNamed(ctx.rules, state.edition), state.level).includes('full-acceptance'),
  }),
}

/** 结果反馈 (A8.6): with a one-time link on which the customer says whether they are satisfied. */
export const sendResult: ActFile = {
  act: 'send-result',
  after: (ctx, _work, record) => createCustomerLink(ctx, record, { purpose: 'feedback' }),
}
