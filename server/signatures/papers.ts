import { includes } from '../../engine/conditions.ts'
import { subjectFor } from '../../engine/levels.ts'
import type { RecordRule } from '../../engine/pack.ts'
import type { SigningRule } from '../../engine/pack-signings.ts'
import type { PaperFacts } from '../../engine/papers/facts.ts'
import { type PaperDraft, paperDraft } from '../../engine/papers/paper-content.ts'
import { paperWords } from '../../engine/papers/paper-words.ts'
import { recordsInScope } from '../../engine/records.ts'
import type { CaseState } from '../../engine/state.ts'
import { editionsOn } from '../../engine/together.ts'
import type { KeyNode } from '../../events/case-words.ts'
import type { PaperSection } from '../../events/signed-content.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { nodeTitles } from '../customer-links/node-titles.ts'
import { lastEventOf } from '../customer-links/queries.ts'
import { refuse } from '../errors.ts'
import { readFacts } from './read-facts.ts'

/** A paper that a regulation names for a case, with the regulation's title. */
export type NamedPaper = { readonly rule: SigningRule; readonly regulation?: Text }

/** Where no regulation says what stands on it, the customer accepts what was done. */
const acceptance = (state: Pick<CaseState, 'kind'>): SigningRule => ({
  id: 'acceptance',
  clause: '',
  title: { zh: '验收单', en: 'Acceptance sheet' },
  kinds: [state.kind as SigningRule['kinds'][number]],
  act: 'accept',
  shows: [
    { part: 'handling', title: { zh: '完成情况', en: 'What was done' } },
    { part: 'photos', title: { zh: '照片', en: 'Photos' } },
  ],
})

/** The papers that the regulations on a case name, those of its own edition first; of two with one name the first counts. */
export function papersInScope(ctx: Pick<Ctx, 'rules' | 'now'>, state: CaseState): NamedPaper[] {
  const found = new Map<string, NamedPaper>()
  for (const edition of editionsOn(ctx.rules, state, ctx.now))
    for (const rule of edition.pack.signings ?? [])
      if (includes(rule, subjectFor(edition, state)) && !found.has(rule.id))
        found.set(rule.id, { rule, regulation: edition.pack.title })
  return [...found.values()]
}

/** The paper that stands for the customer's acceptance: the one that a regulation names, else what was done. */
export function acceptancePaper(ctx: Pick<Ctx, 'rules' | 'now'>, state: CaseState): NamedPaper {
  return papersInScope(ctx, state).find(({ rule }) => rule.act === 'accept') ?? { rule: acceptance(state) }
}

/** The records of a case as its papers name their fields. */
export function recordsOn(ctx: Pick<Ctx, 'rules' | 'now'>, state: CaseState): RecordRule[] {
  return recordsInScope(ctx.rules, state, ctx.now).map(one => one.record)
}

/** A paper as it would be put to the customer now, without a clause where no regulation orders it. */
export function draftOf(
  ctx: Pick<Ctx, 'rules' | 'now'>,
  state: CaseState,
  { rule, regulation }: NamedPaper,
  facts: PaperFacts,
): PaperDraft {
  return paperDraft({ rule, regulation, records: recordsOn(ctx, state), facts })
}

/** Which paper an act signs. */
export type Asked =
  | { readonly act: 'accept' }
  | { readonly act: 'sign-paper'; readonly paper: string }
  | { readonly act: 'sign-node'; readonly node: KeyNode }

/** What an act would sign now. A paper that no regulation names for this case: `signature.paper-unknown`. */
export async function draftFor(ctx: Ctx, record: { id: string; state: CaseState }, asked: Asked): Promise<PaperDraft> {
  const facts = await readFacts(ctx, record.id)
  if (asked.act === 'sign-node') return nodeDraft(facts, asked.node, await nodeWords(ctx, record.id, asked.node))
  if (asked.act === 'accept') return draftOf(ctx, record.state, acceptancePaper(ctx, record.state), facts)
  const named = papersInScope(ctx, record.state).find(({ rule }) => rule.id === asked.paper && rule.act === 'sign-paper')
  if (!named) throw refuse('signature.paper-unknown')
  return draftOf(ctx, record.state, named, facts)
}

async function nodeWords(ctx: Ctx, caseId: string, node: KeyNode): Promise<string> {
  const reached = await lastEventOf(ctx, caseId, 'node.reached', node)
  return String(reached?.sealed.content ?? '')
}

/** A key node (robot 第十四条(二)): the words of whoever reached it are what is signed. */
function nodeDraft(facts: PaperFacts, node: KeyNode, content: string): PaperDraft {
  const paper = `node:${node}`
  const versions = facts.signed.flatMap(one => (one.paper === paper ? [one.version] : []))
  const { company, zone, customer, machine } = facts
  const section: PaperSection = {
    kind: 'fields',
    title: nodeTitles[node],
    fields: [{ title: paperWords.confirmed, value: { text: content } }],
  }
  return {
    ...{ v: 1, paper, number: 1, version: Math.max(0, ...versions) + 1, title: nodeTitles[node], company, zone },
    case: facts.case,
    ...(customer === undefined ? {} : { customer }),
    ...(machine === undefined ? {} : { machine }),
    sections: [section],
  }
}
