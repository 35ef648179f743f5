import { editionNamed } from '../../../engine/rules.ts'
import type { Role } from '../../../events/roles.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

/** The clause under which the case's regulation lets this act be done, for its refusals. */
export function clauseOf(ctx: Ctx, record: OpenedCase, act: string): { clause?: string } {
  const clause = editionNamed(ctx.rules, record.state.edition).permitsByAct.get(act)?.[0]?.clause
  return clause === undefined ? {} : { clause }
}

/** Two departments act together: each is named by somebody who holds its post (`person.not-of-post`), and nobody stands for both. */
function mustHoldPosts(
  ctx: Ctx,
  clause: { clause?: string },
  named: readonly (readonly [field: string, person: unknown, role: Role])[],
): void {
  const wrong = named.filter(([, person, role]) => !ctx.roster.people.get(String(person))?.roles.some(r => r.role === role))
  const people = named.map(([, person]) => person)
  if (wrong.length === 0 && new Set(people).size === people.length) return
  const marked = wrong.length > 0 ? wrong : named
  throw refuse('person.not-of-post', {
    ...clause,
    fields: Object.fromEntries(
      marked.map(([field]) => [
        `data.${field}`,
        wrong.length > 0
          ? { zh: '此人不在这个岗位', en: 'This person does not hold the post' }
          : { zh: '两个岗位不能是同一人', en: 'One person cannot stand for both' },
      ]),
    ),
  })
}

/** 联合排查 (A12.1): R&D and supply chain, each by one of theirs. */
export const jointInvestigate: ActFile = {
  act: 'joint-investigate',
  fill(ctx, record, { research, supplyChain }) {
    mustHoldPosts(ctx, clauseOf(ctx, record, 'joint-investigate'), [
      ['research', research, 'research'],
      ['supplyChain', supplyChain, 'supply-chain'],
    ])
    return {}
  },
}

/** 损失评估 (A12.3): finance and legal, each by one of theirs. */
export const assessLoss: ActFile = {
  act: 'assess-loss',
  fill(ctx, record, { finance, legal }) {
    mustHoldPosts(ctx, clauseOf(ctx, record, 'assess-loss'), [
      ['finance', finance, 'finance'],
      ['legal', legal, 'legal'],
    ])
    // Whoever records it has given their word with it; a third of either post has given neither's.
    const waitsFor = [
      ...(finance === ctx.actor.person ? [] : ['finance' as const]),
      ...(legal === ctx.actor.person ? [] : ['legal' as const]),
    ]
    return { waitsFor }
  },
}
