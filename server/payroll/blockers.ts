import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { laws } from '../../policies/laws.ts'
import type { LawCondition } from '../../policies/wage-limits.ts'
import { type RefusalCode, refusals } from '../errors.ts'
import type { Blocker } from './schema.ts'

export type BlockerCode = Extract<RefusalCode, `payroll.${string}`>

/** A law with its article and the page where it was read. @throws where the list of laws does not have it: a fault of ours. */
export function lawNamed({ law: id, article }: Pick<LawCondition, 'law' | 'article'>): NonNullable<Blocker['law']> {
  const law = laws.find(one => one.id === id)
  if (law === undefined) throw new Error(`no law ${id} in the list`)
  return { title: law.title, article, page: law.source.page }
}

type More = {
  readonly detail?: Text
  /** Who can do something about it, where the case says more than the refusal. */
  readonly mend?: Text
  readonly clause?: string
  readonly law?: LawCondition
  readonly until?: Instant | undefined
}

/** What keeps a line from payroll, in the words of the refusal that sending it would meet, and those of this very case. */
export function blocker(code: BlockerCode, { detail, mend, clause, law, until }: More = {}): Blocker {
  const { zh, en } = refusals[code]
  const says = detail === undefined ? { zh: zh.title, en: en.title } : detail
  return {
    code,
    says,
    mend: mend ?? { zh: zh.mend, en: en.mend },
    ...(clause === undefined ? {} : { clause }),
    ...(law === undefined ? {} : { law: lawNamed(law) }),
    ...(until === undefined ? {} : { until }),
  }
}
