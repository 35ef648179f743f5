import { sql } from 'kysely'
import { waitingFor } from '../../../engine/ballots.ts'
import { Pack } from '../../../engine/pack.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../../notifications/outgoing.ts'
import { hashOfPack } from '../publish-edition.ts'
import { openBallot } from './ballot-row.ts'
import { type EditionRow, editionRow, todayOf, tomorrowOf, updateEdition } from './edition-row.ts'
import { mustPassLint } from './must-pass-lint.ts'
import type { SubmitEdition } from './schema.ts'
import { stepsWithout } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

/**
 * Puts a draft to the vote, with the day from which it shall be in force written into it. Refused while the lint has errors or open
 * warnings, for a day that is not to come (today only with its own reason), for a day that another edition begins on, and where nobody
 * but the submitter could decide. From then on it does not change.
 */
export async function submitEdition(
  ctx: Ctx,
  name: Name,
  { effectiveFrom, reason, today }: SubmitEdition,
): Promise<{ status: 'in-approval' }> {
  const row = await editionRow(ctx, name, 'lock')
  if (row.status !== 'draft') throw refuse('edition.not-a-draft')
  if (effectiveFrom < (today === undefined ? tomorrowOf(ctx) : todayOf(ctx))) throw refuse('edition.retroactive')
  await mustBeFree(ctx, row, effectiveFrom)
  const { inForce: _before, ...rest } = Pack.parse(row.pack)
  const pack: Pack = { ...rest, inForce: { from: effectiveFrom } }
  await mustPassLint(ctx, pack)
  const steps = await stepsWithout(ctx, row.regulation, ctx.actor.person)
  const hash = hashOfPack(pack)
  await updateEdition(ctx, row, { pack: JSON.stringify(pack), hash, status: 'in-approval' })
  await ctx.tx
    .insertInto('edition_ballots')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
      regulation: row.regulation,
      edition: row.edition,
      hash,
      effective_from: effectiveFrom,
      steps: JSON.stringify(steps),
      submitted_by: ctx.actor.person,
      submitted_at: ctx.now,
      reason: today === undefined ? reason : `${reason}\n（当日施行：${today}）`,
      outcome: null,
      settled_at: null,
    })
    .execute()
  await askToVote(ctx, row, pack, waitingFor(steps, ctx.actor.person, [])?.people ?? [])
  return { status: 'in-approval' }
}

/**
 * Two editions of one regulation that begin on the same day would both be in force: `edition.day-taken`. Read from the rows and not from
 * the rules that this request began with, so that whoever holds the organisation's lock sees what was published a moment ago.
 */
export async function mustBeFree(ctx: Ctx, { regulation, edition }: EditionRow, day: LocalDate): Promise<void> {
  const taken = await ctx.tx
    .selectFrom('editions')
    .select('edition')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '!=', edition)
    .where('status', 'in', ['published', 'repealed'])
    .where(sql`pack -> 'inForce' ->> 'from'`, '=', day)
    // One that was taken back before its first day, or ends on it, is never in force.
    .where(sql<boolean>`coalesce(repealed_from::text, pack -> 'inForce' ->> 'to', '9999-12-31') > ${day}`)
    .executeTakeFirst()
  if (taken)
    throw refuse('edition.day-taken', {
      detail: { zh: `${taken.edition} 版从 ${day} 起施行`, en: `Edition ${taken.edition} begins on ${day}` },
    })
}

/** Tells those whose vote is wanted now. */
export async function askToVote(ctx: Ctx, row: EditionRow, pack: Pack, people: readonly string[]): Promise<void> {
  const outgoing = newOutgoing()
  for (const person of people)
    outgoing.notices.push({
      person,
      kind: 'approval',
      title: {
        zh: `请表决：《${pack.title.zh}》${row.edition} 版，拟自 ${pack.inForce.from} 施行`,
        en: `Please vote: ${pack.title.en ?? pack.title.zh}, edition ${row.edition}, to be in force from ${pack.inForce.from}`,
      },
      caseId: null,
      edition: `${row.regulation}@${row.edition}`,
    })
  await writeOutgoing(ctx, outgoing)
  await tellScreens(ctx, 'policies')
}

/** Takes an edition back from the vote; it is a draft again, and the ballot stays on record as withdrawn. Only who submitted it can. */
export async function withdrawEdition(ctx: Ctx, name: Name): Promise<{ status: 'draft' }> {
  const row = await editionRow(ctx, name, 'lock')
  const ballot = await openBallot(ctx, row)
  if (ballot.submitted_by !== ctx.actor.person) throw refuse('edition.not-yours-to-withdraw')
  await settle(ctx, ballot.id, 'withdrawn')
  await updateEdition(ctx, row, {
    status: 'draft',
    revision: row.revision + 1,
    updated_at: ctx.now,
    updated_by: ctx.actor.person,
  })
  await tellScreens(ctx, 'policies')
  return { status: 'draft' }
}

/** Writes how a ballot ended. */
export async function settle(ctx: Ctx, ballot: string, outcome: 'approved' | 'rejected' | 'withdrawn'): Promise<void> {
  await ctx.tx
    .updateTable('edition_ballots')
    .set({ outcome, settled_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', ballot)
    .execute()
}
