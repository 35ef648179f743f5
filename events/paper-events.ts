import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'

const lock = z.union([z.strictObject({ person: Id }), z.strictObject({ role: z.string() })])
const locks = { first: lock, second: lock.nullable() }
const act = z.enum(['take-out', 'return', 'move', 'destroy', 'custodians'])

/** 登记纸质原件 (furn 6.1.1(1), 6.1.2(2)). Recorded by the register's own routes, as all of these. */
export const paperRegistered = defineEvent({
  type: 'paper.registered',
  title: { zh: '登记纸质原件', en: 'Paper registered' },
  plain: { paper: Id, number: shortText, case: Id.optional(), pages: z.number().int(), datedOn: LocalDate, place: Id.optional() },
  sealed: { title: shortText },
})
/** What one person records of a paper: put away, seen, missing, found, scanned. */
export const paperLogged = defineEvent({
  type: 'paper.logged',
  title: { zh: '纸质原件出入登记', en: 'Access to paper recorded' },
  plain: {
    paper: Id,
    number: shortText,
    act: z.enum(['stored', 'seen', 'missing', 'found', 'scanned']),
    place: Id.optional(),
    who: Id.optional(),
  },
  sealed: { reason: freeText.optional(), whoName: shortText.optional() },
})
/** One custodian asks; nothing happens before the other confirms. */
export const paperAsked = defineEvent({
  type: 'paper.asked',
  title: { zh: '保管人申请', en: 'Asked by a custodian' },
  plain: {
    ...{ request: Id, paper: Id.optional(), number: shortText.optional(), place: Id.optional(), act },
    ...{ who: Id.optional(), dueOn: LocalDate.optional(), to: Id.optional(), disposal: Id.optional() },
  },
  sealed: { reason: freeText, whoName: shortText.optional() },
})
/** 双人: the other custodian confirms or refuses, or who asked takes it back. `asked`: who asked; where one custodian is enough they stand here alone. */
export const paperSettled = defineEvent({
  type: 'paper.settled',
  title: { zh: '保管人确认', en: 'Settled by a custodian' },
  plain: {
    ...{ request: Id, paper: Id.optional(), number: shortText.optional(), place: Id.optional(), act },
    ...{ outcome: z.enum(['confirmed', 'refused', 'withdrawn']), asked: Id },
  },
  sealed: { comment: freeText.optional() },
})
/** 存放地点 made or changed, with its locks. */
export const paperPlaceSet = defineEvent({
  type: 'paper.place-set',
  title: { zh: '设置纸质存放地点', en: 'Place of paper set' },
  plain: { place: Id, name: shortText, isActive: z.boolean(), ...locks },
})
