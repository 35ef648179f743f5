import { codeTrees } from '../../../events/code-trees.ts'
import type { KeptWord, StudyCodes } from '../../../events/library-events.ts'
import { codesAmong, todayOf } from '../../code-trees/read-codes.ts'
import type { Ctx } from '../../context.ts'
import type { StudyTexts } from '../../database/library-tables.ts'
import { refuse } from '../../errors.ts'
import { mustBeNameless } from '../../library/check-names.ts'
import { readDraft, storeDraft, studyOf } from '../../library/drafts/store-draft.ts'
import { leadMinutesOf } from '../../library/publish-study.ts'
import { mustBeFree, reviewOpen, reviewRoute } from '../../library/study-review.ts'
import { mustBeKeeperWhereSilent } from '../../library/study-rights.ts'
import { studySeen } from '../../library/study-seen.ts'
import { mayLetIn } from '../../sealed/view-seal.ts'
import type { ActFile } from '../perform-act.ts'

type Input = Readonly<Record<string, unknown>>

const said = (input: Input, part: string): string => (typeof input[part] === 'string' ? (input[part] as string) : '')
const textsIn = (input: Input): StudyTexts => ({
  title: said(input, 'title'),
  problem: said(input, 'problem'),
  rootCause: said(input, 'rootCause'),
  solution: said(input, 'solution'),
  measures: said(input, 'measures'),
  effect: said(input, 'effect'),
  experience: said(input, 'experience'),
  product: said(input, 'product'),
})

async function mustBeCodes(ctx: Ctx, codes: StudyCodes): Promise<void> {
  for (const tree of codeTrees) {
    const wanted = codes[tree] ?? []
    const known = await codesAmong(ctx, tree, todayOf(ctx), wanted)
    const unknown = wanted.filter(code => !known.has(code))
    if (unknown.length > 0)
      throw refuse('study.code-unknown', {
        fields: { [`data.codes.${tree}`]: { zh: `没有编码 ${unknown.join('、')}`, en: `No code ${unknown.join(', ')}` } },
      })
  }
}

/** 案例送审: checked for names, frozen with its reviewers. What was written stays in the draft, whatever is refused. */
export const submitStudy: ActFile = {
  act: 'submit-study',
  async fill(ctx, record, input) {
    if (record.mergedInto !== null) throw refuse('study.case-merged')
    await mustBeKeeperWhereSilent(ctx, record.state)
    await mustBeFree(ctx, record)
    if (reviewOpen(record.state) !== undefined) throw refuse('study.in-review')
    const codes = (input.codes ?? {}) as StudyCodes
    await mustBeCodes(ctx, codes)
    await mustBeNameless(ctx, record, textsIn(input), (input.kept ?? []) as KeptWord[])
    const draft = await readDraft(ctx, record.id)
    const study = draft === undefined ? await studyOf(ctx, record.id) : undefined
    const leadMinutes = leadMinutesOf(record)
    return {
      entry: draft?.entry_id ?? study?.id ?? ctx.newId(),
      version: draft?.version ?? (study === undefined ? 1 : study.version + 1),
      round: (record.state.rounds.study ?? 0) + 1,
      route: await reviewRoute(ctx, record, [...new Set([...(draft?.authors ?? []), ctx.actor.person])]),
      ...(leadMinutes === null ? {} : { leadMinutes }),
    }
  },
  async after(ctx, _work, record, { event, plain, sealed }) {
    await storeDraft(ctx, record.id, {
      ...{ texts: textsIn(sealed), codes: (plain.codes ?? {}) as StudyCodes, kept: (sealed.kept ?? []) as KeptWord[] },
      ...{ state: 'review', request: event, entry: String(plain.entry) },
    })
    return { entry: plain.entry, version: plain.version }
  },
}

/** 同意制成案例: by the posts that look after a sealed case, or by who handles it. */
export const releaseStudy: ActFile = {
  act: 'release-study',
  fill(ctx, { sealedFor, state }) {
    if (sealedFor === null) throw refuse('sealed.not-sealed')
    if (!mayLetIn(ctx, sealedFor, state)) throw refuse('sealed.not-yours')
    return {}
  },
}

/** 撤下案例, with a reason. */
export const withdrawStudy: ActFile = {
  act: 'withdraw-study',
  async fill(ctx, record, input) {
    await mustBeKeeperWhereSilent(ctx, record.state)
    const study = await ctx.tx
      .selectFrom('library_entries')
      .select('state')
      .where('org_id', '=', ctx.org)
      .where('id', '=', String(input.entry))
      .where('case_id', '=', record.id)
      .executeTakeFirst()
    if (study === undefined) throw refuse('library.not-found')
    if (study.state === 'withdrawn') throw refuse('study.withdrawn')
    return {}
  },
  async after(ctx, _work, _record, { plain, sealed }) {
    await ctx.tx
      .updateTable('library_entries')
      .set({
        ...{ state: 'withdrawn', withdrawn_at: ctx.now, withdrawn_by: ctx.actor.person },
        withdrawn_because: String(sealed.reason),
      })
      .where('org_id', '=', ctx.org)
      .where('id', '=', String(plain.entry))
      .execute()
    return undefined
  },
}

/** 案例用得上: which study helped with this case; once for each case. */
export const useStudy: ActFile = {
  act: 'use-study',
  async fill(ctx, record, input) {
    const study = await ctx.tx
      .selectFrom('library_entries as e')
      .select(['e.case_id', 'e.state'])
      .where('e.org_id', '=', ctx.org)
      .where('e.id', '=', String(input.entry))
      .where(studySeen(ctx))
      .executeTakeFirst()
    if (study === undefined) throw refuse('library.not-found')
    if (study.state === 'withdrawn') throw refuse('study.withdrawn')
    if (study.case_id === record.id) throw refuse('study.own-case')
    return {}
  },
  async after(ctx, _work, record, { plain }) {
    await ctx.tx
      .insertInto('library_uses')
      .values({ org_id: ctx.org, entry_id: String(plain.entry), case_id: record.id, person_id: ctx.actor.person, at: ctx.now })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    return undefined
  },
}
