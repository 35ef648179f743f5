import { logAdministration } from '../access/admin-log.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addKey, announcement, type LedgerWork, standingOf } from './begin-log.ts'
import { awaitLedger, keysOf } from './queries.ts'
import type { RotateKey } from './schema.ts'
import { signCheckpoint } from './sign-checkpoint.ts'

type Rotating = Ctx & Pick<LedgerWork, 'publicUrl' | 'dataDir'>

/**
 * Puts a new key in place of the one that signs. A checkpoint under both signatures announces it, so that whoever trusts the old key can trust the new one; the
 * old one goes on to verify what it signed. `lost`: the old one cannot sign any more, and the new one stands alone. Refuses `ledger.no-key` where the old key
 * is not on this server and not said to be lost.
 */
export async function rotateKey(ctx: Rotating, { reason, lost }: RotateKey, address: string): Promise<void> {
  await awaitLedger(ctx)
  const { head, signer } = await standingOf(ctx)
  if (signer === undefined && !lost) throw refuse('ledger.no-key')
  const keys = await keysOf(ctx)
  const next = await addKey(ctx, {
    ...{ serial: keys.length + 1, epoch: head.epoch, origin: head.origin, because: lost ? 'lost' : 'rotated' },
    ...{ by: ctx.actor.person, reason },
  })
  const signers = signer === undefined || lost ? [next] : [signer, next]
  await signCheckpoint(ctx, { ...head, serial: head.serial + 1 }, signers, [announcement(next)])
  await logAdministration(ctx, {
    ...{ actor: ctx.actor.person, action: 'ledger.key-changed', subject: next.id, address },
    detail: { name: next.id, before: keys.at(-1)?.id ?? '', reason, lost },
  })
}

/** Writes down what somebody who answers for it says of the gaps that nobody has answered for yet. Refuses `ledger.no-gap`. */
export async function answerGaps(ctx: Ctx, reason: string, address: string): Promise<void> {
  const { tx, org, now, actor } = ctx
  const open = await tx
    .selectFrom('ledger_epochs as e')
    .leftJoin('ledger_gap_answers as a', join => join.onRef('a.org_id', '=', 'e.org_id').onRef('a.epoch', '=', 'e.epoch'))
    .select('e.epoch')
    .where('e.org_id', '=', org)
    .where('e.because', '<>', 'first')
    .where('a.epoch', 'is', null)
    .execute()
  if (open.length === 0) throw refuse('ledger.no-gap')
  await tx
    .insertInto('ledger_gap_answers')
    .values(open.map(({ epoch }) => ({ org_id: org, epoch, by_person: actor.person, reason, at: now })))
    .execute()
  await logAdministration(ctx, { actor: actor.person, action: 'ledger.gap-answered', detail: { reason }, address })
}
