import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, InputNumber, Select, Skeleton } from 'antd'
import { useEffect } from 'react'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import { sanctionKinds } from '../../events/sanction-kinds.ts'
import type { ComputedMeasure } from '../../server/penalties/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { MoneyInput } from '../ui/money-input.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { usePenalty } from './use-penalties.ts'
import { penaltyWords } from './words.ts'
import './penalties.css'

type Props = {
  readonly caseId: string
  /** Begins with what the regulation gives; without it, with nothing. */
  readonly begins?: 'computed' | 'standing'
  readonly value?: PenaltyMeasure[]
  readonly onChange?: (value: PenaltyMeasure[]) => void
  readonly id?: string
}

const openWords = (measure: ComputedMeasure): string | undefined => {
  const open = [measure.from, measure.to].find(one => typeof one === 'object')
  return typeof open === 'object' ? open.open : measure.isOpen ? '' : undefined
}

/** What the regulation gives, measure by measure, to be taken as it is or departed from; open quantities stay empty unless somebody fills them. */
export function MeasuresInput({ caseId, begins = 'computed', value, onChange, id }: Props) {
  const t = useWords(penaltyWords)
  const text = useText()
  const query = usePenalty(caseId)
  const computed = query.data?.computed?.measures
  const standing = query.data?.standing
  useEffect(() => {
    if (value !== undefined || computed === undefined || standing === undefined) return
    // 不预填条文留空的数额: the kind is taken over, its blank is not.
    onChange?.(
      begins === 'standing'
        ? standing.map(one => one as PenaltyMeasure)
        : computed.map(({ kind, sanction, from, to }) => {
            const fixed = typeof from === 'number' && (to === undefined || to === from) ? from : undefined
            if (fixed === undefined) return { kind, sanction }
            return kind === 'points' ? { kind, sanction, points: fixed } : { kind, sanction, amountFen: fixed }
          }),
    )
  }, [value, computed, standing, begins, onChange])
  if (query.error !== null) return <Refusal problem={query.error} />
  if (computed === undefined)
    return query.data === undefined ? <Skeleton active title={false} /> : <Alert type="info" title={t('noViolation')} />
  const chosen = value ?? []
  const set = (kind: PenaltyMeasure['kind'], more: Partial<PenaltyMeasure>) =>
    onChange?.(chosen.map(one => (one.kind === kind ? { ...one, ...more } : one)))
  const extras = chosen.filter(one => !computed.some(rule => rule.kind === one.kind))
  const left = sanctionKinds.filter(kind => !chosen.some(one => one.kind === kind) && !computed.some(rule => rule.kind === kind))
  const quantity = (one: PenaltyMeasure) => {
    if (one.kind === 'fine' || one.kind === 'bonus')
      return (
        <MoneyInput
          value={one.amountFen ?? null}
          onChange={fen =>
            onChange?.(chosen.map(other => (other.kind === one.kind ? withAmount(other, fen ?? undefined) : other)))
          }
          aria-label={`${t(`measure.${one.kind}`)} ${t('amountYuan')}`}
        />
      )
    if (one.kind === 'points')
      return (
        <InputNumber
          min={0}
          max={1000}
          value={one.points ?? null}
          onChange={points =>
            onChange?.(chosen.map(other => (other.kind === one.kind ? withPoints(other, points ?? undefined) : other)))
          }
          placeholder={t('pointsOf')}
          aria-label={t('pointsOf')}
        />
      )
    if (one.kind === 'demotion' || one.kind === 'transfer')
      return (
        <InputNumber
          min={1}
          max={120}
          precision={0}
          value={one.months ?? null}
          onChange={months => set(one.kind, months === null ? { months: undefined } : { months })}
          placeholder={t('monthsOf')}
          aria-label={t('monthsOf')}
        />
      )
    return null
  }
  return (
    <div className="measures-input" id={id}>
      {computed.length === 0 && <Alert type="info" showIcon title={t('computedNone')} />}
      {computed.map(rule => {
        const one = chosen.find(other => other.kind === rule.kind)
        const open = openWords(rule)
        return (
          <div key={rule.kind} className="measures-row">
            <Checkbox
              checked={one !== undefined}
              onChange={event =>
                onChange?.(
                  event.target.checked
                    ? [...chosen, { kind: rule.kind, sanction: rule.sanction }]
                    : chosen.filter(other => other.kind !== rule.kind),
                )
              }
            >
              {text(rule.says)}
            </Checkbox>
            {one !== undefined && quantity(one)}
            {open !== undefined && (
              <span className="measure-blank">{t('blankHint', { open: open === '' ? text(rule.says) : open })}</span>
            )}
          </div>
        )
      })}
      {extras.map(one => (
        <div key={one.kind} className="measures-row">
          <Checkbox checked onChange={() => onChange?.(chosen.filter(other => other.kind !== one.kind))}>
            {t(`measure.${one.kind}`)}
          </Checkbox>
          {quantity(one)}
          <span className="measure-blank">{t('otherMeasure')}</span>
        </div>
      ))}
      <Select
        className="measures-add"
        value={null}
        placeholder={
          <>
            <PlusOutlined aria-hidden /> {t('addMeasure')}
          </>
        }
        aria-label={t('addMeasure')}
        options={left.map(kind => ({ value: kind, label: t(`measure.${kind}`) }))}
        onChange={(kind: PenaltyMeasure['kind'] | null) => kind !== null && onChange?.([...chosen, { kind }])}
      />
      {chosen.length === 0 && computed.length > 0 && (
        <Button type="link" onClick={() => onChange?.(computed.map(({ kind, sanction }) => ({ kind, sanction })))}>
          {t('computed')}
        </Button>
      )}
    </div>
  )
}

function withAmount({ amountFen: _old, ...measure }: PenaltyMeasure, amountFen: number | undefined): PenaltyMeasure {
  return amountFen === undefined ? measure : { ...measure, amountFen }
}
function withPoints({ points: _old, ...measure }: PenaltyMeasure, points: number | undefined): PenaltyMeasure {
  return points === undefined ? measure : { ...measure, points }
}
