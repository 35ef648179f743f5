import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { CardView, ScorecardsView } from '../../server/indicators/scorecards/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { DayInput } from '../ui/moment-input.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { indicatorWords } from './words.ts'

type Row = {
  readonly indicator: string
  readonly weight: number | null
  readonly full: number | null
  readonly none: number | null
  readonly isFixed: boolean
}
type Props = { readonly card: CardView; readonly view: ScorecardsView; readonly onClose: () => void }

/** Weights are added in hundredths: 33.33 + 33.33 + 33.34 are 100. */
const sumOf = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + Math.round((row.weight ?? 0) * 100), 0) / 100

/** 设定权重: what the text leaves open, and the scoring line of each row. The server refuses what does not make 100; nothing typed is lost. */
export function WeightsForm({ card, view, onClose }: Props) {
  const t = useWords(indicatorWords)
  const text = useText()
  const { message } = App.useApp()
  const [rows, setRows] = useState<readonly Row[]>(() =>
    card.rows.map(row => ({
      ...{ indicator: row.indicator, weight: row.weight, full: row.line?.full ?? null, none: row.line?.none ?? null },
      isFixed: row.weightBy === 'text',
    })),
  )
  const [since, setSince] = useState<string | null>(view.period.from)
  const [reason, setReason] = useState('')
  const change = (at: number, next: Partial<Row>) => setRows(rows.map((row, i) => (i === at ? { ...row, ...next } : row)))
  const act = useAct({
    send: (_: null, intent) =>
      post(
        '/api/scorecards/weights',
        {
          ...{ card: card.key, since, reason },
          rows: rows.map(({ indicator, weight, full, none }) => ({
            ...{ indicator, weight: weight ?? 0 },
            ...(full === null || none === null ? {} : { line: { full, none } }),
          })),
        },
        z.object({ id: Id }),
        intent,
      ),
    refreshes: [['scorecards']],
    onDone: () => {
      void message.success(t('saved'))
      onClose()
    },
  })
  const used = new Set(rows.map(row => row.indicator))
  const left = view.indicators.filter(one => !used.has(one.key))
  const titleOf = (key: string) => text(view.indicators.find(one => one.key === key)?.title ?? { zh: key })
  return (
    <div className="indicators-weights">
      <p className="case-faint">{t('setWeightsHint')}</p>
      <div className="indicators-scroll">
        <table className="indicators-table">
          <thead>
            <tr>
              <th scope="col">{t('indicator')}</th>
              <th scope="col">{t('weight')}</th>
              <th scope="col">{t('full')}</th>
              <th scope="col">{t('none')}</th>
              <th scope="col" aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const isOfText = card.rows.some(one => one.indicator === row.indicator && one.clause !== null)
              return (
                <tr key={row.indicator}>
                  <th scope="row">
                    {isOfText ? (
                      titleOf(row.indicator)
                    ) : (
                      <Select
                        aria-label={t('indicator')}
                        value={row.indicator}
                        options={[{ key: row.indicator }, ...left].map(({ key }) => ({ value: key, label: titleOf(key) }))}
                        onChange={indicator => change(at, { indicator })}
                      />
                    )}
                  </th>
                  <td>
                    <InputNumber
                      aria-label={`${t('weight')} ${titleOf(row.indicator)}`}
                      min={0}
                      max={100}
                      precision={2}
                      suffix="%"
                      disabled={row.isFixed}
                      value={row.weight}
                      onChange={weight => change(at, { weight })}
                    />
                  </td>
                  {(['full', 'none'] as const).map(end => (
                    <td key={end}>
                      <InputNumber
                        aria-label={`${t(end)} ${titleOf(row.indicator)}`}
                        value={row[end]}
                        onChange={value => change(at, { [end]: value })}
                      />
                    </td>
                  ))}
                  <td>
                    {!isOfText && (
                      <Button
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={`${t('removeRow')} ${titleOf(row.indicator)}`}
                        onClick={() => setRows(rows.filter((_, i) => i !== at))}
                      />
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="indicators-head">
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          disabled={left.length === 0}
          onClick={() =>
            left[0] !== undefined &&
            setRows([
              ...rows,
              { indicator: left[0].key, weight: Math.max(0, 100 - sumOf(rows)), full: null, none: null, isFixed: false },
            ])
          }
        >
          {t('addRow')}
        </Button>
        <strong role="status" className={sumOf(rows) === 100 ? '' : 'indicators-warning'}>
          {t('sumNow', { sum: sumOf(rows) })}
        </strong>
      </div>
      <div className="indicators-head">
        <span>
          {t('since')} <DayInput value={since} onChange={setSince} />
        </span>
        <Input
          className="indicators-reason"
          aria-label={t('reason')}
          placeholder={t('reason')}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <Button
          type="primary"
          loading={act.isPending}
          disabled={reason.trim() === '' || since === null}
          onClick={() => act.mutate(null)}
        >
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('closeForm')}</Button>
      </div>
      {act.error !== null && <Refusal problem={act.error} />}
    </div>
  )
}
