import { Alert, App, Button, Modal, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import type { AnchorChecked, AnchorKind, AnchorSettingsView } from '../../server/anchors/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { SettingsForm } from './settings-form.tsx'
import { checkAnchors } from './use-anchors.ts'
import { anchorWords } from './words.ts'

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="anchor-line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Wei in words of ether: exact, without zeros at the end. */
function ether(wei: string): string {
  const whole = wei.padStart(19, '0')
  return `${`${whole.slice(0, -18)}.${whole.slice(-18)}`.replace(/(?<!0)0+$/, '').replace(/\.$/, '')} ETH`
}

function Checked({ result }: { result: AnchorChecked }) {
  const t = useWords(anchorWords)
  if (!result.ok)
    return (
      <Alert type="error" showIcon title={`${t(`fault.${result.fault}`)}${result.detail === null ? '' : `: ${result.detail}`}`} />
    )
  const { authority, balanceWei } = result
  return (
    <Alert
      type="success"
      showIcon
      title={authority === null ? t('checkedChain', { balance: ether(balanceWei ?? '0') }) : t('checkedTimestamp', { authority })}
    />
  )
}

/** One way of anchoring: whether it is on, what is set, trying it, changing it. */
export function SettingsPanel({ kind, view }: { kind: AnchorKind; view: AnchorSettingsView }) {
  const t = useWords(anchorWords)
  const { message } = App.useApp()
  const say = useProblemMessage()
  const [isEditing, setEditing] = useState(false)
  const setting = view[kind]
  const check = useAct({ send: (_: undefined, intent) => checkAnchors(kind, intent) })
  const often = setting?.config
  return (
    <section className="panel access-panel" aria-label={t(`kind.${kind}`)}>
      <div className="anchor-head">
        <h2>{t(`kind.${kind}`)}</h2>
        <Tag color={setting?.isOn === true ? 'success' : 'default'}>{t(setting?.isOn === true ? 'on' : 'off')}</Tag>
      </div>
      <p className="access-hint">{t(`about.${kind}`)}</p>
      {setting && often && (
        <dl className="anchor-lines">
          {kind === 'timestamp' && view.timestamp && (
            <>
              <Line label={t('url')}>{view.timestamp.config.url}</Line>
              <Line label={t('roots')}>
                {view.timestamp.config.roots === ''
                  ? t('noRoots')
                  : t('rootsSet', { count: view.timestamp.config.roots.split('BEGIN CERTIFICATE').length - 1 })}
              </Line>
            </>
          )}
          {kind === 'chain' && view.chain && (
            <>
              <Line label={t('rpcUrl')}>{view.chain.config.rpcUrl}</Line>
              <Line label={t('chainId')}>{view.chain.config.chainId}</Line>
              <Line label={t('contract')}>
                <code>{view.chain.config.contract}</code>
              </Line>
              <Line label={t('sender')}>
                {view.chain.sender === null ? t('fault.key-missing') : <code>{view.chain.sender}</code>}
              </Line>
            </>
          )}
          <Line label={t('setBy', { name: setting.setBy.name })}>
            <Moment at={setting.setAt} />
            {' · '}
            {often.everyEvents === null
              ? t('every', { count: often.everyHours })
              : t('everyOr', { count: often.everyHours, events: often.everyEvents })}
          </Line>
        </dl>
      )}
      {check.data !== undefined && <Checked result={check.data} />}
      {view.canSet && (
        <div className="access-foot">
          <Button type={setting === null ? 'primary' : 'default'} onClick={() => setEditing(true)}>
            {t(setting === null ? 'set' : 'change')}
          </Button>
          {setting !== null && (
            <Button loading={check.isPending} onClick={() => check.mutate(undefined, { onError: say })}>
              {t('check')}
            </Button>
          )}
        </div>
      )}
      <Modal
        open={isEditing}
        title={t(`kind.${kind}`)}
        footer={null}
        width={600}
        onCancel={() => setEditing(false)}
        destroyOnHidden
      >
        <SettingsForm
          kind={kind}
          view={view}
          onCancel={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            check.reset()
            void message.success(t('saved'))
          }}
        />
      </Modal>
    </section>
  )
}
