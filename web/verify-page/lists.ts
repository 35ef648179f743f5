import type { Bundle } from '../../ledger/bundle-format.ts'
import type { Fault } from '../../ledger/verify-events.ts'
import { el, quiet } from './elements.ts'
import { type pageWords, say } from './words.ts'

type Words = (typeof pageWords)['zh']
type Language = 'zh' | 'en'
type Both = { readonly zh: string; readonly en?: string }
const inLanguage = (text: Both, language: Language): string => (language === 'en' ? (text.en ?? text.zh) : text.zh)

/** The entries, each with whether its proof holds, in people's words and as the bytes that were hashed. */
export function eventList({ events }: Bundle, faults: readonly Fault[], t: Words, language: Language): HTMLElement[] {
  return [
    el('h2', {}, `${t.events} (${events.length})`),
    ...events.map(event => {
      const isBad = faults.some(fault => fault.seq === event.seq || fault.label === `events/${event.seq}`)
      const told = event.told?.[language]
      const head = told === undefined ? t.hidden : `${told.at}  ${told.title}  ${told.who}`
      return el(
        'details',
        isBad ? { 'data-bad': '', open: '' } : {},
        el(
          'summary',
          {},
          el('span', { class: isBad ? 'bad' : 'good' }, `${isBad ? '✗' : '✓'} ${isBad ? t.fails : t.holds} `),
          head,
        ),
        el(
          'div',
          {},
          el('p', { class: 'quiet' }, say(t.leaf, { n: event.index + 1 })),
          ...(told === undefined || told.lines.length === 0
            ? []
            : [el('dl', { class: 'said' }, ...told.lines.flatMap(line => [el('dt', {}, line.label), el('dd', {}, line.text)]))]),
          ...(event.bytes === null ? [] : [el('p', { class: 'quiet' }, t.bytes), el('code', {}, event.bytes)]),
        ),
      )
    }),
  ]
}

type Duty = {
  readonly title: Both
  readonly clause: string
  readonly owner: string
  readonly dueAt: string | null
  readonly why: { readonly zh: readonly string[]; readonly en: readonly string[] }
}

/** The duties with why they were due when they were, and the clauses that they follow. */
export function dutyList(bundle: Bundle, t: Words, language: Language, moment: (at: string) => string): HTMLElement[] {
  const duties = bundle.duties as readonly Duty[] // of this very format, and every line of it is signed
  return [
    el('h2', {}, `${t.duties} (${duties.length})`),
    ...duties.map(duty =>
      el(
        'details',
        {},
        el(
          'summary',
          {},
          `${inLanguage(duty.title, language)}  ${duty.owner}${duty.dueAt === null ? '' : `  ${say(t.due, { at: moment(duty.dueAt) })}`}`,
        ),
        el('div', {}, ...duty.why[language].map(line => el('p', {}, line))),
      ),
    ),
    el('h2', {}, `${t.clauses} (${bundle.clauses.length})`),
    ...bundle.clauses.map(clause =>
      el(
        'details',
        {},
        el(
          'summary',
          {},
          `${inLanguage(clause.regulation, language)} ${clause.edition} · ${clause.number} · ${inLanguage(clause.title, language)}`,
        ),
        el('div', {}, inLanguage(clause.gist, language)),
      ),
    ),
  ]
}

/** Forms that were handed in, and what the customer signed. */
export function signatureList(bundle: Bundle, t: Words, language: Language, moment: (at: string) => string): HTMLElement[] {
  const forms = bundle.forms as readonly { readonly title: Both }[] // as above
  const part = (title: string, rows: readonly string[]) =>
    rows.length === 0 ? [] : [el('h2', {}, `${title} (${rows.length})`), el('ul', {}, ...rows.map(row => el('li', {}, row)))]
  return [
    ...part(
      t.forms,
      forms.map(form => inLanguage(form.title, language)),
    ),
    ...part(
      t.signatures,
      bundle.signatures.map(one => `${inLanguage(one.title, language)}  ${moment(one.signedAt)}`),
    ),
  ]
}

/** 纸质原件 with their access records; none in a bundle from before there was a register. */
export function paperList({ papers = [] }: Bundle, t: Words, language: Language): HTMLElement[] {
  if (papers.length === 0) return []
  return [
    el('h2', {}, `${t.papers} (${papers.length})`),
    ...papers.map(paper =>
      el(
        'details',
        {},
        el(
          'summary',
          {},
          [paper.number, paper.title, paper.state[language], ...(paper.place === null ? [] : [paper.place])].join('  '),
        ),
        el('div', {}, el('ol', {}, ...paper.record.map(entry => el('li', {}, entry[language])))),
      ),
    ),
  ]
}

/** The attached files with their hashes; checked once the archive was dropped. */
export function fileList(bundle: Bundle, faults: readonly Fault[], isChecked: boolean, t: Words): HTMLElement[] {
  const rows = bundle.files.map(file => {
    const isBad = faults.some(fault => fault.member === file.path)
    const mark = !isChecked ? '' : isBad ? `✗ ${t.fails} ` : `✓ ${t.holds} `
    return el(
      'li',
      {},
      el('span', { class: isBad ? 'bad' : 'good' }, mark),
      file.name,
      el('br'),
      el('code', {}, `SHA-256 ${file.sha256}`),
    )
  })
  const left = bundle.left.map(name => el('li', {}, `${name} (${t.left})`))
  return [el('h2', {}, t.files), rows.length + left.length === 0 ? quiet(t.none) : el('ol', {}, ...rows, ...left)]
}
