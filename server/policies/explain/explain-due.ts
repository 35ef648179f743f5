import { newDuty } from '../../../engine/clock.ts'
import { inKind } from '../../../engine/conditions.ts'
import { type Explanation, explainDuty } from '../../../engine/explain.ts'
import { triggerText } from '../../../engine/explain-indicator.ts'
import { type Words, wordsOf } from '../../../engine/explain-words.ts'
import { type Both, cite, type Line, listed, say } from '../../../engine/explanation.ts'
import type { DutyRule, Pack } from '../../../engine/pack.ts'
import { compileEdition } from '../../../engine/rules.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { AskEdition } from './schema.ts'

type AskedDue = Extract<AskEdition, { about: 'due' }>

/**
 * By when a duty of one edition would be due that began at a moment, on the organisation's calendar, with the pauses given: as of a case,
 * without there being one. A duty or start event it has not: `explain.no-such-rule`.
 */
export function explainDutyUnder(ctx: Ctx, pack: Pack, asked: AskedDue): Explanation {
  const edition = compileEdition({ ...pack, inForce: { from: '0001-01-01' } })
  const rules = { ...ctx.rules, editions: [edition] }
  const rule = edition.duties.get(asked.rule)
  const trigger = rule?.start[asked.start]
  if (rule === undefined || trigger === undefined) throw refuse('explain.no-such-rule')
  const pauses = asked.pauses.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const duty = newDuty(rules, pack.id, edition.key, rule, { event: 'asked', at: asked.at }, { people: {}, pauses })
  const words = wordsOf([pack])
  const { kind, level, category } = asked
  return explainDuty(
    rules,
    {
      pauses,
      edition: edition.key,
      ...(kind === undefined ? {} : { kind }),
      ...(level === undefined ? {} : { level }),
      ...(category === undefined ? {} : { category }),
    } as Parameters<typeof explainDuty>[1],
    duty,
    triggerText(trigger, words),
    { others: othersOf(pack, rule, asked, words) },
  )
}

/** The other duties of the same meaning, and what keeps each from binding such a case; those that bind it too are no news here. */
function othersOf(pack: Pack, rule: DutyRule, given: AskedDue, words: Words): Line[] {
  return pack.duties
    .filter(other => other.id !== rule.id && other.meaning === rule.meaning)
    .flatMap((other): Line[] => {
      const because = outOfScope(other, given, words)
      return because === undefined ? [] : [{ mark: 'no', says: other.title, because, ...cite(pack, other) }]
    })
}

function outOfScope(rule: DutyRule, { kind, level, category }: AskedDue, words: Words): Both | undefined {
  if (kind !== undefined && !inKind({ kinds: rule.kinds }, { kind }))
    return onlyFor(words.kind(kind), rule.kinds ?? [], words.kind)
  if (level !== undefined && rule.levels !== undefined && !rule.levels.includes(level))
    return onlyFor(words.level(level), rule.levels, words.level)
  if (category !== undefined && rule.categories !== undefined && !rule.categories.includes(category))
    return onlyFor(words.category(category), rule.categories, words.category)
  return undefined
}

function onlyFor(is: Both, takes: readonly string[], name: (id: string) => Both): Both {
  const said = listed(takes.map(name))
  return say(`现在是${is.zh}，它只用于${said.zh}`, `this is ${is.en}, it is for ${said.en}`)
}
