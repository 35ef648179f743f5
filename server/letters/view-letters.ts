import { gapsIn } from '../../events/letter-gaps.ts'
import { isMasked, worksOn } from '../access/shown.ts'
import { person } from '../cases/view-case.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { factsOf, preferredOf } from './case-facts.ts'
import { fillLetter } from './fill-letter.ts'
import type { CaseLetters } from './schema.ts'
import { type CurrentTemplate, templatesOn } from './templates.ts'

/** One template filled from the case, with the gaps that are left. */
export function filled(template: CurrentTemplate, facts: Awaited<ReturnType<typeof factsOf>>, language: 'zh' | 'en') {
  const subject = fillLetter(template.subject[language], facts[language], language)
  const text = fillLetter(template.body[language], facts[language], language)
  return { subject, text, gaps: gapsIn(`${subject}\n${text}`) }
}

/** What can be written to the customer of a case and what was: drafts filled from the case, and the letters sent, the latest first. */
export async function viewLetters(ctx: Ctx, caseId: string): Promise<CaseLetters> {
  const facts = await factsOf(ctx, caseId)
  const templates = await templatesOn(ctx, todayOf(ctx))
  return {
    preferred: preferredOf(ctx, facts.caseRow),
    drafts: templates.map(template => ({
      ...{ kind: template.kind, version: template.since ?? null },
      ...{ zh: filled(template, facts, 'zh'), en: filled(template, facts, 'en') },
    })),
    sent: await sentLetters(ctx, caseId, !isMasked(ctx, worksOn(ctx, facts.caseRow.state))),
  }
}

async function sentLetters(ctx: Ctx, caseId: string, isWhole: boolean): Promise<CaseLetters['sent']> {
  const rows = await ctx.tx
    .selectFrom('events')
    .innerJoin('sealed_fields', join =>
      join.onRef('sealed_fields.org_id', '=', 'events.org_id').onRef('sealed_fields.event_id', '=', 'events.id'),
    )
    .select(['events.id', 'events.at', 'events.actor', 'events.data', 'events.seq', 'sealed_fields.field', 'sealed_fields.value'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('events.type', '=', 'letter.sent')
    .where('sealed_fields.field', 'in', ['subject', 'text'])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('seals')
            .select('seals.subject_id')
            .whereRef('seals.org_id', '=', 'events.org_id')
            .whereRef('seals.subject_id', '=', 'events.id')
            .where('seals.lifted_at', 'is', null),
        ),
      ),
    )
    .orderBy('events.seq', 'desc')
    .limit(200)
    .execute()
  const words = new Map<string, Record<string, string>>()
  for (const { id, field, value } of rows) words.set(id, { ...words.get(id), [field]: String(value ?? '') })
  const seen = new Set<string>()
  return rows.flatMap(({ id, at, actor, data }) => {
    if (seen.has(id)) return []
    seen.add(id)
    type Sent = CaseLetters['sent'][number]
    return [
      {
        ...{ event: id, at, by: person(ctx, actor), version: (data.version as string | undefined) ?? null },
        ...(data as Pick<Sent, 'kind' | 'channel' | 'language'>),
        edited: data.edited === true,
        subject: words.get(id)?.subject ?? '',
        // It names the customer.
        text: isWhole ? (words.get(id)?.text ?? '') : '',
      },
    ]
  })
}

/** One letter as it was sent, with who sent it for whom; unknown, under seal or not to be read whole by the viewer: `letter.not-found`. */
export async function viewLetter(ctx: Ctx, caseId: string, event: string) {
  const facts = await factsOf(ctx, caseId)
  const letter = (await sentLetters(ctx, caseId, !isMasked(ctx, worksOn(ctx, facts.caseRow.state)))).find(
    one => one.event === event,
  )
  if (letter === undefined || letter.text === '') throw refuse('letter.not-found')
  return { ...letter, number: facts.caseRow.number, company: facts[letter.language].company ?? '' }
}
