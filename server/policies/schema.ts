import { z } from 'zod'
import { Condition, Lifecycle, levelDemands } from '../../engine/pack-parts.ts'
import { RecordRule } from '../../engine/pack-records.ts'
import { CaseKind } from '../../events/case-words.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const InForce = z.object({ from: LocalDate, to: LocalDate.optional() })
export const EditionRow = z.object({
  id: z.string(),
  edition: LocalDate,
  title: Text,
  inForce: InForce,
  /** `current`: in force today; a published one may still be to come. */
  current: z.boolean(),
  status: z.enum(['draft', 'in-approval', 'published', 'repealed']),
  hash: z.string(),
  publishedAt: Instant.nullable(),
  publishedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  primaryFor: z.array(z.string()),
  clauses: z.number(),
  rules: z.number(),
})
export type EditionRow = z.infer<typeof EditionRow>
export const EditionList = z.object({ items: z.array(EditionRow) })

/** The laws, regulations and standards that a regulation can cite by name. */
export const ListedLaws = z.object({
  items: z.array(z.object({ id: z.string(), title: Text, status: z.enum(['in-force', 'amended', 'repealed']) })),
})
export type ListedLaws = z.infer<typeof ListedLaws>

/** A rule that cites a clause: what kind it is, its name in the pack, and what people call it. */
export const CitingRule = z.object({
  kind: z.enum([
    'role',
    'level',
    'category',
    'stage',
    'duty',
    'gate',
    'evidence',
    'permit',
    'hop',
    'route',
    'limit',
    'table',
    'form',
    'record',
    'archive',
    'retention',
    'periodic',
    'indicator',
    'scorecard',
    'sample',
    'violation',
    'sanction',
    'reward',
    'fund',
    'statement',
    'term',
    'law',
    'related',
    'sealing',
  ]),
  id: z.string(),
  title: Text,
  /** What it orders in a line, where the edition's own lists do not say it. */
  says: Text.optional(),
})
export type CitingRule = z.infer<typeof CitingRule>

export const EditionView = EditionRow.extend({
  reviewed: z.object({ on: LocalDate, by: z.string() }),
  /** In the order of their numbers. */
  clauseList: z.array(
    z.object({
      number: z.string(),
      title: Text,
      gist: Text,
      manual: Text.optional(),
      rules: z.array(CitingRule),
      readings: z.array(z.string()),
    }),
  ),
  readings: z.array(z.object({ id: z.string(), clause: z.string(), says: Text, by: z.string(), on: LocalDate })),
  roles: z.array(z.object({ id: z.string(), clause: z.string(), title: Text })),
  levels: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: Text,
      gist: Text,
      rank: z.number(),
      demands: z.array(z.enum(levelDemands)).optional(),
    }),
  ),
  categories: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: Text,
      kinds: z.array(CaseKind).optional(),
      subtypes: z.array(z.object({ id: z.string(), title: Text })),
      keyNodes: z.array(z.string()).optional(),
    }),
  ),
  /** Whole, with the triggers by which a stage is entered: the case page dates its stages by them. */
  lifecycles: z.array(Lifecycle),
  evidence: z.array(z.object({ id: z.string(), clause: z.string(), title: Text })),
  duties: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      reading: z.string().optional(),
      title: Text,
      kinds: z.array(z.string()).optional(),
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      within: z.object({ unit: z.string(), amount: z.number() }).optional(),
      repeat: z.enum(['workday', 'day']).optional(),
      owner: z.string(),
      to: z.array(z.string()).optional(),
      pausable: z.boolean(),
      acts: z.array(z.string()),
      /** Who hears of it how long after the due time, by the clause; the company's own ladder is a setting. */
      escalate: z
        .array(z.object({ clause: z.string(), after: z.object({ unit: z.string(), amount: z.number() }), to: z.string() }))
        .optional(),
    }),
  ),
  gates: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      reading: z.string().optional(),
      title: Text,
      act: z.string(),
      levels: z.array(z.string()).optional(),
      needs: z.array(z.string()),
    }),
  ),
  routes: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      subject: z.string(),
      form: z.string().optional(),
      kinds: z.array(z.string()).optional(),
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      when: z.record(z.string(), Condition).optional(),
      /** 加签会签: its steps come before or after those of the route that fits. */
      overlay: z.enum(['before', 'after']).optional(),
      steps: z.array(
        z.object({
          id: z.string(),
          clause: z.string(),
          mode: z.string(),
          quorum: z.object({ of: z.number(), need: z.number() }).optional(),
          by: z.array(z.string()),
          within: z.object({ unit: z.string(), amount: z.number() }).optional(),
          /** The clause of the time, where it is another one. */
          timedBy: z.string().optional(),
        }),
      ),
    }),
  ),
  /** 授权额度: up to which amount of a single case a post decides. */
  limits: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      reading: z.string().optional(),
      role: z.string(),
      subjects: z.array(z.string()),
      kinds: z.array(z.string()).optional(),
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      belowFen: z.number(),
    }),
  ),
  /** Who may do an act, under which clause. */
  permits: z.array(
    z.object({
      act: z.string(),
      clause: z.string().optional(),
      reading: z.string().optional(),
      when: z.record(z.string(), Condition).optional(),
      kinds: z.array(z.string()).optional(),
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      by: z.array(z.string()),
    }),
  ),
  /** 上报线 and back: one hop each. */
  hops: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      reading: z.string().optional(),
      about: z.enum(['report', 'result']),
      kinds: z.array(z.string()).optional(),
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ),
  forms: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: Text,
      levels: z.array(z.string()).optional(),
      fields: z.array(
        z.object({ id: z.string(), title: Text, multiline: z.boolean(), required: z.boolean(), from: z.string().optional() }),
      ),
    }),
  ),
  /** Axes and rows as the pack has them. */
  tables: z.array(
    z.object({
      id: z.string(),
      title: Text,
      kinds: z.array(z.string()).optional(),
      purpose: z.string().optional(),
      hit: z.enum(['unique', 'collect']),
      axes: z.record(z.string(), z.unknown()),
      rows: z.array(
        z.object({
          id: z.string(),
          clause: z.string(),
          reading: z.string().optional(),
          title: Text.optional(),
          when: z.record(z.string(), z.unknown()),
          then: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  ),
  /** Records that cases of these kinds ask for, with their fields. */
  records: z.array(RecordRule),
  periodic: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: Text,
      every: z.string(),
      each: z.string(),
      due: z.object({ unit: z.string(), amount: z.number() }),
      owner: z.string(),
      to: z.array(z.string()),
    }),
  ),
  retention: z.array(
    z.object({ id: z.string(), clause: z.string(), title: Text, keep: z.object({ unit: z.string(), amount: z.number() }) }),
  ),
})
export type EditionView = z.infer<typeof EditionView>
