import { CheckCircleFilled, ExclamationCircleFilled, QuestionCircleFilled, WarningFilled } from '@ant-design/icons'
import { App, Button, Input, Modal, Progress } from 'antd'
import { useId, useState } from 'react'
import type { LedgerCheck, LedgerView } from '../../server/ledger/schema.ts'
import { ReasonDialog } from '../access/reason-dialog.tsx'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { CheckpointList } from './checkpoint-list.tsx'
import { FindingList } from './finding-list.tsx'
import { KeysPanel } from './keys-panel.tsx'
import { answerGap, askCheck, useLedger } from './use-ledger.ts'
import { ledgerWords } from './words.ts'
import './ledger.css'

/** 存证: whether the records are as they were signed, the checkpoints and the keys. */
export function LedgerSection() {
  const t = useWords(ledgerWords)
  return (
    <Loaded query={useLedger()}>
      {ledger => (
        <>
          <p className="access-hint">{t('intro', { seconds: ledger.delaySeconds })}</p>
          {ledger.head === null ? (
            <div className="panel">
              <Nothing title={t('notYet')} hint={t('notYetHint')} />
            </div>
          ) : (
            <>
              <State ledger={ledger} />
              {ledger.lastCheck !== null && ledger.lastCheck.findings.length > 0 && (
                <FindingList findings={ledger.lastCheck.findings} more={ledger.lastCheck.counts.more ?? 0} />
              )}
              <Returns ledger={ledger} />
              <KeysPanel ledger={ledger} />
              <CheckpointList />
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

/** A check that ended counted all of it. */
const countsOf = ({ counts: { leaves = 0, checkpoints = 0, words = 0, erased = 0, cases = 0 } }: LedgerCheck) => ({
  ...{ leaves, checkpoints, words, erased, cases },
})

const icons = {
  intact: <CheckCircleFilled aria-hidden />,
  altered: <ExclamationCircleFilled aria-hidden />,
  gap: <WarningFilled aria-hidden />,
  unchecked: <QuestionCircleFilled aria-hidden />,
} as const

function State({ ledger }: { readonly ledger: LedgerView }) {
  const t = useWords(ledgerWords)
  const { message } = App.useApp()
  const [isHeld, setHeld] = useState(false)
  const { lastCheck, running, waiting, head } = ledger
  const verdict = lastCheck?.verdict ?? 'unchecked'
  const act = useAct({
    send: (checkpoint: string | undefined, intent) =>
      askCheck({ full: true, ...(checkpoint !== undefined && { checkpoint }) }, intent),
    refreshes: [['ledger']],
    onDone: () => {
      setHeld(false)
      void message.success(t('started'))
    },
  })
  const size = running?.size === null || running === null ? (head?.size ?? 0) : running.size - running.fromIndex
  return (
    <section className="panel access-panel ledger-state" data-verdict={verdict}>
      <h2>
        {icons[verdict]} {t(verdict)}
      </h2>
      <p>{t(`${verdict}Means`)}</p>
      {lastCheck?.finishedAt != null && (
        <p className="access-quiet">
          {t('checkedAt')} <Moment at={lastCheck.finishedAt} /> · {t(lastCheck.isFull ? 'full' : 'onlyNew')} ·{' '}
          {t('counted', countsOf(lastCheck))}
        </p>
      )}
      <dl className="ledger-facts">
        <dt>{t('size')}</dt>
        <dd>{head?.size}</dd>
        <dt>{t('lastCheckpoint')}</dt>
        <dd>{head?.at == null ? '–' : <Moment at={head.at} relative />}</dd>
        <dt>{t('waitingTitle')}</dt>
        <dd>
          {waiting.count === 0 ? t('nothingWaits') : t('waiting', { count: waiting.count })}{' '}
          {waiting.since !== null && <Moment at={waiting.since} relative />}
        </dd>
        <dt>{t('origin')}</dt>
        <dd>
          <code>{head?.origin}</code>
        </dd>
      </dl>
      {running === null ? (
        <div className="access-foot">
          <Button type="primary" loading={act.isPending && !isHeld} onClick={() => act.mutate(undefined)}>
            {t('checkNow')}
          </Button>
          <Button onClick={() => setHeld(true)}>{t('checkHeld')}</Button>
        </div>
      ) : (
        <div role="status">
          <span>{t('checking', { done: running.done, size })}</span>
          <Progress percent={size === 0 ? 0 : Math.floor((running.done / size) * 100)} aria-label={t('checkNow')} />
        </div>
      )}
      {act.error !== null && !isHeld && <Refusal problem={act.error} />}
      {isHeld && <HeldDialog act={act} onClose={() => setHeld(false)} />}
    </section>
  )
}

function HeldDialog({
  act,
  onClose,
}: {
  readonly act: ReturnType<typeof useAct<string | undefined, unknown>>
  readonly onClose: () => void
}) {
  const t = useWords(ledgerWords)
  const [note, setNote] = useState('')
  const id = useId()
  return (
    <Modal
      open
      title={t('checkHeld')}
      okText={t('checkNow')}
      okButtonProps={{ disabled: note.trim() === '', loading: act.isPending }}
      onCancel={() => {
        act.reset()
        onClose()
      }}
      onOk={() => act.mutate(`${note.trim()}\n`)}
    >
      <div className="access">
        <p className="access-quiet">{t('checkHeldHint')}</p>
        <div>
          <label htmlFor={id}>{t('heldNote')}</label>
          <Input.TextArea id={id} autoFocus rows={8} value={note} onChange={event => setNote(event.target.value)} />
        </div>
        {act.error !== null && <Refusal problem={act.error} />}
      </div>
    </Modal>
  )
}

/** Where the database went back, and who answered for it. */
function Returns({ ledger }: { readonly ledger: LedgerView }) {
  const t = useWords(ledgerWords)
  const [isAnswering, setAnswering] = useState(false)
  const act = useAct({
    send: (reason: string, intent) => answerGap(reason, intent),
    refreshes: [['ledger']],
    onDone: () => setAnswering(false),
  })
  if (ledger.returns.length === 0) return null
  return (
    <section className="panel access-panel">
      <ul className="ledger-findings">
        {ledger.returns.map(one => (
          <li key={one.at}>
            <strong>{t(`kind.${one.because}`)}</strong>
            <span className="access-quiet">
              <Moment at={one.at} /> ·{' '}
              {one.lostSize === null ? t('lostUnknown', { size: one.size }) : t('lost', { lost: one.lostSize, size: one.size })}
            </span>
            {one.answer !== null && <span>{t('answered', { name: one.answer.by.name, reason: one.answer.reason })}</span>}
          </li>
        ))}
      </ul>
      {ledger.may.answer && ledger.returns.some(one => one.answer === null) && (
        <div className="access-foot">
          <Button onClick={() => setAnswering(true)}>{t('answer')}</Button>
        </div>
      )}
      {isAnswering && (
        <ReasonDialog
          title={t('answer')}
          of="gap"
          isBusy={act.isPending}
          problem={act.error}
          onCancel={() => {
            act.reset()
            setAnswering(false)
          }}
          onReason={reason => act.mutate(reason)}
        >
          <p className="access-quiet">{t('answerHint')}</p>
        </ReasonDialog>
      )}
    </section>
  )
}
