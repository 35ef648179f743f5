import type { PaperSection, PaperValue, SignedContent } from '../../events/signed-content.ts'
import type { Text } from '../../events/text.ts'
import type { RecordRule } from '../pack.ts'
import type { PaperPart, SigningRule } from '../pack-signings.ts'
import type { PaperFacts } from './facts.ts'
import { chargeWord, paperWords, phaseWord, useWord } from './paper-words.ts'
import { recordSections } from './record-sections.ts'

/** A paper before anybody has said anything of it. */
export type PaperDraft = Omit<SignedContent, 'answer'>
export type PaperBasis = {
  readonly rule: SigningRule
  readonly regulation?: Text | undefined
  readonly records: readonly RecordRule[]
  readonly facts: PaperFacts
}

/** Which of several papers of this sort it is: the second change order is about the second request of that record. */
export function paperNumber({ about }: Pick<SigningRule, 'about'>, facts: PaperFacts): number {
  return about === undefined ? 1 : Math.max(1, facts.made.filter(made => made.record === about).length)
}

/** What would be put to the customer now: the same on the server and on a phone that knows the same. */
export function paperDraft({ rule, regulation, records, facts }: PaperBasis): PaperDraft {
  const number = paperNumber(rule, facts)
  const before = facts.signed.filter(one => one.paper === rule.id && one.number === number)
  return {
    v: 1,
    paper: rule.id,
    number,
    version: before.reduce((last, one) => Math.max(last, one.version), 0) + 1,
    title: rule.title,
    // Where no regulation orders it, it stands under none.
    ...(rule.clause === '' ? {} : { clause: rule.clause }),
    ...(regulation === undefined ? {} : { regulation }),
    company: facts.company,
    zone: facts.zone,
    case: facts.case,
    ...(facts.customer === undefined ? {} : { customer: facts.customer }),
    ...(facts.machine === undefined ? {} : { machine: facts.machine }),
    sections: rule.shows.flatMap(part => sectionsOf(part, rule, records, facts)),
  }
}

/** The paper with what whoever signs says of it; no remarks where nobody wrote any. */
export function withAnswer(draft: PaperDraft, agreed: boolean, remarks: string | undefined): SignedContent {
  const said = remarks?.trim()
  return { ...draft, answer: { agreed, ...(said ? { remarks: said } : {}) } }
}

function sectionsOf(part: PaperPart, rule: SigningRule, records: readonly RecordRule[], facts: PaperFacts): PaperSection[] {
  if ('record' in part) {
    const asked = records.find(record => record.id === part.record)
    return recordSections(part, asked, facts)
  }
  if ('signed' in part) return signedSections(part.title, part.signed, facts)
  switch (part.part) {
    case 'handling':
      return handling(part.title, facts)
    case 'photos':
      return facts.photos.length === 0
        ? []
        : [
            {
              kind: 'photos',
              title: part.title,
              photos: facts.photos.map(({ sha256, takenAt, phase }) => ({ sha256, takenAt, shows: phaseWord(phase) })),
            },
          ]
    case 'time':
      return times(part.title, facts)
    case 'checklists':
      return checklists(part.title, facts)
    case 'parts':
      return facts.parts.length === 0
        ? []
        : [
            {
              kind: 'rows',
              title: part.title,
              columns: [paperWords.part, paperWords.quantity, paperWords.serial],
              rows: facts.parts.map(one => partRow(one, facts)),
            },
          ]
    case 'charge':
      return [charge(part.title, rule, facts)]
  }
}

function handling(title: Text, { handling: done }: PaperFacts): PaperSection[] {
  const fields = (['solution', 'measures', 'guarantees'] as const).flatMap(name => {
    const said = done?.[name]
    return said === undefined ? [] : [{ title: paperWords[name], value: { text: said } }]
  })
  return fields.length === 0 ? [] : [{ kind: 'fields', title, fields }]
}

function partRow({ part, name, quantity, serials }: PaperFacts['parts'][number], { names }: PaperFacts): (PaperValue | null)[] {
  const known = name ?? names[part]
  return [
    known === undefined ? null : { text: known },
    { number: quantity },
    serials.length === 0 ? null : { text: serials.join(', ') },
  ]
}

function times(title: Text, { times: spent, names }: PaperFacts): PaperSection[] {
  if (spent.length === 0) return []
  const { use, from, until, minutes, person } = paperWords
  return [
    {
      kind: 'rows',
      title,
      columns: [use, from, until, minutes, person],
      rows: spent.map(one => [
        { words: useWord(one.use) },
        { at: one.from },
        { at: one.until },
        { number: one.minutes },
        one.person === undefined ? null : { text: names[one.person] ?? '—' },
      ]),
    },
  ]
}

function checklists(title: Text, { checklists: filled, names }: PaperFacts): PaperSection[] {
  if (filled.length === 0) return []
  const { checklist, version, complete, failed } = paperWords
  return [
    {
      kind: 'rows',
      title,
      columns: [checklist, version, complete, failed],
      rows: filled.map(one => [
        { text: names[one.checklist] ?? '—' },
        { number: one.version },
        one.complete === undefined ? null : { yes: one.complete },
        one.failed === undefined ? null : { number: one.failed },
      ]),
    },
  ]
}

/** The last version of each paper of that name, where it was agreed to. */
function agreedOf(paper: string, { signed }: PaperFacts): PaperFacts['signed'] {
  const last = new Map<number, PaperFacts['signed'][number]>()
  for (const one of signed)
    if (one.paper === paper && one.version >= (last.get(one.number)?.version ?? 0)) last.set(one.number, one)
  return [...last.values()].filter(one => one.agreed).sort((a, b) => a.number - b.number)
}

function signedSections(title: Text, paper: string, facts: PaperFacts): PaperSection[] {
  const agreed = agreedOf(paper, facts)
  return agreed.flatMap(one =>
    one.rows.map(section => ({
      ...section,
      title: agreed.length === 1 ? title : { zh: `${title.zh} ${one.number}`, en: `${title.en ?? title.zh} ${one.number}` },
    })),
  )
}

/** Free, charged or by contract, and what comes on top: the totals of the papers that this one names as signed. */
function charge(title: Text, { shows }: SigningRule, facts: PaperFacts): PaperSection {
  const totals = shows.flatMap(part =>
    'signed' in part
      ? agreedOf(part.signed, facts).flatMap(one =>
          one.rows.flatMap(section => (section.kind === 'rows' && section.totalFen !== undefined ? [section.totalFen] : [])),
        )
      : [],
  )
  const sum = totals.reduce((all, one) => all + one, 0)
  const word = facts.charge === undefined ? undefined : chargeWord(facts.charge)
  return {
    kind: 'fields',
    title,
    fields: [
      ...(word === undefined ? [] : [{ title: paperWords.charge, value: { words: word } }]),
      sum === 0
        ? { title: paperWords.extra, value: { words: paperWords.noCharge } }
        : { title: paperWords.extraFen, value: { fen: sum } },
    ],
  }
}
