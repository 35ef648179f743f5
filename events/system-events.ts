import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant, LocalDate } from './instant.ts'

/** A warning, breach or escalation of a duty: recorded once per duty and rung by `sweep(now)`. */
export const alarmFired = defineEvent({
  type: 'alarm.fired',
  title: { zh: '时限提醒', en: 'Alarm' },
  plain: {
    duty: z.string(),
    rule: z.string(),
    rung: z.string(),
    kind: z.enum(['warning', 'breach', 'escalation']),
    dueAt: Instant,
    /** Whom it was for; empty where nobody holds the role: then a task for the administrator opens. */
    to: z.array(Id),
    role: z.string().optional(),
    because: z.string(),
  },
})

/** What became of a message that left the browser; a clock of minutes must prove that it rang. */
export const messageDelivered = defineEvent({
  type: 'message.delivered',
  title: { zh: '通知已送达', en: 'Message delivered' },
  plain: { message: Id, channel: z.enum(['mail', 'webhook']), to: Id.optional(), about: z.string() },
})
export const messageFailed = defineEvent({
  type: 'message.failed',
  title: { zh: '通知未送达', en: 'Message not delivered' },
  plain: {
    message: Id,
    channel: z.enum(['mail', 'webhook']),
    to: Id.optional(),
    about: z.string(),
    attempts: z.number().int(),
    code: z.string(),
  },
})

/** 催办: somebody asked the owner again. */
export const dutyReminded = defineEvent({
  type: 'duty.reminded',
  act: 'remind',
  title: { zh: '催办', en: 'Reminded' },
  plain: { duty: z.string(), to: z.array(Id) },
  filled: ['to'],
  sealed: { note: freeText.optional() },
})

/** A published calendar or a company's closed day moved due times. */
export const calendarApplied = defineEvent({
  type: 'calendar.applied',
  title: { zh: '工作日历变更', en: 'Calendar applied' },
  plain: { calendar: z.string(), moved: z.array(z.strictObject({ duty: z.string(), from: Instant, to: Instant })) },
})

/** 周报、月报 (A9, A10): a periodic duty of the organisation met by a report and its receipt. Recorded by the reports' own routes. */
export const reportSubmitted = defineEvent({
  type: 'report.submitted',
  title: { zh: '提交报告', en: 'Report submitted' },
  plain: {
    rule: z.string(),
    department: Id.optional(),
    period: LocalDate,
    figures: z.record(z.string(), z.number()),
    /** Of what was signed: which version, and the hash of document and words. */
    version: z.number().int().min(1).optional(),
    hash: shortText.optional(),
  },
  sealed: { text: freeText },
})
/** 报告审核 (furn 6.4.1(2)): a version was passed, or sent back with a reason. */
export const reportReviewed = defineEvent({
  type: 'report.reviewed',
  title: { zh: '审核报告', en: 'Report reviewed' },
  plain: { report: Id, version: z.number().int().min(1), passed: z.boolean() },
  sealed: { opinion: freeText.optional() },
})
/** 会议纪要 (furn 2.5): minutes under their hash, and the actions agreed on. Minutes about a case are `meeting.held` on the case too. */
export const meetingMinuted = defineEvent({
  type: 'meeting.minuted',
  title: { zh: '会议纪要', en: 'Meeting minuted' },
  plain: { meeting: Id, hash: shortText, actions: z.number().int().min(0), report: Id.optional() },
  sealed: { minutes: freeText, decisions: freeText.optional() },
})
/** 分析报告签发 (penal 五(一)1, robot 15(一)): which period of which kind of case, under which hash; the document with its comments is kept beside it. */
export const analysisIssued = defineEvent({
  type: 'analysis.issued',
  title: { zh: '签发分析报告', en: 'Analysis issued' },
  plain: { analysis: Id, kind: z.string(), from: LocalDate, to: LocalDate, hash: shortText, report: Id.optional() },
})
/** 流程分析 (furn 4.4): of which cases, under which hash; the document is kept beside it. */
export const processAnalysed = defineEvent({
  type: 'process.analysed',
  title: { zh: '提交流程分析', en: 'Process analysis handed in' },
  plain: {
    analysis: Id,
    from: LocalDate,
    to: LocalDate,
    hash: shortText,
    report: Id.optional(),
    improvements: z.array(Id).max(20),
  },
})
export const reportReceived = defineEvent({
  type: 'report.received',
  title: { zh: '报告备案', en: 'Report received' },
  plain: { report: Id },
})

/** 制度版本发布 (furn 2.2.2): by which ballot, from which day, under which hash. Recorded by the editions' own routes. */
export const editionPublished = defineEvent({
  type: 'edition.published',
  title: { zh: '制度版本发布', en: 'Edition published' },
  plain: { regulation: shortText, edition: LocalDate, from: LocalDate, hash: shortText, ballot: Id },
})
export const editionRepealed = defineEvent({
  type: 'edition.repealed',
  title: { zh: '制度版本废止', en: 'Edition repealed' },
  plain: { regulation: shortText, edition: LocalDate, from: LocalDate },
  sealed: { reason: freeText },
})

const MovedSeen = z.strictObject({ event: Id, at: Instant })
/**
 * 案件改按另一版本办理: approved with the list of old and new due times. What was derived from the history (stage, evidence, starts of
 * rules that only the new edition has) stands in it, so that a replay needs nothing else.
 */
export const editionMoved = defineEvent({
  type: 'edition.moved',
  title: { zh: '改按另一版本办理', en: 'Moved to another edition' },
  plain: {
    move: Id,
    regulation: shortText,
    from: LocalDate,
    to: LocalDate,
    stage: shortText.optional(),
    evidence: z.array(MovedSeen.extend({ id: z.string() })),
    starts: z.array(MovedSeen.extend({ rule: z.string() })),
    stops: z.array(z.strictObject({ rule: z.string(), at: Instant })),
    duties: z.array(
      z.strictObject({
        what: z.enum(['moves', 'opens', 'ends', 'begins']),
        rule: z.string(),
        /** The running duty that moves or ends. */
        key: z.string().optional(),
        /** What started one that the new edition adds, and what its event says of the one thing or the request that it is about. */
        start: MovedSeen.extend({
          item: z.number().optional(),
          owner: Id.optional(),
          dueAt: Instant.optional(),
          about: Id.optional(),
        }).optional(),
      }),
    ),
  },
})

/** 公司设置 (no clause): who set what, when. Recorded by the settings' own route. */
export const settingChanged = defineEvent({
  type: 'setting.changed',
  title: { zh: '公司设置变更', en: 'Company setting changed' },
  plain: { setting: shortText, value: z.json() },
})
/** 离岗 / 在岗 and leave: whom duties pass to meanwhile. */
export const presenceChanged = defineEvent({
  type: 'presence.changed',
  title: { zh: '在岗状态', en: 'Presence changed' },
  plain: { person: Id, state: z.enum(['on-duty', 'off-duty', 'leave']), until: Instant.optional(), substitute: Id.optional() },
})
