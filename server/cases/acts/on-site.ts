import { type Ctx, notPeople } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'
import { bindFile } from './bind-file.ts'

const AHEAD_MS = 60_000
const DAY_MINUTES = 24 * 60

/** 现场照片 (furn 4.1(3)): the bytes that arrived are those that the phone hashed when it was taken. */
export const addPhoto: ActFile = {
  act: 'add-photo',
  async fill(ctx, record, input) {
    if (Date.parse(String(input.takenAt)) - Date.parse(ctx.now) > AHEAD_MS) throw refuse('photo.in-future')
    const { sha256, size, mime, name } = await bindFile(ctx, record.id, String(input.file))
    if (!mime.startsWith('image/')) throw refuse('photo.not-a-picture')
    if (sha256 !== input.sha256) throw refuse('photo.changed')
    if (await isThere(ctx, record.id, sha256)) throw refuse('photo.already-there')
    return { size, mime, ...(input.name === undefined ? { name } : {}) }
  },
}

/** Whether the case has this very photo already: chosen once more, or sent by another way. */
async function isThere(ctx: Ctx, caseId: string, sha256: string): Promise<boolean> {
  const rows = await standingEvents(ctx, caseId, 'photo.added')
  return rows.some(({ data }) => data.sha256 === sha256)
}

/** 工时: of whoever sends it. Not longer than a day, not in the future, not beside another of the same person on this case. */
export const recordTime: ActFile = {
  act: 'record-time',
  async fill(ctx, record, input) {
    const from = Date.parse(String(input.from))
    const until = Date.parse(String(input.until))
    const minutes = Math.round((until - from) / 60_000)
    if (until - Date.parse(ctx.now) > AHEAD_MS) throw refuse('time-spent.in-future')
    if (minutes < 1) throw refuse('time-spent.backwards')
    if (minutes > DAY_MINUTES) throw refuse('time-spent.too-long')
    const { person } = ctx.actor
    if (notPeople.has(person)) throw refuse('time-spent.whose')
    const rows = await standingEvents(ctx, record.id, 'time.spent')
    const overlaps = rows.some(
      ({ data }) => data.person === person && from < Date.parse(String(data.until)) && until > Date.parse(String(data.from)),
    )
    if (overlaps) throw refuse('time-spent.overlaps')
    return { minutes, person }
  },
}

/** The events of this type on a case that are not taken back. */
async function standingEvents(ctx: Ctx, caseId: string, type: 'photo.added' | 'time.spent') {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', [type, 'event.corrected'])
    .orderBy('seq')
    .execute()
  const voided = new Set(
    rows.flatMap(({ type: of, data }) => (of === 'event.corrected' && data.void === true ? [String(data.corrects)] : [])),
  )
  return rows.filter(row => row.type === type && !voided.has(row.id))
}
