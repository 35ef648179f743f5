import { Checkbox, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { SampleRow } from '../../server/sampling/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Due } from '../ui/due.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useSampleRules, useSamples } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

const colours = { ahead: 'default', committed: 'default', waits: 'warning', drawn: 'processing', done: 'success' } as const

/** Where a sample stands, in a word. */
export function SampleState({ sample }: { sample: Pick<SampleRow, 'state' | 'overdue' | 'size'> }) {
  const t = useWords(supervisionWords)
  if (sample.state === 'done' && sample.size === 0) return <Tag>{t('state.empty')}</Tag>
  return (
    <>
      <Tag color={colours[sample.state]}>{t(`state.${sample.state}`)}</Tag>
      {sample.overdue && <Tag color="error">{t('overdue')}</Tag>}
    </>
  )
}

function Row({ sample }: { sample: SampleRow }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const days =
    sample.periodStart === sample.periodEnd ? sample.periodEnd : t('days', { from: sample.periodStart, to: sample.periodEnd })
  return (
    <li className="supervision-row">
      <div>
        <Link className="supervision-name" to={`/supervision/samples/${sample.id}`}>
          {text(sample.title)}
        </Link>{' '}
        <ClauseChip clause={sample.clause} />
        <p className="supervision-faint">
          {days}
          {sample.size !== null && sample.size > 0 && sample.state !== 'committed' && sample.state !== 'ahead' && (
            <> · {t('drawnOf', { drawn: String(sample.drawn), size: String(sample.size) })}</>
          )}
          {sample.drawn > 0 && <> · {t('reviewedOf', { reviewed: String(sample.reviewed), drawn: String(sample.drawn) })}</>}
          {sample.failed > 0 && <> · {t('failedCount', { count: String(sample.failed) })}</>}
        </p>
      </div>
      <div className="supervision-side">
        {sample.mine > 0 && <Tag color="processing">{t('mineCount', { count: String(sample.mine) })}</Tag>}
        <SampleState sample={sample} />
        {sample.state === 'drawn' && (
          <Due dueAt={sample.dueAt} state={sample.overdue ? 'overdue' : 'running'} title={text(sample.title)} />
        )}
      </div>
    </li>
  )
}

type Props = {
  readonly rule: string | undefined
  readonly mine: boolean
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}
/** 抽样: what is drawn by each rule, the latest first. */
export function SampleList({ rule, mine, change }: Props) {
  const t = useWords(supervisionWords)
  const text = useText()
  const pages = useSamples({ rule, mine: mine ? '1' : undefined })
  const { data: rules } = useSampleRules()
  return (
    <>
      <div className="supervision-bar">
        <Select
          aria-label={t('rule')}
          className="supervision-pick"
          value={rule ?? ''}
          onChange={value => change({ rule: value })}
          options={[
            { value: '', label: t('allRules') },
            ...(rules?.items ?? []).map(one => ({ value: one.rule, label: text(one.title) })),
          ]}
        />
        <Checkbox checked={mine} onChange={event => change({ mine: event.target.checked ? '1' : undefined })}>
          {t('mineOnly')}
        </Checkbox>
      </div>
      <PagedList pages={pages} empty={t(mine ? 'noMine' : 'noSamples')} emptyHint={t('noSamplesHint')}>
        <ul>
          {pages.items.map(sample => (
            <Row key={sample.id} sample={sample} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}
