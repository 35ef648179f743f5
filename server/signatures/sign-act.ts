import type { Binding, SignatureProof } from '../../events/signed-content.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { bindSignature, tieToEvent } from './bind.ts'
import { type Asked, draftFor } from './papers.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * What an act of signing adds to its event: the binding, in the place of what the screen sent as proof. Signed on paper without the scan, or said on
 * the phone, there is nothing to bind.
 */
export async function fillSigned(
  ctx: Ctx,
  record: OpenedCase,
  asked: Asked,
  input: Input,
): Promise<{ binding?: Binding; signature?: undefined }> {
  const via = input.via as 'screen' | 'link' | 'paper' | 'phone'
  const file = typeof input.file === 'string' ? input.file : undefined
  if (via === 'phone' || (via === 'paper' && file === undefined)) return {}
  const agreed = asked.act === 'accept' ? input.passed === true : asked.act === 'sign-node' ? true : input.agreed === true
  const binding = await bindSignature(ctx, {
    draft: await draftFor(ctx, record, asked),
    agreed,
    via,
    signer: String(input.signer),
    remarks: typeof input.remarks === 'string' ? input.remarks : undefined,
    proof: typeof input.signature === 'object' ? (input.signature as SignatureProof) : undefined,
    ...(typeof input.signature === 'string' ? { picture: input.signature } : {}),
    ...(via === 'paper' ? { file } : {}),
  })
  return { binding, signature: undefined }
}

/** After the event is there: the signature names it, and whoever sent it learns where the customer's copy is. */
export async function afterSigned(ctx: Ctx, event: string, plain: Input): Promise<Record<string, unknown>> {
  const binding = plain.binding as Binding | undefined
  if (binding === undefined) return {}
  await tieToEvent(ctx, binding.signature, event)
  const { code } = await ctx.tx
    .selectFrom('signatures')
    .select('code')
    .where('org_id', '=', ctx.org)
    .where('id', '=', binding.signature)
    .executeTakeFirstOrThrow()
  return { signature: binding.signature, code, copy: `/verify/${code}` }
}
