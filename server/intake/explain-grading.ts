import { wordsOf } from '../../engine/explain-words.ts'
import { proposeLevel, tableFacts, tableFor } from '../../engine/grading.ts'
import type { Edition } from '../../engine/rules.ts'
import { decideTable } from '../../engine/tables/decide.ts'
import { explainTable } from '../../engine/tables/explain-table.ts'
import type { GradingFacts } from '../../events/case-words.ts'
import type { Preview } from './schema.ts'

type Graded = Pick<Preview, 'proposed' | 'rows' | 'special'>

/** What the grading table says of these facts, row by row with the reason (the same sets that decide), and the special work they suggest. */
export function explainGrading(
  edition: Edition,
  kind: string,
  facts: GradingFacts,
  category: string | undefined,
  subtype: string | undefined,
): Graded {
  const table = tableFor(edition, 'grading', kind)
  const known = tableFacts(facts, category, subtype)
  const proposal = table && proposeLevel(edition, kind, known)
  const deciding = new Set(proposal?.rows.map(r => r.id))
  const special = tableFor(edition, 'special-handling', kind)
  return {
    proposed: proposal?.level ?? null,
    rows: (table ? explainTable(table, known, wordsOf([edition.pack]).nameOf) : []).map(explained => ({
      id: explained.row.id,
      clause: explained.row.clause,
      ...(explained.row.reading === undefined ? {} : { reading: explained.row.reading }),
      title: explained.row.title ?? { zh: explained.row.id },
      level: String(explained.row.then.level),
      fires: explained.fits,
      decides: deciding.has(explained.row.id),
      because: explained.fits ? null : explained.text,
    })),
    special: (special ? decideTable(special, known).rows : []).map(row => ({
      row: row.id,
      clause: row.clause,
      title: row.title ?? { zh: row.id },
      sets: Object.entries(row.then).flatMap(([name, value]) => (value === true ? [name] : [])),
    })),
  }
}
