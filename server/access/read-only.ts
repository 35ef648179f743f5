import { onlyWatches } from '../../engine/watchers.ts'
import type { Session } from '../auth/session.ts'

/** What an auditor may send: about themselves, questions that store nothing, and what the post is for. Everything else that writes is refused. */
const open: readonly RegExp[] = [
  // Their own account, presence, notices and views.
  /^\/api\/(?:auth|account|views)(?:\/|$)/,
  /^\/api\/sign-in\/:id\/link$/,
  /^\/api\/me\/on-duty$/,
  /^\/api\/me\/calendar-feed$/,
  /^\/api\/notifications\/read$/,
  // Computed and not stored.
  /\/(?:preview|explain|similar)$/,
  // Which act it is decides the case's own door (engine/watchers.ts): audit filings, answers to those who ask.
  /^\/api\/cases\/:id\/events$/,
  /^\/api\/approvals\/batch$/,
  /^\/api\/files$/,
  // That they took part in a training, and that a study was opened by somebody.
  /^\/api\/library\/(?:sessions\/:id\/acknowledge|:id\/opened)$/,
  // Reports that regulations send to audit or have it review (furn 6.4.1(2)), and those that audit owes.
  /^\/api\/reports\/:id\/(?:receive|review|draft|submit)$/,
  // Audits, what they find and what is drawn by lot: supervision is what the post is for.
  /^\/api\/(?:supervision|samples)(?:\/|$)/,
  // Looking, with a reason that is written down; sealing what others should not see.
  /^\/api\/(?:cases|customers)\/:id\/unmask$/,
  /^\/api\/cases\/:id\/seals$/,
  /^\/api\/seals\/:id\/(?:open|grants|lift)$/,
  /^\/api\/sealed-cases\/:id\/open$/,
  /^\/api\/cases\/:id\/bundle$/,
  // A check only looks.
  /^\/api\/ledger\/check$/,
]

/** Whether a request would write what somebody who only looks on must leave alone, by its method and the address of its route. */
export function isBeyondLooking({ roles }: Pick<Session, 'roles'>, method: string, url: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  return onlyWatches({ roles }) && !open.some(pattern => pattern.test(url))
}
