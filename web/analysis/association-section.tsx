import { Tag } from 'antd'
import { ASSOCIATION_FROM, FALSE_DISCOVERIES } from '../../engine/analysis/associations.ts'
import { sayChance } from '../../engine/analysis/method.ts'
import { dimensionTitles } from '../../server/analysis/dimensions-schema.ts'
import type { AnalysisDocument, AssociationRow } from '../../server/analysis/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { casesLink } from './links.ts'
import { NumberLink } from './number-link.tsx'
import { Section } from './section.tsx'
import { analysisWords } from './words.ts'

type Props = { readonly document: AnalysisDocument; readonly comment?: string | undefined; readonly isLive: boolean }
const percent = (share: number, cases: number) => `${(share * 100).toFixed(cases < 100 ? 0 : 1)} %`

/** 关联: what stands together more often than chance would have it, with its sample, and how sure that is. Never a cause. */
export function AssociationSection({ document, comment, isLive }: Props) {
  const t = useWords(analysisWords)
  const { cases, rows, tested, least } = document.associations
  const sure = rows.filter(row => row.q <= FALSE_DISCOVERIES)
  const unsure = rows.filter(row => row.q > FALSE_DISCOVERIES)
  return (
    <Section id="association" document={document} comment={comment} isLive={isLive}>
      {cases < ASSOCIATION_FROM ? (
        <p>{t('tooFewForAssociation', { count: cases })}</p>
      ) : rows.length === 0 ? (
        <p>{t('noAssociation')}</p>
      ) : (
        <>
          <p className="analysis-warning">{t('associationHint')}</p>
          {sure.length === 0 ? <p>{t('noneSure')}</p> : <Rows rows={sure} document={document} />}
          {unsure.length > 0 && (
            <details>
              <summary>{t('unsureRows', { count: unsure.length })}</summary>
              <Rows rows={unsure} document={document} />
            </details>
          )}
          <p className="case-faint">{t('tested', { tested, least })}</p>
        </>
      )}
    </Section>
  )
}

function Rows({ rows, document }: { readonly rows: readonly AssociationRow[]; readonly document: AnalysisDocument }) {
  const t = useWords(analysisWords)
  const text = useText()
  const { cases } = document.associations
  const say = ({ dimension, title }: AssociationRow['goes']) => (
    <>
      <span className="case-faint">{text(dimensionTitles[dimension])}</span> {text(title)}
    </>
  )
  const keyOf = ({ given, goes }: AssociationRow) => [...given, goes].map(part => `${part.dimension} ${part.key}`).join()
  return (
    <div className="analysis-scroll">
      <table className="analysis-table">
        <caption className="visually-hidden">{t('association')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('given')}</th>
            <th scope="col" className="is-text">
              {t('goes')}
            </th>
            <th scope="col">{t('together')}</th>
            <th scope="col">{t('confidence')}</th>
            <th scope="col">{t('support')}</th>
            <th scope="col">{t('lift')}</th>
            <th scope="col">{t('chance')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              <th scope="row">
                {row.given.map((part, at) => (
                  <span key={part.dimension} className="analysis-factor">
                    {at > 0 && '+ '}
                    {say(part)}
                  </span>
                ))}
              </th>
              <td className="is-text">{say(row.goes)}</td>
              <td>
                <NumberLink
                  to={casesLink(document, [...row.given, row.goes])}
                  count={row.together}
                  name={[...row.given, row.goes].map(part => text(part.title)).join(' + ')}
                />
              </td>
              <td>
                {percent(row.confidence, row.givenCases)}{' '}
                <span className="case-faint">{t('ofGiven', { together: row.together, given: row.givenCases })}</span>
              </td>
              <td>{percent(row.support, cases)}</td>
              <td>{row.lift.toFixed(2)}</td>
              <td>
                {sayChance(row.q)}{' '}
                <Tag color={row.q <= FALSE_DISCOVERIES ? 'blue' : 'default'}>
                  {t(row.q <= FALSE_DISCOVERIES ? 'sure' : 'unsure')}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
