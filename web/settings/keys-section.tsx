import { CopyOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Scope } from '../../server/auth/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { KeyScopes, ScopesInput } from './key-scopes.tsx'
import { type ApiKey, addKey, deleteKey, useKeys } from './use-settings.ts'
import { settingWords } from './words.ts'

const lifetimes = [90, 365, 1095, 0] as const

function NewKey({ onClose }: { onClose: () => void }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [days, setDays] = useState<number>(365)
  const [chosen, setChosen] = useState<readonly Scope[] | null>([])
  const add = useAct({
    send: (_: undefined, intent) =>
      addKey(
        {
          name: name.trim(),
          ...(days === 0 ? {} : { expiresInDays: days }),
          ...(chosen === null ? {} : { scopes: [...chosen] }),
        },
        intent,
      ),
    refreshes: [['keys']],
  })
  const made = add.data?.key
  const copy = async () => {
    if (made !== undefined && (await copyText(made))) void message.success(shared('copied'))
  }
  return (
    <Modal
      open
      title={t('addKey')}
      footer={null}
      onCancel={onClose}
      width={560}
      maskClosable={made === undefined}
      destroyOnHidden
    >
      {made === undefined ? (
        <div className="setting-form">
          <label className="setting-field" htmlFor="key-name">
            <span>{t('keyName')}</span>
            <Input
              id="key-name"
              autoFocus
              value={name}
              maxLength={100}
              placeholder={t('keyNamePlaceholder')}
              onChange={event => setName(event.target.value)}
            />
          </label>
          <label className="setting-field" htmlFor="key-days">
            <span>{t('expires')}</span>
            <Select
              id="key-days"
              value={days}
              onChange={setDays}
              options={lifetimes.map(value => ({
                value,
                label: value === 0 ? t('expiresNever') : t('expiresDays', { count: value }),
              }))}
            />
          </label>
          <ScopesInput value={chosen} onChange={setChosen} />
          {add.error !== null && <Refusal problem={add.error} onClose={add.reset} />}
          <div className="setting-foot">
            <Button
              type="primary"
              disabled={name.trim() === '' || chosen?.length === 0}
              loading={add.isPending}
              onClick={() => add.mutate(undefined)}
            >
              {t('addKey')}
            </Button>
            <Button onClick={onClose}>{shared('cancel')}</Button>
          </div>
        </div>
      ) : (
        <div className="setting-form">
          <Alert type="warning" showIcon title={t('keyOnce')} />
          <pre className="key-once">{made}</pre>
          <div className="setting-foot">
            <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
              {shared('copy')}
            </Button>
            <Button onClick={onClose}>{shared('close')}</Button>
          </div>
        </div>
      )}
    </Modal>
  )
}

function KeyRow({ item }: { item: ApiKey }) {
  const t = useWords(settingWords)
  const { modal } = App.useApp()
  const say = useProblemMessage()
  const remove = useAct({ send: (_: undefined, intent) => deleteKey(item.id, intent), refreshes: [['keys']] })
  const ask = () =>
    modal.confirm({
      title: t('deleteKeyTitle', { name: item.name }),
      content: t('deleteKeyHint'),
      okText: t('deleteKey'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutate(undefined, { onError: say }),
    })
  return (
    <li className="staff">
      <div className="staff-name">
        <strong>{item.name}</strong>
        <span className="setting-quiet">
          <code>{item.start}…</code> · {t('keyAs')} {item.person.name}
        </span>
      </div>
      <div className="setting-quiet">
        <KeyScopes scopes={item.scopes} />
        {t('created')} <Moment at={item.createdAt} /> · {t('lastUsed')}{' '}
        {item.lastUsedAt === null ? t('neverUsed') : <Moment at={item.lastUsedAt} relative />} · {t('expiresAt')}{' '}
        {item.expiresAt === null ? t('expiresNever') : <Moment at={item.expiresAt} />}
      </div>
      <Button danger size="small" loading={remove.isPending} onClick={ask}>
        {t('deleteKey')}
      </Button>
    </li>
  )
}

/** API keys: made, shown once, deleted. */
export function KeysSection() {
  const t = useWords(settingWords)
  const query = useKeys()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <div className="setting-bar">
        <p className="setting-intro">
          {t('keysHint')} <a href="/api/docs">{t('apiDocs')}</a>
        </p>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('addKey')}
        </Button>
      </div>
      <Loaded query={query}>
        {keys => (
          <div className="panel">
            {keys.length === 0 ? (
              <Nothing title={t('noKeys')} hint={t('noKeysHint')} />
            ) : (
              <ul>
                {keys.map(one => (
                  <KeyRow key={one.id} item={one} />
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
      {isAdding && <NewKey onClose={() => setAdding(false)} />}
    </>
  )
}
