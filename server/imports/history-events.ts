import { addDuration } from '../../engine/calendar/add.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { editionNamed } from '../../engine/rules.ts'
import { retentionTogether } from '../../engine/together.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import type { EventDraft } from '../events/add-event.ts'
import type { LogEvent } from './log-cases.ts'
import type { HistoryType } from './mapping-schema.ts'

/** Who did what the log tells of: a past log's people are no people of the organisation; their names stay in the sealed text. */
const IMPORT = 'import'

type Make = (
  ctx: Ctx,
  record: OpenedCase,
  text: string,
  event: LogEvent,
  level: string | undefined,
) => Pick<EventDraft, 'plain' | 'sealed'> | undefined

/** What each event type says when only an activity's name is known: the plainest data that its schema takes. */
const drafts: {
  readonly [T in HistoryType]: (
    ctx: Ctx,
    record: OpenedCase,
    text: string,
    event: LogEvent,
    level: string | undefined,
  ) => Pick<Extract<EventDraft, { type: T }>, 'plain' | 'sealed'> | undefined
} = {
  'note.added': (_c, _r, text) => ({ plain: {}, sealed: { text } }),
  'case.verified': (_c, _r, text) => ({
    plain: { serviceStage: 'after-sales' },
    sealed: { content: text, scope: text, demand: text },
  }),
  'case.classified': (ctx, record, text, _event, wanted) => {
    const proposed = record.state.proposed ?? record.state.level
    const level = wanted ?? record.state.level
    if (proposed === undefined || level === undefined || !editionNamed(ctx.rules, record.state.edition).rank.has(level))
      return undefined
    return {
      plain: {
        level,
        proposed,
        previous: record.state.level ?? proposed,
        overridden: level !== proposed,
        regraded: record.state.levelConfirmed,
        facts: {},
        rows: [],
      },
      sealed: { reason: text },
    }
  },
  'handler.assigned': (_c, record, text) => {
    const previous = record.state.people.handler?.[0]
    return { plain: { person: IMPORT, ...(previous === undefined ? {} : { previous }) }, sealed: { note: text } }
  },
  'investigation.recorded': (_c, _r, text) => ({
    plain: { checked: ['service-records'], causeClass: 'other' },
    sealed: { findings: text, rootCause: text },
  }),
  'plan.started': (_c, _r, text) => ({ plain: {}, sealed: { note: text } }),
  'progress.reported': (_c, _r, text) => ({ plain: { to: 'department-head' }, sealed: { text } }),
  'customer.replied': (_c, _r, text) => ({ plain: { channel: 'other' }, sealed: { text } }),
  'clock.paused': (_c, record, text) =>
    record.state.pausedSince === undefined ? { plain: { cause: 'waiting-customer' }, sealed: { reason: text } } : undefined,
  'clock.resumed': (_c, record, text) =>
    record.state.pausedSince === undefined ? undefined : { plain: {}, sealed: { reason: text } },
  'handling.completed': (_c, _r, text) => ({ plain: {}, sealed: { solution: text, measures: text, guarantees: text } }),
  'result.sent': (_c, _r, text) => ({ plain: { channel: 'other' }, sealed: { text } }),
  'customer.answered': (_c, _r, text) => ({ plain: { satisfied: true, via: 'message' }, sealed: { comment: text } }),
  'customer.accepted': (_c, _r, text) => ({
    plain: { passed: true, full: false, via: 'paper' },
    sealed: { signer: IMPORT, remarks: text },
  }),
  'retrospective.recorded': (_c, _r, text) => ({
    plain: { level: '', special: false },
    sealed: { rootCause: text, lessons: text, improvements: text },
  }),
  'case.reopened': (_c, _r, text) => ({ plain: { cause: 'problem-returned' }, sealed: { reason: text } }),
  'case.archived': (ctx, record, text, event) => {
    if (record.state.closed) return undefined
    const until = retentionTogether(ctx.rules, record.state, ctx.now).map(r =>
      localDateOf(ctx.rules.calendar, addDuration(ctx.rules.calendar, event.at, r.keep).dueAt),
    )
    return {
      plain: {
        items: [],
        // Days as text: the longest keeping is the last of them.
        retainUntil: [localDateOf(ctx.rules.calendar, event.at), ...until].sort().at(-1)!,
        keeper: IMPORT,
      },
      sealed: { note: text },
    }
  },
}

/** The event that an activity of a past log is recorded as. What makes no sense where the case stands (closing it twice, resuming what runs) is kept as a note. */
export function draftOfActivity(
  ctx: Ctx,
  record: OpenedCase,
  event: LogEvent,
  type: HistoryType,
  level: string | undefined,
): EventDraft {
  // Each maker gives the data of its own type; the compiler cannot follow the index.
  const made = (drafts[type] as Make)(ctx, record, event.text, event, level)
  if (made === undefined) return { type: 'note.added', at: event.at, plain: {}, sealed: { text: event.text } }
  return { type, at: event.at, ...made } as unknown as EventDraft
}
