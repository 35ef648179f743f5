import { App, Button, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { shortText } from '../../events/define.ts'
import { type DataHit, dataCheckRules, HitPage } from '../../server/supervision/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { touched, useHitCounts, useHits } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

const states = ['open', 'finding', 'explained', 'cleared'] as const
type Props = {
  readonly rule: string | undefined
  readonly state: string | undefined
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}

/** 数据核查: what the system found that is not whole or cannot be; each is explained or becomes a finding, and goes by itself once put right. */
export function DataChecks({ rule, state, change }: Props) {
  const t = useWords(supervisionWords)
  const { message } = App.useApp()
  const pages = useHits({ rule: dataCheckRules.find(one => one === rule), state: states.find(one => one === state) })
  const { data: counts } = useHitCounts()
  const run = useAct({
    send: (_: undefined, intent) => post('/api/supervision/data-checks', {}, HitPage, intent),
    refreshes: touched,
    onDone: () => void message.success(t('checkedNow')),
  })
  return (
    <>
      <div className="supervision-bar">
        <Segmented
          aria-label={t('findingState')}
          value={states.find(one => one === state) ?? 'open'}
          onChange={value => change({ state: value === 'open' ? undefined : value })}
          options={states.map(value => ({ value: value as string, label: t(`hit.${value}`) }))}
        />
        <Select
          aria-label={t('rule')}
          className="supervision-pick"
          value={rule ?? ''}
          onChange={value => change({ rule: value })}
          options={[
            { value: '', label: t('allChecks') },
            ...dataCheckRules.map(one => {
              const count = counts?.open[one] ?? 0
              return { value: one as string, label: `${t(`check.${one}`)}${count === 0 ? '' : ` (${count})`}` }
            }),
          ]}
        />
        <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
          {t('checkNow')}
        </Button>
      </div>
      {run.error !== null && <Refusal problem={run.error} onClose={run.reset} />}
      <PagedList pages={pages} empty={t('noHits')} emptyHint={t('noHitsHint')}>
        <ul>
          {pages.items.map(hit => (
            <Hit key={hit.id} hit={hit} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}

const Explain = z.strictObject({ explanation: shortText })
const AsFinding = z.strictObject({ finding: shortText, major: z.boolean() })

function Hit({ hit }: { hit: DataHit }) {
  const t = useWords(supervisionWords)
  const [doing, setDoing] = useState<'explain' | 'finding'>()
  const path = `/api/supervision/data-checks/${encodeURIComponent(hit.id)}/settle`
  const isOpen = hit.clearedAt === null && hit.explained === null && hit.finding === null
  const close = () => setDoing(undefined)
  const form = { draft: `hit/${hit.id}/${doing ?? ''}`, onDone: close, onCancel: close, refreshes: touched }
  return (
    <li className="supervision-finding-row">
      <div className="supervision-row-head">
        <div>
          <strong>{t(`check.${hit.rule}`)}</strong> <Link to={`/cases/${hit.case.id}`}>{hit.case.number}</Link> {hit.case.title}
          <p className="supervision-faint">
            {hit.clause !== '' && (
              <>
                {t('checkedUnder')} <ClauseChip clause={hit.clause} />{' '}
              </>
            )}
            {hit.asks !== '' && (
              <>
                {t('askedBy')} <ClauseChip clause={hit.asks} />
              </>
            )}
          </p>
        </div>
        <div className="supervision-side">
          {hit.finding !== null && (
            <Link to="/supervision?tab=findings&source=data-check">
              <Tag color="error">{hit.finding.number}</Tag>
            </Link>
          )}
          {hit.clearedAt !== null && <Tag color="success">{t('hit.cleared')}</Tag>}
          {isOpen && (
            <>
              <Button size="small" onClick={() => setDoing('explain')}>
                {t('explain')}
              </Button>
              <Button size="small" type="primary" onClick={() => setDoing('finding')}>
                {t('asFinding')}
              </Button>
            </>
          )}
        </div>
      </div>
      <p className="supervision-faint">
        {Object.entries(hit.detail).map(([name, value]) => (
          <span key={name} className="supervision-detail">
            {t(`detail.${name}` as 'detail.at')}{' '}
            {value === 'missing' ? t('missing') : value.length === 10 ? <Day date={value} /> : <Moment at={value} />}
          </span>
        ))}
      </p>
      {hit.explained !== null && (
        <p>
          {t('explainedBy', { who: hit.explained.by.name, words: hit.explained.words })} <Moment at={hit.explained.at} />
        </p>
      )}
      {doing === 'explain' && (
        <ActForm
          {...form}
          schema={Explain}
          fields={[{ name: 'explanation', label: t('explanation'), kind: 'text', maxLength: 500, wide: true }]}
          submitLabel={t('explain')}
          onSubmit={(data, intent) => post(path, data, HitPage, intent)}
        />
      )}
      {doing === 'finding' && (
        <ActForm
          {...form}
          schema={AsFinding}
          fields={[
            { name: 'finding', label: t('findingWords'), kind: 'text', maxLength: 500, wide: true },
            {
              name: 'major',
              label: t('weight'),
              kind: 'choice',
              options: [
                { value: false, label: t('general') },
                { value: true, label: t('majorTag') },
              ],
            },
          ]}
          submitLabel={t('asFinding')}
          onSubmit={(data, intent) => post(path, data, HitPage, intent)}
        />
      )}
    </li>
  )
}
