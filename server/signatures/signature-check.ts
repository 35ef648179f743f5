import type { RecordRule } from '../../engine/pack.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { acceptancePaper } from './papers.ts'
import { verifySignature } from './verify.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The values of a record with whether the customer's electronic signature holds, where the regulation wants it checked (furn 4.3(1)): every hash is
 * computed again at this moment, and nobody types the result (`record.computed`). Where there is no electronic signature, it does not hold.
 */
export async function withSignatureCheck(ctx: Ctx, record: OpenedCase, rule: RecordRule, values: Values): Promise<Values> {
  const asked = rule.fields.filter(field => 'computed' in field && field.computed === 'signature-holds')
  if (asked.length === 0) return values
  const holds = await acceptanceHolds(ctx, record)
  for (const { id } of asked)
    if (values[id] !== undefined && values[id] !== holds)
      throw refuse('record.computed', {
        clause: rule.clause,
        fields: {
          [`data.values.${id}`]: {
            zh: holds ? '验证结果是签名有效' : '验证结果是没有有效的电子签名',
            en: holds ? 'The check says that it holds' : 'The check finds no electronic signature that holds',
          },
        },
      })
  return { ...values, ...Object.fromEntries(asked.map(({ id }) => [id, holds])) }
}

async function acceptanceHolds(ctx: Ctx, { id, state }: OpenedCase): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('signatures')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', id)
    .where('paper', '=', acceptancePaper(ctx, state).rule.id)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !row.agreed || row.method === 'scan') return false
  return (await verifySignature(ctx, row)).valid
}
