import type { EditionView } from '../../server/policies/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from './clause-chip.tsx'
import { packNames } from './pack-names.ts'
import { sayThen, sayWhen } from './table-words.ts'
import { policyWords } from './words.ts'

type Table = EditionView['tables'][number]

/** A decision table as people read one: rows grouped by what follows, each with its conditions and clause. */
export function DecisionTable({ table, view }: { table: Table; view: EditionView }) {
  const t = useWords(policyWords)
  const text = useText()
  const names = packNames(view, useLanguage())
  const results = [...new Set(table.rows.map(row => sayThen(row, names)))]
  return (
    <section className="panel decision-table" id={`table-${table.id}`}>
      <h3>{text(table.title)}</h3>
      {table.id === 'grading' && <p className="decision-hint">{t('highest')}</p>}
      <div className="decision-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('then')}</th>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('clause')}</th>
            </tr>
          </thead>
          {results.map(result => {
            const rows = table.rows.filter(row => sayThen(row, names) === result)
            return (
              <tbody key={result}>
                {rows.map((row, at) => (
                  <tr key={row.id}>
                    {at === 0 && (
                      <th scope="rowgroup" rowSpan={rows.length}>
                        {result}
                      </th>
                    )}
                    <td>
                      {row.title !== undefined && <span className="decision-title">{text(row.title)}</span>}
                      <span className="decision-when">
                        {sayWhen(table, row, names).join(names.language === 'zh' ? '，' : ', ') || t('otherwise')}
                      </span>
                    </td>
                    <td>
                      <ClauseChip clause={row.clause} edition={view} />
                      {row.reading !== undefined && <span className="decision-reading">{t('followsReading')}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            )
          })}
        </table>
      </div>
    </section>
  )
}
