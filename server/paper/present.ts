import type { Ctx } from '../context.ts'
import { presentLock } from './locks.ts'
import type { Request } from './requests.ts'
import type { PaperRequest } from './schema.ts'

/** A person by name; of somebody who was never here the id would say nothing. */
export const personNamed = (ctx: Pick<Ctx, 'roster'>, id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '—' })

/** Who has it: a colleague, or somebody from outside by name. */
export const takerNamed = (ctx: Pick<Ctx, 'roster'>, id: string | null, name: string | null): string | null =>
  [id === null ? undefined : personNamed(ctx, id).name, name ?? undefined].filter(one => one !== undefined).join(' · ') || null

/** A request as the reader sees it. `places` names where it is to go. */
export function presentRequest(
  ctx: Ctx,
  request: Request,
  mayConfirm: boolean,
  places: ReadonlyMap<string, string>,
): PaperRequest {
  const { locks } = request
  return {
    ...{ id: request.id, act: request.act, askedBy: personNamed(ctx, request.asked_by), askedAt: request.asked_at },
    ...{ reason: request.reason, taker: takerNamed(ctx, request.taken_by, request.taken_by_name), dueOn: request.due_on },
    to: request.to_place === null ? null : (places.get(request.to_place) ?? null),
    locks:
      locks === null
        ? null
        : { first: presentLock(ctx, locks.first), second: locks.second === null ? null : presentLock(ctx, locks.second) },
    can: { confirm: mayConfirm, withdraw: request.asked_by === ctx.actor.person },
  }
}
