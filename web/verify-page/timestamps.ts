import { verifyAnchors } from '../../ledger/verify-anchors.ts'

/** Given to the page by a script of its own, which stands in it only where a bundle has a timestamp: the parsers of certificates are seven times the rest of the page. */
export type AnchorVerifier = typeof verifyAnchors

declare global {
  var bihuanVerifyAnchors: AnchorVerifier | undefined
}
globalThis.bihuanVerifyAnchors = verifyAnchors
