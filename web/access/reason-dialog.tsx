import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { accessWords } from './words.ts'

type Props = {
  readonly title: string
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly onCancel: () => void
  readonly onReason: (reason: string) => void
  /** Whether what stands above the reason is complete. */
  readonly isReady?: boolean
  /** What the reason is of: looking, where left out. */
  readonly of?: 'look' | 'open' | 'grant' | 'lift' | 'place' | 'key' | 'gap'
  /** More to choose, above the reason. */
  readonly children?: ReactNode
}

/** Asks why, which is written down. */
export function ReasonDialog({ title, isBusy, problem, onCancel, onReason, isReady = true, of = 'look', children }: Props) {
  const t = useWords(accessWords)
  const [reason, setReason] = useState('')
  const id = useId()
  const isEnough = [...reason.trim()].length >= 4
  return (
    <Modal
      open
      title={title}
      onCancel={onCancel}
      okText={t('confirm')}
      cancelText={t('close')}
      okButtonProps={{ disabled: !isEnough || !isReady, loading: isBusy }}
      onOk={() => onReason(reason.trim())}
    >
      <div className="access">
        {children}
        <div>
          <label htmlFor={id}>{t(of === 'look' || of === 'open' ? 'why' : `why.${of}`)}</label>
          <Input.TextArea
            id={id}
            autoFocus
            rows={2}
            maxLength={500}
            value={reason}
            placeholder={t(of === 'look' ? 'whyHint' : `whyHint.${of}`)}
            onChange={event => setReason(event.target.value)}
          />
        </div>
        {reason !== '' && !isEnough && <span className="access-quiet">{t('noReason')}</span>}
        {problem !== null && <Refusal problem={problem} />}
      </div>
    </Modal>
  )
}
