import { mustBeCase } from '../access/case-visibility.ts'
import { nextArchiveNumber } from '../archive/next-archive-number.ts'
import { bindFile } from '../cases/acts/bind-file.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { demandOn, mustHaveLocks } from './demand.ts'
import { mustFindPaper, mustFindPlace } from './find.ts'
import { holdsLock, locksOf } from './locks.ts'
import { logPaper } from './log.ts'
import { paperRights } from './rights.ts'
import type { RecordPaper, RegisterPaper } from './schema.ts'

/** 登记纸质原件: by those who look after the archive, or whoever handles the case it belongs to. Gives its id. */
export async function registerPaper(ctx: Ctx, asked: RegisterPaper): Promise<string> {
  const caseId = asked.case ?? null
  if (caseId !== null) await mustBeCase(ctx, caseId)
  await mustRegister(ctx, caseId)
  const place = asked.place === undefined ? undefined : await mustFindPlace(ctx, asked.place)
  if (place) mustHaveLocks(await demandOn(ctx, caseId), locksOf(place).second)
  if (asked.scan !== undefined) await bindScan(ctx, caseId, asked.scan)
  const [id, number] = [ctx.newId(), await nextArchiveNumber(ctx, 'ZZ')]
  await ctx.tx
    .insertInto('papers')
    .values({
      ...{ org_id: ctx.org, id, number, case_id: caseId, sort: asked.sort, title: asked.title, pages: asked.pages },
      ...{
        file_id: asked.scan ?? null,
        dated_on: asked.datedOn,
        state: place ? 'stored' : 'received',
        place_id: place?.id ?? null,
      },
      ...{ taken_by: null, taken_by_name: null, due_on: null },
      ...{ registered_by: ctx.actor.person, registered_at: ctx.now, changed_at: ctx.now },
    })
    .execute()
  await logPaper(ctx, id, { act: 'received' })
  if (place) await logPaper(ctx, id, { act: 'stored', to: place.id })
  await addOrganisationEvent(ctx, {
    type: 'paper.registered',
    plain: {
      ...{ paper: id, number, pages: asked.pages, datedOn: asked.datedOn },
      ...(caseId === null ? {} : { case: caseId }),
      ...(place ? { place: place.id } : {}),
    },
    sealed: { title: asked.title },
  })
  return id
}

/** Those who keep the archive register anything; of a case also whoever handles it. */
export async function mayRegister(ctx: Ctx, caseId: string | null): Promise<boolean> {
  if (ctx.sight.isPartner) return false
  const { keeps, sees } = await paperRights(ctx)
  if (keeps) return true
  const isReader = ctx.actor.roles.length > 0 && ctx.actor.roles.every(({ role }) => role === 'auditor')
  return caseId === null ? sees && !isReader : !isReader
}

async function mustRegister(ctx: Ctx, caseId: string | null): Promise<void> {
  if (!(await mayRegister(ctx, caseId))) throw refuse('archive.not-yours')
}

/** A scan is a file of the same case, or one that the actor has just sent. */
async function bindScan(ctx: Ctx, caseId: string | null, id: string): Promise<void> {
  const file = await ctx.tx
    .selectFrom('files')
    .select(['case_id', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  const isOwn = file?.case_id === null && file.uploaded_by === ctx.actor.person
  if (!file || !(isOwn || (caseId !== null && file.case_id === caseId))) throw refuse('paper.file-unusable')
  if (caseId !== null) await bindFile(ctx, caseId, id)
}

/** What one person records: put away, seen, missing, found again, scanned. Of a custodian or of those who keep the register. */
export async function recordPaper(ctx: Ctx, id: string, asked: RecordPaper): Promise<void> {
  const paper = await mustFindPaper(ctx, id, true)
  const { keeps } = await paperRights(ctx)
  const place = paper.place_id === null ? undefined : await mustFindPlace(ctx, paper.place_id, true)
  const isCustodian = place !== undefined && holdsLock(ctx, locksOf(place), ctx.actor.person)
  const change = (
    values: Partial<Pick<typeof paper, 'state' | 'place_id' | 'file_id' | 'due_on' | 'taken_by' | 'taken_by_name'>>,
  ) =>
    ctx.tx
      .updateTable('papers')
      .set({ ...values, changed_at: ctx.now })
      .where('org_id', '=', ctx.org)
      .where('id', '=', id)
      .execute()
  const say = (act: 'stored' | 'seen' | 'missing' | 'found' | 'scanned', more: { place?: string; who?: string } = {}) =>
    addOrganisationEvent(ctx, {
      type: 'paper.logged',
      plain: { paper: id, number: paper.number, act, ...more },
      sealed: {
        ...('reason' in asked ? { reason: asked.reason } : {}),
        ...('whoName' in asked && asked.whoName !== undefined ? { whoName: asked.whoName } : {}),
      },
    })
  switch (asked.act) {
    case 'store': {
      const to = await mustFindPlace(ctx, asked.place)
      if (!keeps && !holdsLock(ctx, locksOf(to), ctx.actor.person)) throw refuse('paper.not-custodian')
      if (paper.state !== 'received') throw refuse('paper.wrong-state')
      mustHaveLocks(await demandOn(ctx, paper.case_id), locksOf(to).second)
      await change({ state: 'stored', place_id: to.id })
      await logPaper(ctx, id, { act: 'stored', to: to.id })
      await say('stored', { place: to.id })
      return
    }
    case 'seen':
      if (!keeps && !isCustodian) throw refuse('paper.not-custodian')
      if (paper.state !== 'stored') throw refuse('paper.wrong-state')
      mustNameTaker(ctx, asked)
      await logPaper(ctx, id, { act: 'seen', who: asked.who, whoName: asked.whoName, reason: asked.reason })
      await say('seen', asked.who === undefined ? {} : { who: asked.who })
      return
    case 'missing':
      if (!keeps && !isCustodian) throw refuse('paper.not-custodian')
      if (paper.state === 'missing' || paper.state === 'destroyed') throw refuse('paper.wrong-state')
      await mustHaveNoRequest(ctx, id)
      await change({ state: 'missing', due_on: null })
      await logPaper(ctx, id, { act: 'missing', reason: asked.reason, from: paper.place_id })
      await say('missing')
      return
    case 'found':
      if (!keeps && !isCustodian) throw refuse('paper.not-custodian')
      if (paper.state !== 'missing') throw refuse('paper.wrong-state')
      await change({ state: place === undefined ? 'received' : 'stored', taken_by: null, taken_by_name: null })
      await logPaper(ctx, id, { act: 'found', reason: asked.reason, to: paper.place_id })
      await say('found')
      return
    case 'scan':
      if (!keeps && !isCustodian && paper.registered_by !== ctx.actor.person) throw refuse('paper.not-custodian')
      if (paper.state === 'destroyed') throw refuse('paper.wrong-state')
      await bindScan(ctx, paper.case_id, asked.file)
      await change({ file_id: asked.file })
      await logPaper(ctx, id, { act: 'scanned' })
      await say('scanned')
  }
}

/** Somebody is named, and a colleague who is named is one (`paper.taker-missing`, `person.not-found`). */
export function mustNameTaker(ctx: Ctx, { who, whoName }: { who?: string | undefined; whoName?: string | undefined }): void {
  if (who === undefined && whoName === undefined) throw refuse('paper.taker-missing')
  if (who !== undefined && !ctx.roster.people.has(who)) throw refuse('person.not-found')
}

/** Refuses while something waits for the other custodian (`paper.request-open`). */
export async function mustHaveNoRequest(ctx: Ctx, paper: string): Promise<void> {
  const open = await ctx.tx
    .selectFrom('paper_requests')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('paper_id', '=', paper)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open) throw refuse('paper.request-open')
}
