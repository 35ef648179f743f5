import { App, Button, Input, Modal } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { Link } from 'react-router'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { shellWords } from '../shell/words.ts'
import { Money } from '../ui/money.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { isComposing } from '../ui/shortcut-keys.ts'
import { type Decision, useDecide } from './use-approvals.ts'
import { approvalWords } from './words.ts'

const confirms = { approve: 'confirmApprove', return: 'confirmReturn', reject: 'confirmReject' } as const

/** Decides in place: the reason is needed for everything but 同意. Ctrl/⌘+Enter sends. */
export function DecideDialog({ row, decision, onClose }: { row: ApprovalRow; decision: Decision; onClose: () => void }) {
  const t = useWords(approvalWords)
  const shared = useWords(shellWords)
  const text = useText()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const decide = useDecide()
  const needsReason = decision !== 'approve'
  const isReady = !needsReason || reason.trim() !== ''
  const send = () => {
    if (!isReady || decide.isPending) return
    decide.mutate(
      { row, decision, reason },
      {
        onSuccess: () => {
          void message.success(t('decided', { decision: t(decision) }))
          onClose()
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <Modal open title={t(confirms[decision])} onCancel={onClose} footer={null} width={480} destroyOnHidden>
      <div className="decide">
        <p>
          <strong>{text(row.title)}</strong> <ClauseChip clause={row.clause} />
          {row.amountFen !== null && (
            <>
              {' '}
              <Money fen={row.amountFen} capital />
            </>
          )}
        </p>
        <p className="decide-case">
          <Link to={`/cases/${row.case.id}#request-${row.id}`}>{row.case.number}</Link> {row.case.title}
        </p>
        <label htmlFor="decide-reason">{t(needsReason ? 'reason' : 'reasonOptional')}</label>
        <Input.TextArea
          id="decide-reason"
          onKeyDown={onKeyDown}
          autoFocus
          value={reason}
          onChange={event => setReason(event.target.value)}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={5000}
          required={needsReason}
        />
        {needsReason && <p className="decide-hint">{t('reasonNeeded')}</p>}
        {decide.error !== null && <Refusal problem={decide.error} onClose={decide.reset} />}
        <div className="decide-foot">
          <Button type="primary" danger={decision === 'reject'} loading={decide.isPending} disabled={!isReady} onClick={send}>
            {t(decision)}
          </Button>
          <Button onClick={onClose}>{shared('cancel')}</Button>
        </div>
      </div>
    </Modal>
  )
}
