import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Text } from '../../events/text.ts'
import { PlanVisit, ReplaceItem, type SampleItemView, SampleView } from '../../server/sampling/schema.ts'
import { post } from '../api/request.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { touched } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

/** What one drawn is: its case, its customer or its shop; a case that is hidden from the reader says so. */
export function Subject({ item }: { item: SampleItemView }) {
  const t = useWords(supervisionWords)
  if (item.shop !== null)
    return (
      <>
        <strong>{item.shop.name}</strong> <span className="supervision-faint">{item.shop.address}</span>
      </>
    )
  if (item.case !== null)
    return (
      <>
        <Link to={`/cases/${item.case.id}`}>{item.case.number}</Link> {item.case.title}
      </>
    )
  if (item.customer !== null) return <Link to={`/customers/${item.customer.id}`}>{item.customer.name}</Link>
  return <span className="supervision-faint">{t('hiddenCase')}</span>
}

type Props = {
  readonly item: SampleItemView
  readonly checklist: readonly Text[]
  /** Somebody has to go there: a shop, a scene. */
  readonly goesThere: boolean
  readonly onReview: () => void
}
/** One drawn with its checks, its findings and what may be done with it. */
export function SampleItem({ item, checklist, goesThere, onReview }: Props) {
  const t = useWords(supervisionWords)
  const text = useText()
  const language = useLanguage()
  const { id = '' } = useParams()
  const [isReplacing, setReplacing] = useState(false)
  const [isArranging, setArranging] = useState(false)
  const last = item.reviews.at(-1)
  return (
    <li className="supervision-item" data-replaced={item.replaced !== null}>
      <div className="supervision-item-head">
        <span className="supervision-place" aria-hidden>
          {item.place}
        </span>
        <div>
          <Subject item={item} />
          <p className="supervision-faint">
            {item.handlers.length > 0 && (
              <>
                {t('handledBy', {
                  who: joinList(
                    item.handlers.map(one => one.name),
                    language,
                  ),
                })}{' '}
                ·{' '}
              </>
            )}
            {item.stratum !== '' && <>{t('stratum', { name: item.stratum })} · </>}
            {item.reviewer === null ? t('noReviewer') : t('reviewer', { who: item.reviewer.name })}
            {item.replaces !== null && <> · {t('replaces', { place: String(item.replaces) })}</>}
          </p>
        </div>
        <div className="supervision-side">
          {item.replaced !== null ? (
            <Tag>{t('replacedTag')}</Tag>
          ) : last === undefined ? (
            <Tag color="processing">{t('toCheck')}</Tag>
          ) : (
            <Tag color={last.result === 'passed' ? 'success' : 'error'}>
              {t(`result.${last.result}`)}
              {last.score !== null && ` ${last.score}%`}
            </Tag>
          )}
          {item.canReview === true && (
            <Button type={last === undefined ? 'primary' : 'default'} size="small" onClick={onReview}>
              {t(last === undefined ? 'check' : 'checkAgain')}
            </Button>
          )}
          {item.canReplace && goesThere && (
            <Button size="small" onClick={() => setArranging(true)}>
              {t(item.visit === null ? 'visit' : 'visitAgain')}
            </Button>
          )}
          {item.canReplace && (
            <Button size="small" onClick={() => setReplacing(true)}>
              {t('replace')}
            </Button>
          )}
        </div>
      </div>
      {item.visit !== null && last === undefined && (
        <p>
          {t('visitPlanned', { who: item.visit.who, day: item.visit.on })}{' '}
          <span className="supervision-faint">
            {item.visit.by.name} <Moment at={item.visit.at} />
          </span>
        </p>
      )}
      {isArranging && (
        <ActForm
          schema={PlanVisit}
          fields={[
            { name: 'who', label: t('visitWho'), kind: 'text', maxLength: 100, hint: t('visitWhoHint') },
            { name: 'on', label: t('visitOn'), kind: 'day' },
          ]}
          initial={item.visit === null ? {} : { who: item.visit.who, on: item.visit.on }}
          draft={`sample/${item.id}/visit`}
          submitLabel={t('visit')}
          onSubmit={(data, intent) =>
            post(`/api/samples/${encodeURIComponent(id)}/items/${encodeURIComponent(item.id)}/visit`, data, SampleView, intent)
          }
          onDone={() => setArranging(false)}
          onCancel={() => setArranging(false)}
          refreshes={touched}
        />
      )}
      {item.canReview === 'sample.own-work' && last === undefined && <p className="supervision-faint">{t('ownWork')}</p>}
      {item.replaced !== null && (
        <p className="supervision-faint">
          {t('replacedBecause', { who: item.replaced.by.name, because: item.replaced.because })} <Moment at={item.replaced.at} />
        </p>
      )}
      {isReplacing && (
        <ActForm
          schema={ReplaceItem}
          fields={[{ name: 'because', label: t('because'), kind: 'text', maxLength: 500, hint: t('replaceHint'), wide: true }]}
          draft={`sample/${item.id}/replace`}
          submitLabel={t('replace')}
          onSubmit={(data, intent) =>
            post(`/api/samples/${encodeURIComponent(id)}/items/${encodeURIComponent(item.id)}/replace`, data, SampleView, intent)
          }
          onDone={() => setReplacing(false)}
          onCancel={() => setReplacing(false)}
          refreshes={touched}
        />
      )}
      {item.reviews.map((review, at) => (
        <details key={review.at} open={at === item.reviews.length - 1} className="supervision-review">
          <summary>
            {t('reviewedBy', { who: review.by.name })} <Moment at={review.at} />
            {review.because !== null && <> · {t('againBecause', { because: review.because })}</>}
          </summary>
          <ul>
            {review.answers.map((answer, line) => (
              <li key={checklist[line]?.zh ?? line}>
                <Tag color={answer.verdict === 'holds' ? 'success' : answer.verdict === 'fails' ? 'error' : 'default'}>
                  {t(`verdict.${answer.verdict}`)}
                </Tag>
                {checklist[line] === undefined ? '' : text(checklist[line])}
                {answer.note !== undefined && <span className="supervision-faint"> {answer.note}</span>}
              </li>
            ))}
          </ul>
          {review.note !== '' && <p>{review.note}</p>}
        </details>
      ))}
      {item.findings.length > 0 && (
        <p>
          {t('findings')}{' '}
          {item.findings.map(finding => (
            <Link key={finding.id} to={`/supervision?tab=findings&finding=${finding.id}`}>
              {finding.number}
            </Link>
          ))}
        </p>
      )}
    </li>
  )
}
