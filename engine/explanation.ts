import { inLanguage } from '../events/in-language.ts'
import type { LocalDate } from '../events/instant.ts'
import type { Language, Text } from '../events/text.ts'
import type { Pack } from './pack.ts'

/** A regulation's edition, as an explanation names it. */
export type NamedEdition = { readonly id: string; readonly edition: string; readonly title: Text }
/** A clause with the regulation that it stands in. */
export type Cited = { readonly regulation: NamedEdition; readonly number: string; readonly title: Text; readonly gist: Text }
/** How an ambiguous wording is read, by whom, since when. */
export type CitedReading = { readonly says: Text; readonly by: string; readonly on: LocalDate }
/** A fact that was used: `客户损失 60 万元`. */
export type UsedFact = { readonly title: Text; readonly value: Text }

/** One step of the reasoning. `mark`: it holds, it does not (with the reason in `because`), or the text leaves it open. */
export type Line = {
  readonly says: Text
  readonly mark?: 'yes' | 'no' | 'open'
  readonly because?: Text
  readonly clause?: Cited
  readonly reading?: CitedReading
  readonly facts?: readonly UsedFact[]
  /** Addresses of public notices. */
  readonly notices?: readonly string[]
  /** The case that was counted. */
  readonly case?: { readonly id: string; readonly number: string }
}
export type Section = { readonly id: string; readonly title: Text; readonly lines: readonly Line[] }
export type ExplainedKind = 'due' | 'route' | 'level' | 'penalty' | 'indicator' | 'scorecard' | 'payroll' | 'charge'

/**
 * Why something is as it is: one structure for every kind of question, from which the screen, the printed sheet and the text to copy
 * are made, so that none of them can say more or less than the others.
 */
export type Explained = {
  readonly kind: ExplainedKind
  readonly title: Text
  /** The answer in one sentence. */
  readonly answer: Text
  /** What one must know to read the answer rightly: provisional, a proposal, a blank. */
  readonly notes: readonly Text[]
  readonly sections: readonly Section[]
  /** Every edition that the answer rests on, the one that decides first. */
  readonly editions: readonly NamedEdition[]
}
/** The same with its sentences, for copying. */
export type WithText = { readonly text: { readonly zh: readonly string[]; readonly en: readonly string[] } }

/** An edition's name out of its pack. */
export const nameOfEdition = ({ id, edition, title }: Pick<Pack, 'id' | 'edition' | 'title'>): NamedEdition => ({
  id,
  edition,
  title,
})

/** Words in both languages, as everything that the engine itself says has them. */
export type Both = { readonly zh: string; readonly en: string }
/** Says something in both. */
export const say = (zh: string, en: string): Both => ({ zh, en })
/** A text in both languages; English falls back to Chinese. */
export const both = (text: Text): Both => ({ zh: text.zh, en: text.en ?? text.zh })
/** Several texts in a row. */
export const listed = (texts: readonly Text[]): Both => ({
  zh: texts.map(one => one.zh).join('、'),
  en: texts.map(one => one.en ?? one.zh).join(', '),
})

/** The clause of a rule, and its reading where it follows one. @throws where the pack has no such clause: no pack that was checked. */
export function cite(
  pack: Pack,
  rule: { readonly clause: string; readonly reading?: string | undefined },
): Pick<Line, 'clause' | 'reading'> {
  const clause = pack.clauses[rule.clause]
  if (!clause) throw new Error(`no clause ${rule.clause} in ${pack.id}@${pack.edition}`)
  const reading = rule.reading === undefined ? undefined : pack.readings[rule.reading]
  return {
    clause: { regulation: nameOfEdition(pack), number: rule.clause, title: clause.title, gist: clause.gist },
    ...(reading === undefined ? {} : { reading: { says: reading.says, by: reading.by, on: reading.on } }),
  }
}

/** A section, or none where there is nothing to say. */
export const section = (id: string, title: Text, lines: readonly Line[]): readonly Section[] =>
  lines.length === 0 ? [] : [{ id, title, lines }]

const marks = { yes: '✓ ', no: '✗ ', open: '？' } as const

/** The explanation in sentences, line by line; a clause is told in full where it is first cited, and by its number after that. */
export function sentencesOf(explained: Explained, language: Language): string[] {
  const zh = language === 'zh'
  const text = (of: Text) => inLanguage(of, language)
  const several = explained.editions.length > 1
  const told = new Set<string>()
  const cited = ({ regulation, number, title, gist }: Cited, isShort: boolean): string => {
    const name = several ? `《${text(regulation.title)}》` : ''
    const where = zh ? `${name}${clauseName(number, 'zh')}` : `${name}${clauseName(number, 'en')}`
    const key = `${regulation.id} ${number}`
    if (isShort || told.has(key)) return where
    told.add(key)
    return `${where} ${text(title)}${zh ? '：' : ': '}${text(gist)}`
  }
  const out = [text(explained.answer), ...explained.notes.map(text)]
  for (const { title, lines } of explained.sections) {
    out.push(`【${text(title)}】`)
    for (const line of lines) {
      const mark = line.mark === undefined ? '' : marks[line.mark]
      const facts = (line.facts ?? []).map(fact => `${text(fact.title)}${zh ? '：' : ': '}${text(fact.value)}`)
      const because = line.because === undefined ? '' : zh ? `：${text(line.because)}` : `: ${text(line.because)}`
      const clause = line.clause && cited(line.clause, line.mark === 'no')
      const tail = [...facts, ...(clause === undefined ? [] : [clause]), ...(line.notices ?? [])]
      out.push(
        `${mark}${text(line.says)}${because}${tail.length === 0 ? '' : zh ? `（${tail.join('；')}）` : ` (${tail.join('; ')})`}`,
      )
      if (line.reading && line.mark !== 'no' && !told.has(line.reading.says.zh)) {
        told.add(line.reading.says.zh)
        out.push(
          zh
            ? `　　口径：${text(line.reading.says)}（${line.reading.by}，${line.reading.on}）`
            : `    Reading: ${text(line.reading.says)} (${line.reading.by}, ${line.reading.on})`,
        )
      }
    }
  }
  out.push(
    zh
      ? `制度版本：${explained.editions.map(e => `《${text(e.title)}》${e.edition} 版`).join('、')}`
      : `Edition: ${explained.editions.map(e => `${text(e.title)} ${e.edition}`).join(', ')}`,
  )
  return out
}

/** A clause as people cite it: `第 8(2) 条`; what is no number (`三(一)3`) stays as the regulation writes it. */
export function clauseName(number: string, language: Language): string {
  if (!/^\d/.test(number)) return number
  return language === 'zh' ? `第 ${number} 条` : `clause ${number}`
}

/** The explanation with its sentences in both languages. */
export function withText<E extends Explained>(explained: E): E & WithText {
  return { ...explained, text: { zh: sentencesOf(explained, 'zh'), en: sentencesOf(explained, 'en') } }
}
