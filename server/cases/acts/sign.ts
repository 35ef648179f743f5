import { sha256 } from '../../events/seal.ts'
import { canonical } from '../../events/seal.ts'
import { createCustomerLink } from '../../customer-links/create-link.ts'
import type { ActFile } from '../perform-act.ts'

/** 到达关键节点 (A14.2): makes the one-time link on which the customer signs. */
export const reachNode: ActFile = {
  act: 'reach-node',
  after: (ctx, _work, record, done) => createCustomerLink(ctx, record, { purpose: 'signature', node: String(done.plain.node) }),
}

/** 客户签字 (A14.2): by the link or on paper. The hash binds the signature to what was signed. */
export const signNode: ActFile = {
  act: 'sign-node',
  fill(_ctx, record, input) {
    const others = Object.entries(record.state.nodes).filter(([node]) => node !== input.node)
    return { allSigned: others.every(([, state]) => state === 'signed'), contentHash: sha256(canonical({ case: record.id, node: input.node, signer: input.signer })) }
  },
}

/** 客户验收 (A10, A11): full for a major anomaly. */
export const accept: ActFile = {
  act: 'accept',
  fill: (_ctx, record) => ({ full: record.state.level === 'major' }),
}

/** 结果反馈 (A8.6): with a one-time link on which the customer says whether they are satisfied. */
export const sendResult: ActFile = {
  act: 'send-result',
  after: (ctx, _work, record) => createCustomerLink(ctx, record, { purpose: 'feedback' }),
}
