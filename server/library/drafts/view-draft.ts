import { refusalOf } from '../../../engine/permissions.ts'
import { codeTrees } from '../../../events/code-trees.ts'
import type { StudyCodes } from '../../../events/library-events.ts'
import { askingByName } from '../../cases/asking-by-name.ts'
import { lockCase, type OpenedCase } from '../../cases/case-record.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { Refusal, refuse, refuseAct } from '../../errors.ts'
import { mayLetIn } from '../../sealed/view-seal.ts'
import { type NamesLeft, nameKindWords, namesLeft } from '../check-names.ts'
import { findNames } from '../names/find-names.ts'
import { type KnownNames, knownNamesOf } from '../names/known-names.ts'
import { replaceNames } from '../names/replace-names.ts'
import { isReleased, reviewOpen, reviewRoute } from '../study-review.ts'
import { isKeeper, mustBeKeeperWhereSilent, studyClause } from '../study-rights.ts'
import { originalTexts } from './original-texts.ts'
import { roundsOf } from './rounds.ts'
import type { DraftTexts, SaveDraft, StudyDraft } from './schema.ts'
import { readDraft, storeDraft, studyOf } from './store-draft.ts'

const person = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

/** Why the actor may not write the study of this case; undefined where they may. */
async function writeRefusal(ctx: Ctx, { state }: OpenedCase): Promise<Refusal | undefined> {
  const refusal = refusalOf(ctx.rules, state, 'submit-study', ctx.actor, {}, ctx.now)
  if (refusal) return refuseAct(askingByName(ctx, refusal))
  try {
    await mustBeKeeperWhereSilent(ctx, state)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  return undefined
}

export const markOf = (left: NamesLeft): StudyDraft['left'] =>
  Object.fromEntries(
    Object.entries(left).map(([part, found]) => [part, found.map(one => ({ ...one, title: nameKindWords[one.kind] }))]),
  )

/**
 * The study of a case as it is being written: what the case says, the same without names with each replacement marked, what the author made of it, and the rounds of
 * its review. For its author, for whoever reviews it and for the keepers of the library; others are refused as they would be when they put it to review.
 */
export async function viewDraft(ctx: Ctx, caseId: string): Promise<StudyDraft> {
  const record = await lockCase(ctx, caseId)
  const refusal = await writeRefusal(ctx, record)
  const open = reviewOpen(record.state)
  const route = open === undefined ? undefined : record.state.requests[open]
  const isReviewer = route?.steps.some(step => step.people.some(p => p.person === ctx.actor.person)) === true
  if (refusal && !isReviewer && !(await isKeeper(ctx))) throw refusal
  const draft = await readDraft(ctx, caseId)
  const study = await studyOf(ctx, caseId)
  const released = record.sealedFor !== null && (await isReleased(ctx, caseId))
  const known = await knownNamesOf(ctx, caseId)
  const original = await originalTexts(ctx, caseId)
  const made = replaceNames(original, known.names, [], known.same)
  const proposed = each(part => made[part].text)
  const kept = draft?.kept ?? []
  const texts = draft?.texts ?? (study === undefined || study.state === 'withdrawn' ? proposed : textsOf(study))
  return {
    case: { id: record.id, number: record.number, title: record.title, closed: record.state.closed },
    state: draft?.state ?? 'none',
    version: draft?.version ?? (study === undefined ? 1 : study.version + 1),
    entry: study?.id ?? null,
    original,
    marks: markOf(namesIn(original, known)),
    proposed,
    replaced: Object.fromEntries(
      Object.entries(made).flatMap(([part, { replaced }]) =>
        replaced.length === 0 ? [] : [[part, replaced.map(one => ({ ...one, title: nameKindWords[one.kind] }))]],
      ),
    ),
    texts,
    codes: draft?.codes ?? (study === undefined ? await codesOfCase(ctx, caseId) : await codesOfStudy(ctx, study.id)),
    kept: [...kept],
    left: markOf(await namesLeft(ctx, caseId, texts, kept, known)),
    savedAt: draft?.updated_at ?? null,
    savedBy: draft === undefined ? null : person(ctx, draft.updated_by),
    rounds: await roundsOf(ctx, caseId),
    reviewers: (route?.steps ?? (await routeOrNobody(ctx, record, draft?.authors ?? []))).flatMap(step =>
      step.people.map(p => person(ctx, p.person)),
    ),
    clause: clauseOf(ctx, record),
    sealed: record.sealedFor === null ? 'no' : released ? 'released' : 'closed',
    can: {
      write: refusal === undefined && draft?.state !== 'review',
      release: record.sealedFor !== null && !released && mayLetIn(ctx, record.sealedFor, record.state),
      withdraw: route?.by === ctx.actor.person,
      decide: isReviewer && route?.by !== ctx.actor.person,
    },
  }
}

const each = (of: (part: keyof DraftTexts) => string): DraftTexts => ({
  title: of('title'),
  problem: of('problem'),
  rootCause: of('rootCause'),
  solution: of('solution'),
  measures: of('measures'),
  effect: of('effect'),
  experience: of('experience'),
  product: of('product'),
})
type Row = NonNullable<Awaited<ReturnType<typeof studyOf>>>
const textsOf = (row: Row): DraftTexts => each(part => (part === 'rootCause' ? row.root_cause : row[part]))

function namesIn(texts: DraftTexts, { names }: KnownNames): NamesLeft {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([part, text]) => {
      const found = findNames(text, names)
      return found.length === 0 ? [] : [[part, found]]
    }),
  )
}

function clauseOf(ctx: Ctx, { state }: OpenedCase): StudyDraft['clause'] {
  const { clause, regulation } = studyClause(ctx, state)
  return clause === undefined || regulation === undefined ? null : { clause, regulation }
}

/** Nobody reviews it yet where nobody could: the screen says so before it is put to review. */
async function routeOrNobody(ctx: Ctx, record: OpenedCase, authors: readonly string[]) {
  try {
    return await reviewRoute(ctx, record, [...authors, ctx.actor.person])
  } catch (error) {
    if (error instanceof Refusal && error.code === 'route.nobody') return []
    throw error
  }
}

/** The codes that the records of the case name. */
async function codesOfCase(ctx: Ctx, caseId: string): Promise<StudyCodes> {
  const rows = await ctx.tx
    .selectFrom('coded_facts')
    .select(['failure', 'cause', 'part', 'solution'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('superseded_by', 'is', null)
    .execute()
  return byTree(tree => rows.flatMap(row => row[tree] ?? []))
}

async function codesOfStudy(ctx: Ctx, entry: string): Promise<StudyCodes> {
  const rows = await ctx.tx
    .selectFrom('library_codes')
    .select(['tree', 'code'])
    .where('org_id', '=', ctx.org)
    .where('entry_id', '=', entry)
    .execute()
  return byTree(tree => rows.flatMap(row => (row.tree === tree ? [row.code] : [])))
}

const byTree = (of: (tree: (typeof codeTrees)[number]) => string[]): StudyCodes =>
  Object.fromEntries(
    codeTrees.flatMap(tree => {
      const codes = [...new Set(of(tree))]
      return codes.length === 0 ? [] : [[tree, codes]]
    }),
  )

/** Keeps what is written, names and all; says which names it still holds. Under review it is not changed (`study.in-review`). */
export async function saveDraft(ctx: Ctx, caseId: string, { texts, codes, kept }: SaveDraft): Promise<StudyDraft['left']> {
  const record = await lockCase(ctx, caseId)
  const refusal = await writeRefusal(ctx, record)
  if (refusal) throw refusal
  if (reviewOpen(record.state) !== undefined) throw refuse('study.in-review')
  await storeDraft(ctx, caseId, { texts, codes, kept, state: 'draft', request: null })
  return markOf(await namesLeft(ctx, caseId, texts, kept))
}

/** Throws away what was written: the next look begins from the case again. Under review it stays. */
export async function dropDraft(ctx: Ctx, caseId: string): Promise<void> {
  const record = await lockCase(ctx, caseId)
  const refusal = await writeRefusal(ctx, record)
  if (refusal) throw refusal
  if (reviewOpen(record.state) !== undefined) throw refuse('study.in-review')
  await ctx.tx.deleteFrom('library_drafts').where('org_id', '=', ctx.org).where('case_id', '=', caseId).execute()
}
