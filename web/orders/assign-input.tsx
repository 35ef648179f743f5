import { CheckCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Radio, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Candidates, type FitPoint } from '../../server/assignment/schema.ts'
import { get } from '../api/request.ts'
import { caseKey } from '../cases/case-key.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { orderWords } from './words.ts'
import './orders.css'

/** So many are shown at once; the others on a click. */
const FIRST = 5
const icons = { good: CheckCircleOutlined, plain: MinusCircleOutlined, warning: ExclamationCircleOutlined } as const

function Point({ point }: { readonly point: FitPoint }) {
  const text = useText()
  const Icon = icons[point.is]
  return (
    <li className="orders-point" data-is={point.is}>
      <Icon aria-hidden /> {text(point.because)} {point.clause !== undefined && <Clause of={point.clause} />}
    </li>
  )
}

type Props = {
  readonly caseId: string
  readonly value?: string
  readonly onChange?: (person: string | undefined) => void
  readonly id?: string
}

/** 派给谁: everybody who can be sent, the best first, each with what speaks for and against; anybody else by name. */
export function AssignInput({ caseId, value, onChange, id }: Props) {
  const t = useWords(orderWords)
  const [isAll, setAll] = useState(false)
  const query = useQuery({
    queryKey: [...caseKey(caseId), 'candidates'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/candidates`, Candidates, { signal }),
    retry: false,
  })
  if (query.data === undefined) return query.error === null ? <Skeleton active /> : <Refusal problem={query.error} />
  const { items, span } = query.data
  const isOther = value !== undefined && !items.some(one => one.id === value)
  const shown = isAll ? items : items.filter((one, at) => at < FIRST || one.id === value)
  return (
    <div className="orders-assign" id={id}>
      <p className="orders-faint">
        {t('compareHint')}{' '}
        {span === null ? (
          t('noSpan')
        ) : (
          <>
            {t('compareSpan')} <Moment at={span.from} full /> – <Moment at={span.until} full />
          </>
        )}
      </p>
      {items.length === 0 && <p>{t('nobody')}</p>}
      <Radio.Group className="orders-people" value={value} onChange={event => onChange?.(String(event.target.value))}>
        {shown.map(one => (
          <Radio key={one.id} value={one.id} className="orders-person">
            <span className="orders-person-head">
              <strong>{one.name}</strong>
              <span className="orders-faint">{[one.title, one.department].filter(Boolean).join(' · ')}</span>
              {one.isHandler && <Tag>{t('now')}</Tag>}
              <Tag color={one.warnings > 0 ? 'warning' : 'success'}>
                {one.warnings > 0 ? t('warnings', { count: one.warnings }) : t('noWarnings')}
              </Tag>
            </span>
            <ul className="orders-points">
              {one.points.map(point => (
                <Point key={`${point.about} ${point.because.zh}`} point={point} />
              ))}
            </ul>
          </Radio>
        ))}
      </Radio.Group>
      {shown.length < items.length && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('showMore', { count: items.length - shown.length })}
        </Button>
      )}
      <div className="orders-other">
        <span className="orders-faint">{t('others')}</span>
        <PersonInput placeholder={t('pickOther')} value={isOther ? value : null} onChange={one => onChange?.(one ?? undefined)} />
      </div>
    </div>
  )
}
