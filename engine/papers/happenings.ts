import type { Instant } from '../../events/instant.ts'
import { SignedContent } from '../../events/signed-content.ts'
import type { PaperFacts } from './facts.ts'

/** Something that happened to a case as papers read it: the type of the event, and its plain and sealed fields together. */
export type Happening = { readonly type: string; readonly at: Instant; readonly data: Readonly<Record<string, unknown>> }

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** The facts after one more event, or after an act that waits in an outbox; what no paper shows leaves them as they are. */
export function addHappening(facts: PaperFacts, { type, at, data }: Happening): PaperFacts {
  switch (type) {
    case 'record.made': {
      const made = { record: String(data.record), at, values: object(data.values), texts: object(data.texts) }
      return { ...facts, made: [...facts.made, made] }
    }
    case 'handling.completed':
      return { ...facts, handling: handlingOf(data) }
    case 'charge.decided': {
      const { charge: _before, ...rest } = facts
      const charge = text(data.charge)
      return charge === undefined ? rest : { ...rest, charge }
    }
    case 'photo.added': {
      const { sha256, takenAt, phase } = data
      if (facts.photos.some(photo => photo.sha256 === sha256)) return facts
      const photo = { sha256: String(sha256), takenAt: String(takenAt) as Instant, phase: String(phase) }
      return { ...facts, photos: [...facts.photos, photo] }
    }
    case 'time.spent':
      return { ...facts, times: [...facts.times, timeOf(data)] }
    case 'parts.used':
      return { ...facts, parts: [...facts.parts, ...partsOf(data)] }
    case 'checklist.filled':
      return { ...facts, checklists: [...facts.checklists.filter(one => one.checklist !== data.checklist), checklistOf(data)] }
    case 'paper.signed':
    case 'customer.accepted':
      return withSigned(facts, data)
    default:
      return facts
  }
}

function handlingOf(data: Happening['data']): NonNullable<PaperFacts['handling']> {
  const [solution, measures, guarantees] = [text(data.solution), text(data.measures), text(data.guarantees)]
  return {
    ...(solution === undefined ? {} : { solution }),
    ...(measures === undefined ? {} : { measures }),
    ...(guarantees === undefined ? {} : { guarantees }),
  }
}

/** The minutes are the server's to count; a phone counts them the same way before it has told. */
function timeOf(data: Happening['data']): PaperFacts['times'][number] {
  const [from, until] = [String(data.from) as Instant, String(data.until) as Instant]
  const minutes = typeof data.minutes === 'number' ? data.minutes : Math.round((Date.parse(until) - Date.parse(from)) / 60_000)
  const person = text(data.person)
  return { use: String(data.use), from, until, minutes, ...(person === undefined ? {} : { person }) }
}

/** Line by line, with the name that the books had for it. */
function partsOf({ lines, booked }: Happening['data']): PaperFacts['parts'] {
  const named = Array.isArray(booked) ? booked.map(object) : []
  return (Array.isArray(lines) ? lines.map(object) : []).map((line, at) => {
    const known = named[at]
    const name = known === undefined ? undefined : [text(known.number), text(known.name)].filter(Boolean).join(' ')
    return {
      part: String(line.part),
      ...(name ? { name } : {}),
      quantity: Number(line.quantity),
      serials: Array.isArray(line.serialsIn) ? line.serialsIn.map(String) : [],
    }
  })
}

function checklistOf(data: Happening['data']): PaperFacts['checklists'][number] {
  return {
    checklist: String(data.checklist),
    version: Number(data.version),
    ...(typeof data.complete === 'boolean' ? { complete: data.complete } : {}),
    ...(Array.isArray(data.failed) ? { failed: data.failed.length } : {}),
  }
}

/** A paper that waits in the outbox carries its content; those that have arrived are told by the server with theirs. */
function withSigned(facts: PaperFacts, data: Happening['data']): PaperFacts {
  const content = SignedContent.safeParse(object(data.signature).content)
  return content.success ? { ...facts, signed: [...facts.signed, signedOf(content.data)] } : facts
}

/** What later papers read of one that was signed: which it was, what was said, and its rows. */
export function signedOf(content: SignedContent): PaperFacts['signed'][number] {
  return {
    paper: content.paper,
    number: content.number,
    version: content.version,
    agreed: content.answer.agreed,
    rows: content.sections.filter(section => section.kind === 'rows'),
  }
}
