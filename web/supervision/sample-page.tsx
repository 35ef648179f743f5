import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type SampleItemView, SampleView, SetPublicValue } from '../../server/sampling/schema.ts'
import { post } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { ReviewDrawer } from './review-drawer.tsx'
import { SampleItem } from './sample-item.tsx'
import { SampleState } from './sample-list.tsx'
import { SampleProof } from './sample-proof.tsx'
import { touched, useSample } from './use-supervision.ts'
import { supervisionWords } from './words.ts'
import './supervision.css'

/** One sample: what was drawn and what came of it, and how anybody draws it again. */
export function SamplePage() {
  const t = useWords(supervisionWords)
  const text = useText()
  const { id = '' } = useParams()
  const query = useSample(id)
  const sample = query.data
  return (
    <Page
      title={sample === undefined ? t('title') : text(sample.title)}
      heading={
        sample && (
          <span className="supervision-heading">
            {text(sample.title)}
            <SampleState sample={sample} />
            {sample.state === 'drawn' && (
              <Due dueAt={sample.dueAt} state={sample.overdue ? 'overdue' : 'running'} title={text(sample.title)} />
            )}
          </span>
        )
      }
      subtitle={
        sample && (
          <>
            {sample.periodStart === sample.periodEnd
              ? sample.periodEnd
              : t('days', { from: sample.periodStart, to: sample.periodEnd })}{' '}
            <ClauseChip clause={sample.clause} /> <Link to="/supervision">{t('back')}</Link>
          </>
        )
      }
    >
      <Loaded query={query}>{view => <Sample sample={view} />}</Loaded>
    </Page>
  )
}

function Sample({ sample }: { sample: SampleView }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const language = useLanguage()
  const { names } = useNames()
  const [open, setOpen] = useState<SampleItemView>()
  const rule =
    'share' in sample.draw
      ? t('drawShare', { share: String(Math.round(sample.draw.share * 10_000) / 100), atLeast: String(sample.draw.atLeast) })
      : t('drawCount', { count: String(sample.draw.count) })
  return (
    <div className="supervision-sample">
      <section className="panel supervision-part" aria-label={t('drawn')}>
        <h2>{t('drawn')}</h2>
        <p className="supervision-faint">
          {t('by', { who: names.role(sample.by) })}
          {sample.judged.length > 0 && (
            <>
              {' '}
              ·{' '}
              {t('judged', {
                who: joinList(
                  sample.judged.map(one => names.role(one)),
                  language,
                ),
              })}
            </>
          )}
        </p>
        {sample.canSetValue && <PublicValue sample={sample} />}
        {sample.items === null ? (
          <Alert
            type="info"
            showIcon
            title={t(sample.drawnAt === null ? 'notDrawn' : 'keptBack')}
            description={
              sample.drawnAt === null ? (
                <>
                  {t('freezesAt')} <Moment at={sample.freezesAt} />
                </>
              ) : (
                t('keptBackHint')
              )
            }
          />
        ) : sample.items.length === 0 ? (
          <Nothing title={t('nothingDrawn')} hint={t('nothingDrawnHint')} />
        ) : (
          <ul className="supervision-list">
            {sample.items.map(item => (
              <SampleItem
                key={item.id}
                item={item}
                checklist={sample.checklist}
                goesThere={sample.population === 'shops' || sample.population === 'scenes'}
                onReview={() => setOpen(item)}
              />
            ))}
          </ul>
        )}
      </section>
      <SampleProof sample={sample} rule={rule} />
      {sample.reading !== null && (
        <section className="panel supervision-part" aria-label={t('reading')}>
          <h2>{t('reading')}</h2>
          <p>{text(sample.reading.says)}</p>
          <p className="supervision-faint">
            {sample.reading.by} · {sample.reading.on}
          </p>
        </section>
      )}
      {open !== undefined && <ReviewDrawer sample={sample} item={open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/** The value that was published after the population stood still: with it the sample is drawn. */
function PublicValue({ sample }: { sample: SampleView }) {
  const t = useWords(supervisionWords)
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('valueWanted', { source: sample.publicSource ?? '' })}
        description={t('valueHint')}
        action={
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('enterValue')}
          </Button>
        }
      />
    )
  return (
    <ActForm
      schema={SetPublicValue}
      fields={[{ name: 'value', label: sample.publicSource ?? t('value'), kind: 'text', maxLength: 200, hint: t('valueOnce') }]}
      submitLabel={t('drawNow')}
      onSubmit={(data, intent) => post(`/api/samples/${encodeURIComponent(sample.id)}/value`, data, SampleView, intent)}
      onCancel={() => setOpen(false)}
      refreshes={touched}
    />
  )
}
