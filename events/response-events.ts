import { z } from 'zod'
import { defineEvent, freeText, Id, Receiver, shortText } from './define.ts'
import { Instant } from './instant.ts'

const people = z.array(Id).min(1).max(50)

/** 分级上报 (A8.2): complete or refused. One event for each hop of the reporting line. */
export const caseReported = defineEvent({
  type: 'case.reported',
  act: 'report',
  title: { zh: '上报', en: 'Reported up' },
  plain: {
    level: z.string(),
    hop: z.string(),
    to: z.array(Receiver),
    channel: z.enum(['system', 'phone', 'meeting', 'message']).optional(),
  },
  filled: ['level', 'hop', 'to'],
  sealed: { details: freeText, judgement: freeText, demand: freeText, measures: freeText },
})

/** The receiver of a report (up or back down) has taken note; the reporting duty is done with the last one. */
export const reportAcknowledged = defineEvent({
  type: 'report.acknowledged',
  act: 'acknowledge',
  title: { zh: '确认收到上报', en: 'Report acknowledged' },
  plain: {
    report: Id,
    about: z.enum(['report', 'result']),
    hop: z.string(),
    level: z.string(),
    roles: z.array(z.string()),
    all: z.boolean(),
  },
  filled: ['about', 'hop', 'level', 'roles', 'all'],
  sealed: { note: freeText.optional() },
})

/** 专人处置 (A8.3, general). */
export const handlerAssigned = defineEvent({
  type: 'handler.assigned',
  act: 'assign',
  title: { zh: '指定处置人', en: 'Handler named' },
  plain: {
    person: Id,
    previous: Id.optional(),
    /** 借调: another department has lent them (equip 15), from whom. */
    isBorrowed: z.literal(true).optional(),
    borrowedFrom: Id.optional(),
    /** Given although the business of their department is restricted in such cases (penal 四(一)4), beyond what was given back. */
    restricted: z.literal(true).optional(),
  },
  filled: ['previous', 'isBorrowed', 'borrowedFrom', 'restricted'],
  sealed: { note: freeText.optional() },
})

/**
 * 自动分派 (penal 三(二)2, furn 3.3.2(2)): the one person whom the company's setting chose as a case was registered, with what they were
 * compared by. Recorded by the system; naming somebody else later is an act of its own.
 */
export const handlerChosen = defineEvent({
  type: 'handler.chosen',
  title: { zh: '自动分派处理人', en: 'Handler assigned automatically' },
  plain: {
    person: Id,
    department: Id.optional(),
    /** How many could have been chosen, and how many of the department were away. */
    among: z.number().int(),
    away: z.number().int(),
    /** What of the case the person's stated skills name; `none`: nobody's do. */
    skill: z.enum(['subtype', 'category', 'product', 'none']),
    /** Open cases that the person handled at that moment. */
    open: z.number().int(),
  },
})

/** 临时处置团队 (A8.3, larger): owner and time nodes. */
export const teamFormed = defineEvent({
  type: 'team.formed',
  act: 'form-team',
  title: { zh: '组建临时处置团队', en: 'Team formed' },
  plain: { owner: Id, members: people, nodeTimes: z.array(Instant).min(1).max(50) },
  sealed: { nodes: z.array(shortText).min(1).max(50), note: freeText.optional() },
})

/** 会议 (A8.3 emergency meeting, A11 daily meeting): with minutes. */
export const meetingHeld = defineEvent({
  type: 'meeting.held',
  act: 'hold-meeting',
  title: { zh: '会议', en: 'Meeting' },
  plain: {
    meeting: z.enum(['emergency', 'daily', 'other']),
    attendees: people,
    departments: z.array(Id).min(1).max(30),
    owner: Id.optional(),
  },
  sealed: { minutes: freeText, decisions: freeText },
})

/** 专人驻场 (A11, where needed). */
export const siteManned = defineEvent({
  type: 'site.manned',
  act: 'post-on-site',
  title: { zh: '安排驻场', en: 'Person posted at the site' },
  plain: { person: Id, from: Instant, until: Instant.optional() },
  sealed: { note: freeText.optional() },
})

/** 进度 (A9 customer kept informed, A10 daily report to the deputy leader). */
export const progressReported = defineEvent({
  type: 'progress.reported',
  act: 'progress',
  title: { zh: '进度汇报', en: 'Progress reported' },
  plain: {
    to: z.enum(['department-head', 'deputy-leader', 'group', 'customer']),
    percent: z.number().int().min(0).max(100).optional(),
  },
  sealed: { text: freeText },
})

/** Company setting, no clause: clocks that may pause stand still. */
export const clockPaused = defineEvent({
  type: 'clock.paused',
  act: 'pause',
  title: { zh: '暂停计时', en: 'Paused' },
  plain: { cause: z.enum(['waiting-customer', 'waiting-supplier', 'force-majeure', 'other']) },
  sealed: { reason: freeText },
})
export const clockResumed = defineEvent({
  type: 'clock.resumed',
  act: 'resume',
  title: { zh: '恢复计时', en: 'Resumed' },
  plain: {},
  sealed: { reason: freeText.optional() },
})

/** 交接: duties, waiting approvals and reports to acknowledge move to another person at shift end, sickness or leave. */
export const dutyHandedOver = defineEvent({
  type: 'duty.handed-over',
  act: 'hand-over',
  title: { zh: '责任交接', en: 'Handed over' },
  plain: {
    duties: z.array(z.string()).max(200),
    /** Submissions whose decision passes on, and reports whose receipt does. */
    requests: z.array(Id).max(50).optional(),
    reports: z.array(Id).max(50).optional(),
    from: Id,
    to: Id,
    cause: z.enum(['shift-end', 'sickness', 'leave', 'workload', 'move']),
    /** Whoever hands over had a part in the case (handler, team owner …), which passes on with it. */
    handler: z.boolean(),
    /** Of whoever takes over, as in handler.assigned. */
    isBorrowed: z.literal(true).optional(),
    borrowedFrom: Id.optional(),
  },
  filled: ['handler', 'isBorrowed', 'borrowedFrom'],
  sealed: { note: freeText.optional() },
})
