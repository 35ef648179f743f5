import type { Ctx } from '../context.ts'

/** Who consented to the penalty of each case, by the last submission that was approved: whoever did so alone does not release what follows from it. */
export async function deciderOf(ctx: Pick<Ctx, 'tx' | 'org'>, cases: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>()
  if (cases.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['stream_id', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', [...cases])
    .where('type', '=', 'approval.decided')
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
  const latest = new Map<string, string>()
  for (const { stream_id: id, actor, data } of rows) {
    if (data.subject !== 'matter' || data.decision !== 'approve') continue
    const request = String(data.request)
    if (latest.get(id) !== request) found.set(id, [])
    latest.set(id, request)
    const people = found.get(id)!
    for (const person of [actor, data.onBehalfOf]) if (typeof person === 'string' && !people.includes(person)) people.push(person)
  }
  return found
}
