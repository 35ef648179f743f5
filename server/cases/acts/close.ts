import { localDateOf } from '../../../engine/calendar/days.ts'
import { demandsOf } from '../../../engine/levels.ts'
import { archiveList } from '../../../engine/routes.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { mustSee } from '../../access/case-visibility.ts'
import { notPeople } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addEvent } from '../../events/add-event.ts'
import { mustBeNameless } from '../../library/check-names.ts'
import { publishStudy } from '../../library/publish-study.ts'
import { mustBeFree } from '../../library/study-review.ts'
import { lockCase } from '../case-record.ts'
import { keptUntil } from '../kept-until.ts'
import type { ActFile } from '../perform-act.ts'

/** 复盘 (A8.7, A11). */
export const review: ActFile = {
  act: 'review',
  fill: (ctx, { state }) => ({
    level: state.level ?? '',
    special: demandsOf(editionNamed(ctx.rules, state.edition), state.level).includes('special-retrospective'),
  }),
}

/** 归档 (A8.7): the whole list is there or the missing papers are named; kept as long as the longest retention of all regulations in force says. */
export const archive: ActFile = {
  act: 'archive',
  fill(ctx, record) {
    const list = archiveList(ctx.rules, record.state)
    const missing = list.filter(l => l.event === undefined)
    if (missing.length > 0)
      throw refuse('archive.incomplete', {
        clause: missing[0]!.item.clause,
        missing: missing.map(m => ({ evidence: m.item.evidence, title: m.item.title, clause: m.item.clause })),
      })
    const kept = keptUntil(ctx, record)
    return {
      items: list.flatMap(l => (l.event === undefined ? [] : [{ item: l.item.id, event: l.event }])),
      retainUntil: kept?.until ?? localDateOf(ctx.rules.calendar, ctx.now),
      keeper: kept?.keeper ?? 'anyone',
    }
  },
  async after(_ctx, _work, record, done) {
    record.retainUntil = String(done.plain.retainUntil)
    return undefined
  },
}

/** 入案例库 (A15.1) without a review: read by whoever sees the case, until a version of it was reviewed. Names are refused here too. */
export const publishCaseStudy: ActFile = {
  act: 'publish-case-study',
  async fill(ctx, record, input) {
    await mustBeFree(ctx, record)
    if (!notPeople.has(ctx.actor.person)) await mustBeNameless(ctx, record, input as Record<string, string>, [])
    return { entry: ctx.newId() }
  },
  async after(ctx, _work, record, { plain, sealed }) {
    const { title, problem, rootCause, experience } = sealed as Record<string, string>
    const texts = { title: title!, problem: problem!, rootCause: rootCause!, experience: experience! }
    await publishStudy(ctx, record, {
      ...{ entry: String(plain.entry), version: 1, codes: {}, author: ctx.actor.person, reviewer: null, request: null },
      texts: { ...texts, solution: '', measures: '', effect: '', product: '' },
      ...{ state: 'unreviewed', isReleased: record.sealedFor !== null },
    })
    return { entry: plain.entry }
  },
}

/** 并入 (duplicates): this case ends, the other one says whom it absorbed. Into itself or into a case that is over: refused. */
export const merge: ActFile = {
  act: 'merge',
  async fill(ctx, record, input) {
    if (input.into === record.id) throw refuse('merge.into-itself')
    await mustSee(ctx, String(input.into))
    const target = await lockCase(ctx, String(input.into))
    if (target.state.closed) throw refuse('merge.into-closed')
    return {}
  },
  async after(ctx, work, record, done) {
    record.mergedInto = String(done.plain.into)
    const target = await lockCase(ctx, record.mergedInto)
    addEvent(ctx, work, target, { type: 'case.absorbed', plain: { from: record.id }, sealed: {} })
    return undefined
  },
}
