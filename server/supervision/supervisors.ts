import type { Ctx } from '../context.ts'
import { maySample, rulesInForce, watches } from '../sampling/sample-rules.ts'

/** Those who supervise: audit, internal control, compliance, and whoever a regulation gives a sample to check. */
export const supervises = (ctx: Ctx): boolean =>
  !ctx.sight.isPartner && (watches(ctx) || rulesInForce(ctx).some(({ rule }) => maySample(ctx, rule)))

/** The departments that somebody heads: what is found there is theirs to answer. */
export const headed = ({ actor, roster }: Ctx): string[] =>
  actor.roles.flatMap(r =>
    r.role === 'department-head' ? (r.department ?? roster.people.get(actor.person)?.department ?? []) : [],
  )
