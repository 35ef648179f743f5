import { Link } from 'react-router'
import type { AnalysisDocument } from '../../server/analysis/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { casesLink } from './links.ts'
import { NumberLink } from './number-link.tsx'
import { Section } from './section.tsx'
import { analysisWords } from './words.ts'

type Props = { readonly document: AnalysisDocument; readonly comment?: string | undefined; readonly isLive: boolean }
const yuan = (fen: number) => (fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })

/** 重复投诉与赔付: what was raised again, by category, and what was paid, by cause. */
export function RepeatsSection({ document, comment, isLive }: Props) {
  const t = useWords(analysisWords)
  const text = useText()
  const { repeats, compensation } = document
  return (
    <Section id="repeats" document={document} comment={comment} isLive={isLive}>
      {repeats.cases === 0 ? (
        <p>{t('noRepeats')}</p>
      ) : (
        <>
          <p>
            <Link to={casesLink(document, [], { repeat: 'yes' })}>{t('repeatsTotal', { count: repeats.cases })}</Link>
          </p>
          <ul className="analysis-list">
            {repeats.rows.map(row => (
              <li key={row.key}>
                {text(row.title)}{' '}
                <NumberLink
                  to={casesLink(document, [{ dimension: 'category', key: row.key }], { repeat: 'yes' })}
                  count={row.count}
                  name={text(row.title)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {compensation.cases === 0 ? (
        <p>{t('noPaid')}</p>
      ) : (
        <>
          <p>
            <Link to={casesLink(document, [], { paid: 'yes' })}>
              {t('paidTotal', { amount: yuan(compensation.paidFen), count: compensation.cases })}
            </Link>
          </p>
          <div className="analysis-scroll">
            <table className="analysis-table">
              <thead>
                <tr>
                  <th scope="col">{t('cause')}</th>
                  <th scope="col">{t('cases')}</th>
                  <th scope="col">{t('paid')}</th>
                </tr>
              </thead>
              <tbody>
                {compensation.rows.map(row => (
                  <tr key={row.key}>
                    <th scope="row">{text(row.title)}</th>
                    <td>
                      <NumberLink
                        to={casesLink(document, [{ dimension: 'cause', key: row.key }], { paid: 'yes' })}
                        count={row.cases}
                        name={text(row.title)}
                      />
                    </td>
                    <td>{yuan(row.paidFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  )
}
