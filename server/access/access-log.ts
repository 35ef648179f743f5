import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import type { AccessAction } from '../oversight/schema.ts'

type Logged = Pick<Ctx, 'org' | 'now' | 'newId' | 'actor'> & { readonly tx: Pick<Ctx['tx'], 'insertInto'> }

export type AccessEntry = {
  readonly action: AccessAction
  readonly caseId?: string | null | undefined
  /** What was read: a field, a file, an event, a list, a page. */
  readonly subject?: string | undefined
  readonly reason?: string | undefined
  /** Plain words and numbers, never what was read. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

/** Appends to the access log (访问日志), in the transaction that reads: what could not be written down is not shown either. */
export async function logReading(
  { tx, org, now, newId, actor }: Logged,
  request: Pick<FastifyRequest, 'ip'>,
  { action, caseId, subject = '', reason = '', detail = {} }: AccessEntry,
): Promise<void> {
  await tx
    .insertInto('access_log')
    .values({
      ...{ org_id: org, id: newId(), at: now, actor: actor.person, action, case_id: caseId ?? null },
      ...{ subject, reason, detail: JSON.stringify(detail), address: request.ip },
    })
    .execute()
}
