import { createHmac } from 'node:crypto'
import type { Seal } from '../../server/keys/records.ts'
import { encodeTrace, traceReader } from '../../server/mining/trace-record.ts'
import { pinyinOf } from '../../server/search/pinyin.ts'
import { searchColumns } from '../../server/search/tokens.ts'
import { forCopy, joined, type Part, type Slot, type Template } from './cut-templates.ts'
import type { TextName } from './marks.ts'
import { type Random, saltFrom, uuidFrom } from './random.ts'

/** What one copy says of its own. */
export type CopyOf = {
  readonly number: string
  readonly texts: Readonly<Record<TextName, string>>
  readonly phone: string
  /** Ids that are not the copy's own: the customer and its machine. */
  readonly ids: ReadonlyMap<string, string>
}

/** A template whose times lie so many milliseconds from where it was played. Whole weeks: with a calendar without holidays every duration comes out the same. */
export type Shifted = Pick<Template, 'rows' | 'sealed'>

/** Moves all times of a template. */
export function shifted(template: Template, by: number): Shifted {
  const all = (parts: readonly Part[]) => joined(parts.map(part => moved(part, by)))
  return {
    rows: template.rows.map(({ table, parts }) => ({ table, parts: all(parts) })),
    sealed: template.sealed.map(field => ({ ...field, value: all(field.value) })),
  }
}

function moved(part: Part, by: number): Part {
  if (typeof part === 'string') return part
  if (part.is === 'search' || part.is === 'sealed') return { ...part, of: joined(part.of.map(one => moved(one, by))) }
  if (part.is === 'trace') return movedTrace(part.bytes, by)
  if (part.is !== 'time') return part
  const iso = new Date(part.ms + by).toISOString()
  if (part.form === 'day') return iso.slice(0, 10)
  if (part.form === 'json') return iso
  const fraction = part.digits === '' ? '' : `.${iso.slice(20, 23).padEnd(part.digits.length, '0').slice(0, part.digits.length)}`
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction}+00`
}

function movedTrace(bytes: Buffer, by: number): string {
  const reader = traceReader(false)
  reader.read(bytes)
  const [trace] = reader.traces
  const told =
    trace === undefined ? bytes : encodeTrace({ ...trace.profile, steps: trace.steps, at: trace.at.map(at => at + by) })
  return forCopy(`\\x${told.toString('hex')}`)
}

/** Writes one copy: a line for each row, given to `put` by table. Ids and salts are drawn anew, commitments computed, search columns made of the copy's own words. */
export function fill(
  { sealed, rows }: Shifted,
  copy: CopyOf,
  random: Random,
  { put, seal, mark }: { put: (table: string, line: string) => void; seal: Seal; mark: (phone: string) => string },
): void {
  const ids = new Map(copy.ids)
  const salts = new Map<string, string>()
  const tokens = new Map<string, string>()
  const commitments = new Map<string, string>()
  const lower = copy.number.toLowerCase()
  const numbers = { plain: copy.number, lower, joined: lower.replaceAll('-', '') }
  const drawn = (known: Map<string, string>, mark: string, draw: (random: Random) => string): string => {
    let value = known.get(mark)
    if (value === undefined) {
      value = draw(random)
      known.set(mark, value)
    }
    return value
  }
  const said = (slot: Slot): string => {
    switch (slot.is) {
      case 'id':
        return drawn(ids, slot.mark, uuidFrom)
      case 'salt':
        return drawn(salts, slot.mark, saltFrom)
      case 'token':
        return drawn(tokens, slot.hash, r => Array.from({ length: 8 }, () => r.word().toString(16).padStart(8, '0')).join(''))
      case 'text':
        return copy.texts[slot.name]
      case 'phone':
        return copy.phone
      case 'pinyin':
        return pinyinOf(copy.texts.customer)
      case 'number':
        return numbers[slot.form]
      case 'commitment':
        return commitments.get(slot.hash)!
      case 'search':
        return forCopy(searched(filled(slot.of))[slot.column])
      case 'mark':
        return mark(copy.phone)
      case 'sealed':
        return forCopy(seal(JSON.parse(filled(slot.of)), { table: 'sealed_fields', row: filled(slot.row) }))
      case 'time':
      case 'trace':
        throw new Error('times are moved before a copy is filled')
    }
  }
  let [lastText, lastColumns] = ['', searchColumns('')]
  const searched = (text: string) => {
    if (text !== lastText) [lastText, lastColumns] = [text, searchColumns(text)]
    return lastColumns
  }
  const filled = (parts: readonly Part[]): string => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : said(part)
    return text
  }
  for (const { hash, salt, value } of sealed)
    commitments.set(
      hash,
      createHmac('sha256', drawn(salts, salt, saltFrom))
        .update(filled(value))
        .digest('hex'),
    )
  for (const { table, parts } of rows) put(table, `${filled(parts)}\n`)
}
