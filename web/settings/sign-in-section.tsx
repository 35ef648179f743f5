import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '../../events/roles.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { type ProviderKind, providerKinds } from '../../server/sign-in/schema.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ProviderMark } from '../sign-in/provider-mark.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ProviderForm } from './provider-form.tsx'
import { ProviderPanel } from './provider-panel.tsx'
import { providerWords } from './provider-words.ts'
import { SettingPanel } from './setting-panel.tsx'
import { useProviders } from './use-providers.ts'
import { changeSettings, useSettings } from './use-settings.ts'

function FactorRoles({ view }: { view: SettingsView }) {
  const t = useWords(providerWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<Role[]>(view.security.secondFactorRoles)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ security: { secondFactorRoles: chosen } }, intent),
    // Whoever has just asked it of themselves is led to set it up.
    refreshes: [['settings'], ['me'], ['account', 'security']],
    onDone: () => void message.success(t('saved')),
  })
  return (
    <SettingPanel title={t('factorTitle')} hint={t('factorHint')} of={{ view, names: ['security.secondFactorRoles'] }}>
      <Select<Role[]>
        mode="multiple"
        aria-label={t('factorTitle')}
        className="setting-wide"
        value={chosen}
        onChange={setChosen}
        placeholder={t('factorNobody')}
        optionFilterProp="label"
        options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
      />
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <div className="setting-foot">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {shared('save')}
        </Button>
      </div>
    </SettingPanel>
  )
}

function AddProvider({ onClose }: { onClose: () => void }) {
  const t = useWords(providerWords)
  const { message } = App.useApp()
  const [kind, setKind] = useState<ProviderKind>()
  return (
    <Modal
      open
      title={kind === undefined ? t('add') : t(`kind.${kind}`)}
      footer={null}
      onCancel={onClose}
      width={560}
      destroyOnHidden
    >
      {kind === undefined ? (
        <ul className="provider-kinds">
          {providerKinds.map(one => (
            <li key={one}>
              <button type="button" onClick={() => setKind(one)}>
                <strong>
                  <ProviderMark kind={one} /> {t(`kind.${one}`)}
                </strong>
                <span className="setting-quiet">{t(`about.${one}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <ProviderForm
          kind={kind}
          onCancel={onClose}
          onDone={() => {
            void message.info(t('addedNext'), 8)
            onClose()
          }}
        />
      )}
    </Modal>
  )
}

/** 登录方式: who must show a second factor, and the identity providers. */
export function SignInSection() {
  const t = useWords(providerWords)
  const settings = useSettings()
  const providers = useProviders()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <Loaded query={settings}>{view => <FactorRoles key={JSON.stringify(view.security)} view={view} />}</Loaded>
      <div className="setting-bar">
        <p className="setting-intro">{t('intro')}</p>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </div>
      <Loaded query={providers}>
        {items =>
          items.length === 0 ? (
            <div className="panel">
              <Nothing title={t('none')} hint={t('noneHint')} />
            </div>
          ) : (
            items.map(provider => <ProviderPanel key={provider.id} provider={provider} />)
          )
        }
      </Loaded>
      {isAdding && <AddProvider onClose={() => setAdding(false)} />}
    </>
  )
}
