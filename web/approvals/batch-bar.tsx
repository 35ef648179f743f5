import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { ApprovalRow, BatchDecided } from '../../server/approvals/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Money } from '../ui/money.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useBatch } from './use-approvals.ts'
import { approvalWords } from './words.ts'

type Props = {
  readonly rows: readonly ApprovalRow[]
  /** All that could be ticked with these. */
  readonly fitting: readonly ApprovalRow[]
  readonly onTick: (rows: readonly ApprovalRow[]) => void
}
const total = (rows: readonly ApprovalRow[]) => rows.reduce((sum, row) => sum + (row.amountFen ?? 0), 0)

function Outcomes({ done, onClose }: { done: BatchDecided; onClose: () => void }) {
  const t = useWords(approvalWords)
  const shared = useWords(shellWords)
  const text = useText()
  return (
    <Modal
      open
      title={t('batchDone', { count: done.approved, of: done.items.length })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{shared('close')}</Button>}
    >
      <ul className="batch-list">
        {done.items.map(one => (
          <li key={one.request} data-outcome={one.outcome}>
            {one.outcome === 'approved' ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
            <span>{one.number}</span>
            <span>{one.refused === undefined ? t('outcome.approved') : text(one.refused.because)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** 批量同意: what is ticked, once more before it is sent, and what came of each. */
export function BatchBar({ rows, fitting, onTick }: Props) {
  const t = useWords(approvalWords)
  const shared = useWords(shellWords)
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const [done, setDone] = useState<BatchDecided>()
  const batch = useBatch()
  const close = () => {
    setAsking(false)
    batch.reset()
  }
  const send = () =>
    batch.mutate(rows, {
      onSuccess: answer => {
        close()
        onTick([])
        setDone(answer)
      },
    })
  return (
    <>
      {rows.length > 0 && (
        <div className="batch-bar" role="toolbar" aria-label={t('batch')}>
          <strong>{t('ticked', { count: rows.length })}</strong>
          {total(rows) > 0 && <Money fen={total(rows)} short />}
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('batch')}
          </Button>
          {fitting.length > rows.length && (
            <Button onClick={() => onTick(fitting)}>{t('tickAll', { count: fitting.length })}</Button>
          )}
          <Button type="text" onClick={() => onTick([])}>
            {shared('cancel')}
          </Button>
        </div>
      )}
      {isAsking && (
        <Modal open title={t('batchAsk', { count: rows.length })} onCancel={close} footer={null}>
          <ul className="batch-list">
            {rows.map(row => (
              <li key={row.id}>
                <span>{row.case.number}</span>
                <span>
                  {text(row.title)} · {row.case.title}
                </span>
                {row.amountFen !== null && <Money fen={row.amountFen} short />}
              </li>
            ))}
          </ul>
          <p className="batch-hint">{t('batchHint')}</p>
          {batch.error !== null && <Refusal problem={batch.error} onClose={batch.reset} />}
          <div className="batch-foot">
            <Button type="primary" loading={batch.isPending} onClick={send}>
              {t('batchConfirm', { count: rows.length })}
            </Button>
            <Button onClick={close}>{shared('cancel')}</Button>
          </div>
        </Modal>
      )}
      {done !== undefined && <Outcomes done={done} onClose={() => setDone(undefined)} />}
    </>
  )
}
