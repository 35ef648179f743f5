import { withBytesRepaired } from './broken-bytes.ts'
import type { RegulationText } from './clause-schema.ts'
import { clauseTree } from './clause-tree.ts'
import { withLinesJoined } from './join-lines.ts'
import { mapped } from './mapped-text.ts'
import { withoutPinyin } from './pinyin-gloss.ts'
import { inSimplified, withoutMarkup, withPlainGlyphs, withTidySpaces } from './repair-glyphs.ts'
import { RepairLog } from './repairs.ts'
import { withoutSiteNoise } from './site-noise.ts'

export type ReadingOptions = {
  /** Traditional to simplified, same length; without it the script stays as it is. */
  readonly toSimplified?: (text: string) => string
  /** Told after each step: how many of `steps` are done. */
  readonly onStep?: (done: number, steps: number) => void
}

/** What `onStep` counts to. */
export const READING_STEPS = 8

/**
 * Reads a regulation from text as it was scraped, pasted or extracted: repairs it, leaves out what a site or a page printed around it,
 * and cuts it into its numbered clauses, each with its place in the original. Nothing is guessed silently: every repair and omission is
 * listed, and what is damaged beyond repair is named. Time grows linearly with the text.
 */
export function readRegulation(original: string, { toSimplified, onStep }: ReadingOptions = {}): RegulationText {
  const log = new RepairLog()
  let done = 0
  const step = <T>(value: T): T => {
    onStep?.(++done, READING_STEPS)
    return value
  }
  const plain = step(withoutMarkup(mapped(original), log))
  const whole = step(withBytesRepaired(plain, log))
  const bare = step(withoutPinyin(whole.text, log))
  const glyphs = step(withPlainGlyphs(bare, log))
  const simple = step(toSimplified ? inSimplified(glyphs, toSimplified, log) : glyphs)
  const clean = step(withoutSiteNoise(withTidySpaces(simple, log)))
  const joined = step(withLinesJoined(clean.text, log))
  const tree = step(clauseTree(joined))
  return {
    title: documentTitle(joined.text.slice(0, tree.begins)),
    text: joined.text,
    clauses: tree.clauses,
    flaws: tree.flaws,
    repairs: log.list(),
    leftOut: clean.leftOut,
    damage: whole.damage,
  }
}

/** The last line before the first clause that is called like a regulation, else the last that is no sentence; empty where there is none. */
function documentTitle(head: string): string {
  const lines = head.split('\n').map(line => line.trim().replace(/^《(.+)》$/, '$1'))
  const named = lines.findLast(line =>
    /(?:制度|办法|规定|规则|规范|细则|条例|章程|守则|标准|流程|手册|方案|指引|规程|policy|regulations?|rules|procedure)(?:[(（].{0,20}[)）])?$/i.test(
      line,
    ),
  )
  return (named ?? lines.findLast(line => line.length >= 2 && line.length <= 60 && !/[。；;，,.]$/.test(line)) ?? '').slice(
    0,
    100,
  )
}
