import { Link } from 'react-router'
import type { Questionnaire } from '../../events/questionnaire.ts'
import type { Tally } from '../../server/surveys/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { EstimateFigure, Sufficient } from './estimate.tsx'
import { surveyWords } from './words.ts'

type Props = {
  readonly content: Questionnaire
  readonly tally: Tally
  /** What narrows the list of answers to those that are counted here. */
  readonly opens: Readonly<Record<string, string>>
}

/** The figures of a questionnaire: how many, what share, and each question with its distribution as bars that are a table. */
export function TallyView({ content, tally, opens }: Props) {
  const t = useWords(surveyWords)
  const text = useText()
  const answers = (more: Readonly<Record<string, string>> = {}) =>
    `/survey-answers?${new URLSearchParams({ ...opens, counted: 'yes', ...more })}`
  return (
    <>
      <div className="survey-figures">
        <div className="survey-figure">
          <span className="survey-faint">{`${t('n')} / ${t('asked')}`}</span>
          <strong>{tally.n === 0 ? `0 / ${tally.asked}` : <Link to={answers()}>{`${tally.n} / ${tally.asked}`}</Link>}</strong>
          <span>
            <Sufficient tally={tally} />
          </span>
        </div>
        <EstimateFigure label={t('response')} of={tally.response} as="percent" />
        <EstimateFigure label={t('satisfied')} of={tally.satisfied} as="percent" />
      </div>
      {!tally.isSufficient && <p className="survey-faint">{t('insufficientHint')}</p>}
      {content.questions.map((q, i) => {
        const of = tally.questions.find(one => one.question === q.id)
        if (of === undefined) return null
        const most = Math.max(1, ...of.given.map(one => one.count))
        return (
          <section key={q.id} className="survey-question-figures">
            <h3>
              {i + 1}. {text(q.title)}{' '}
              {of.n > 0 && (
                <Link className="survey-faint" to={answers({ question: q.id })}>
                  n = {of.n}
                </Link>
              )}
              {of.n === 0 && <span className="survey-faint">n = 0</span>}
            </h3>
            {q.kind === 'text' ? (
              <p className="survey-faint">{t('inWords', { count: of.n })}</p>
            ) : (
              <div className="survey-question-row">
                {q.kind !== 'choice' && (
                  <EstimateFigure
                    label={q.kind === 'nps' ? t('nps') : t('mean')}
                    of={of.estimate}
                    as={q.kind === 'nps' ? 'nps' : 'mean'}
                  />
                )}
                <table className="survey-bars">
                  <caption className="visually-hidden">{t('table')}</caption>
                  <thead className="visually-hidden">
                    <tr>
                      <th>{t('value')}</th>
                      <th>{t('count')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {of.given.map(({ value, count }) => (
                      <tr key={value}>
                        <th scope="row">
                          {q.kind === 'choice' ? text(q.options.find(o => o.id === value)?.title ?? { zh: value }) : value}
                        </th>
                        <td>
                          <span className="survey-bar-fill" style={{ width: `${(count / most) * 70}%` }} aria-hidden="true" />{' '}
                          {count === 0 ? 0 : <Link to={answers({ question: q.id, value })}>{count}</Link>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
        )
      })}
    </>
  )
}
