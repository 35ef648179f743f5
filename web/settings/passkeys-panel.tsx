import { KeyOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { AccountSecurity } from '../../server/auth/schema.ts'
import { canUsePasskeys } from '../api/session.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { securityWords } from './security-words.ts'
import { SettingPanel } from './setting-panel.tsx'
import { addPasskey, removePasskey, renamePasskey, securityKeys } from './use-security.ts'

type Passkey = AccountSecurity['passkeys'][number]
type NameProps = {
  readonly title: string
  readonly label: string
  readonly first: string
  readonly send: (name: string) => Promise<unknown>
  readonly onClose: () => void
}

/** A name, and then what is to happen with it. */
function NameDialog({ title, label, first, send, onClose }: NameProps) {
  const t = useWords(securityWords)
  const shared = useWords(shellWords)
  const [name, setName] = useState(first)
  const act = useAct({ send: (_: undefined) => send(name.trim()), refreshes: securityKeys, onDone: onClose })
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => act.mutate(undefined)}
      okText={label}
      cancelText={shared('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: act.isPending }}
      width={420}
      destroyOnHidden
    >
      <label className="setting-field" htmlFor="passkey-name">
        <span>{t('passkeyName')}</span>
        <Input
          id="passkey-name"
          autoFocus
          value={name}
          maxLength={60}
          placeholder={t('passkeyNameHint')}
          onChange={event => setName(event.target.value)}
          onPressEnter={() => name.trim() !== '' && act.mutate(undefined)}
        />
      </label>
      {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
    </Modal>
  )
}

/** Adding a passkey, from the name to the device's own question. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const t = useWords(securityWords)
  const { message } = App.useApp()
  const send = async (name: string) => {
    if (await addPasskey(name)) void message.success(t('passkeyAdded'))
  }
  return <NameDialog title={t('addPasskey')} label={t('addPasskey')} first="" send={send} onClose={onClose} />
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const t = useWords(securityWords)
  const { modal } = App.useApp()
  const say = useProblemMessage()
  const [isRenaming, setRenaming] = useState(false)
  const remove = useAct({ send: (_: undefined) => removePasskey(passkey.id), refreshes: securityKeys })
  const ask = () =>
    modal.confirm({
      title: t('removePasskeyTitle', { name: passkey.name }),
      content: t('removePasskeyHint'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutate(undefined, { onError: say }),
    })
  return (
    <li className="security-row">
      <span className="security-what">
        <strong>
          <KeyOutlined aria-hidden /> {passkey.name}
        </strong>
        <span className="setting-quiet">
          {passkey.createdAt !== null && <Moment at={passkey.createdAt} />} · {t(passkey.isSynced ? 'synced' : 'thisDeviceOnly')}
        </span>
      </span>
      <span className="security-acts">
        <Button size="small" onClick={() => setRenaming(true)}>
          {t('rename')}
        </Button>
        <Button size="small" danger loading={remove.isPending} onClick={ask}>
          {t('remove')}
        </Button>
      </span>
      {isRenaming && (
        <NameDialog
          title={t('rename')}
          label={t('rename')}
          first={passkey.name}
          send={name => renamePasskey(passkey.id, name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  )
}

/** One's passkeys: added, named, removed. */
export function PasskeysPanel({ security }: { security: AccountSecurity }) {
  const t = useWords(securityWords)
  const [isAdding, setAdding] = useState(false)
  const canAdd = canUsePasskeys()
  return (
    <SettingPanel title={t('passkeys')} hint={t('passkeysHint')}>
      {security.passkeys.length === 0 ? (
        <p className="setting-inline">{t('noPasskeys')}</p>
      ) : (
        <ul className="security-list">
          {security.passkeys.map(passkey => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {canAdd ? (
        <Button icon={<KeyOutlined />} onClick={() => setAdding(true)}>
          {t('addPasskey')}
        </Button>
      ) : (
        <p className="setting-quiet">{t('passkeysNotHere')}</p>
      )}
      {isAdding && <AddPasskey onClose={() => setAdding(false)} />}
    </SettingPanel>
  )
}
