import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { LedgerView } from '../../server/ledger/schema.ts'
import { ReasonDialog } from '../access/reason-dialog.tsx'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Moment } from '../ui/moment.tsx'
import { rotateKey } from './use-ledger.ts'
import { ledgerWords } from './words.ts'

/** The public keys, the newest first, and changing the one that signs. */
export function KeysPanel({ ledger }: { readonly ledger: LedgerView }) {
  const t = useWords(ledgerWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const [isAsked, setAsked] = useState(false)
  const [lost, setLost] = useState(false)
  const act = useAct({
    send: (reason: string, intent) => rotateKey({ reason, lost }, intent),
    refreshes: [['ledger']],
    onDone: () => {
      setAsked(false)
      setLost(false)
      void message.success(t('rotated'))
    },
  })
  return (
    <section className="panel access-panel">
      <h2>{t('keys')}</h2>
      <p className="access-quiet">{t('keysHint')}</p>
      <ul className="ledger-keys">
        {[...ledger.keys].reverse().map(key => (
          <li key={key.id}>
            <code>{key.verifier}</code>
            <span className="access-quiet">
              {t(`because.${key.because}`)} · {t('since')} <Moment at={key.since} />
              {key.until === null ? (
                ` · ${t('inForce')}`
              ) : (
                <>
                  {' '}
                  {t('until')} <Moment at={key.until} />
                </>
              )}
              {key.madeBy !== null && ` · ${key.madeBy.name}`}
              {key.reason !== '' && ` · ${key.reason}`}
            </span>
            <Button
              size="small"
              icon={<CopyOutlined />}
              onClick={() => void copyText(key.verifier).then(done => done && message.success(shared('copied')))}
            >
              {t('copy')}
            </Button>
          </li>
        ))}
      </ul>
      {ledger.may.rotate && (
        <div className="access-foot">
          <Button onClick={() => setAsked(true)}>{t('rotate')}</Button>
        </div>
      )}
      {isAsked && (
        <ReasonDialog
          title={t('rotate')}
          of="key"
          isBusy={act.isPending}
          problem={act.error}
          onCancel={() => {
            act.reset()
            setAsked(false)
          }}
          onReason={reason => act.mutate(reason)}
        >
          <p className="access-quiet">{t('rotateHint')}</p>
          <Checkbox checked={lost} onChange={event => setLost(event.target.checked)}>
            {t('rotateLost')}
          </Checkbox>
        </ReasonDialog>
      )}
    </section>
  )
}
