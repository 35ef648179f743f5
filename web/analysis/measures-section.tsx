import { Link } from 'react-router'
import { sayChance } from '../../engine/analysis/method.ts'
import { dimensionTitles } from '../../server/analysis/dimensions-schema.ts'
import type { AnalysisDocument, MeasureRow } from '../../server/analysis/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { casesLink } from './links.ts'
import { NumberLink } from './number-link.tsx'
import { Section } from './section.tsx'
import { analysisWords } from './words.ts'

type Props = { readonly document: AnalysisDocument; readonly comment?: string | undefined; readonly isLive: boolean }

/** 措施前后 (penal 三(七)2): cases of the same product or category in equally many days before and after each measure that was done. */
export function MeasuresSection({ document, comment, isLive }: Props) {
  const t = useWords(analysisWords)
  const text = useText()
  const span = (row: MeasureRow, which: 'before' | 'after') => (
    <>
      <NumberLink
        to={casesLink({ ...document, ...row[which] }, [row.about])}
        count={row[which].count}
        name={`${text(row.about.title)} ${t(which, { days: row.days })}`}
      />{' '}
      <span className="case-faint">{t('days', { days: row.days })}</span>
    </>
  )
  return (
    <Section id="measures" document={document} comment={comment} isLive={isLive}>
      {document.measures.length === 0 ? (
        <p>{t('noMeasures')}</p>
      ) : (
        <div className="analysis-scroll">
          <table className="analysis-table">
            <caption className="visually-hidden">{t('measures')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('measure')}</th>
                <th scope="col">{t('done')}</th>
                <th scope="col" className="is-text">
                  {t('counted')}
                </th>
                <th scope="col">{t('beforeHead')}</th>
                <th scope="col">{t('afterHead')}</th>
                <th scope="col">{t('byChance')}</th>
              </tr>
            </thead>
            <tbody>
              {document.measures.map(row => (
                <tr key={`${row.case.id} ${row.number}`}>
                  <th scope="row">
                    <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link> #{row.number} {t(`sort.${row.sort}`)}
                  </th>
                  <td>
                    <Day date={row.doneOn} />
                  </td>
                  <td className="is-text">
                    <span className="case-faint">{text(dimensionTitles[row.about.dimension])}</span> {text(row.about.title)}
                  </td>
                  <td>{span(row, 'before')}</td>
                  <td>{span(row, 'after')}</td>
                  <td>{row.chance === null ? <span className="case-faint">{t('tooFew')}</span> : sayChance(row.chance)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
