import { z } from 'zod'
import { caseKinds } from '../events/case-words.ts'
import { Text } from '../events/text.ts'
import { Condition, Trigger } from './pack-parts.ts'

const posts = z.array(z.strictObject({ role: z.string() })).min(1)

/**
 * 外勤与内勤: how a regulation names the work of those who are sent out, and who stands behind them. A screen that shows the field to the office
 * is drawn from it, so that no post, stage or record of one regulation stands in the server.
 */
export const FieldWorkRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  /** By which cases somebody is sent. Whoever has one in hand is out in the field, whatever their post. */
  kinds: z.array(z.enum(caseKinds)).min(1),
  /** Who goes out, who supports them from the office, and who sends them and answers for it. */
  field: posts,
  office: posts,
  lead: posts,
  /** Stages of those cases in which somebody is on the way, and at the user's. */
  onTheWay: z.array(z.string()),
  onSite: z.array(z.string()).min(1),
  /** The record that says where to and by when, with the names of its moments. */
  order: z.strictObject({ record: z.string(), arriveBy: z.string(), completeBy: z.string() }),
  /**
   * 上门预约: the record that says from when until when somebody is at the user's, by the names of its moments (engine/visits.ts).
   * `companions`: its rows of people who come along. `agreed`: what it says where the customer has agreed in the same talk; else they are
   * asked (`appointment.asked`). The visit is over with one of `done`.
   */
  visit: z
    .strictObject({
      clause: z.string(),
      reading: z.string().optional(),
      record: z.string(),
      from: z.string(),
      until: z.string(),
      companions: z.strictObject({ rows: z.string(), person: z.string() }).optional(),
      agreed: z.record(z.string(), Condition).optional(),
      done: z.array(Trigger).min(1),
    })
    .optional(),
  /** 安装项目: the record that says how such an order of a project stands, by the names of its numbers and of what says that the quality is in order. */
  project: z
    .strictObject({
      clause: z.string(),
      reading: z.string().optional(),
      record: z.string(),
      donePercent: z.string(),
      qualityGood: z.string(),
      costFen: z.string(),
    })
    .optional(),
  /** 延误: the record that says why an order is late, with the name of its field for who stands by. */
  delay: z.strictObject({ record: z.string(), backup: z.string() }).optional(),
  /** Staff lent by other departments: the posts that they then hold, under which clause. */
  borrowed: z.strictObject({ clause: z.string(), reading: z.string().optional(), posts }).optional(),
})
export type FieldWorkRule = z.infer<typeof FieldWorkRule>
