import { App, Button, Progress, Tag } from 'antd'
import type { KeysAndStorage } from '../../server/keys/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { rotateData, rotateMaster, storageKeys } from './use-storage.ts'
import { storageWords } from './words.ts'

/** The data keys of the organisation, and changing the one in use. */
export function DataKeysPanel({ keys, records }: { keys: KeysAndStorage['dataKeys']; records: KeysAndStorage['records'] }) {
  const t = useWords(storageWords)
  const shared = useWords(shellWords)
  const { message, modal } = App.useApp()
  const say = useProblemMessage()
  const rotate = useAct({
    send: (_: undefined, intent) => rotateData(intent),
    refreshes: storageKeys,
    onDone: () => void message.success(t('rotated')),
  })
  const ask = () =>
    void modal.confirm({
      title: t('rotateDataAsk'),
      content: t('rotateDataSays'),
      okText: t('rotateData'),
      cancelText: shared('cancel'),
      onOk: () => rotate.mutate(undefined, { onError: say }),
    })
  return (
    <SettingPanel title={t('dataKeys')} hint={t('dataKeysHint')}>
      <ul className="security-list">
        {keys.map(key => (
          <li key={key.id} className="security-row">
            <span className="security-what">
              <strong>
                {t('fingerprint', { id: key.id })}{' '}
                <Tag color={key.retiredAt === null ? 'success' : 'processing'}>
                  {t(key.retiredAt === null ? 'inUse' : 'retired')}
                </Tag>
              </strong>
              <span className="setting-quiet">
                {t('since')} <Moment at={key.createdAt} /> · {t('covers', { count: key.contents })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {keys.length === 0 ? (
        <p>{t('noDataKey')}</p>
      ) : (
        <Button loading={rotate.isPending} onClick={ask}>
          {t('rotateData')}
        </Button>
      )}
      {records !== null && <RecordsUnderKey records={records} />}
      <p className="setting-hint">{t('databaseHint')}</p>
      <p className="setting-hint">{t('inClearHint')}</p>
    </SettingPanel>
  )
}

/** How far what was said in cases lies under the key in use. */
function RecordsUnderKey({ records: { total, seen, finishedAt } }: { records: NonNullable<KeysAndStorage['records']> }) {
  const t = useWords(storageWords)
  if (finishedAt !== null)
    return (
      <p>
        {t('recordsDone')} <Moment at={finishedAt} />
      </p>
    )
  return (
    <div className="keys-records">
      <span id="keys-records">{t('recordsGoing', { seen, total })}</span>
      <Progress aria-labelledby="keys-records" percent={total === 0 ? 0 : Math.min(99, Math.floor((seen / total) * 100))} />
    </div>
  )
}

/** The master key of the installation: where it comes from, and changing it where that is ours to do. */
export function MasterKeyPanel({ installation }: { installation: NonNullable<KeysAndStorage['installation']> }) {
  const t = useWords(storageWords)
  const shared = useWords(shellWords)
  const { message, modal } = App.useApp()
  const say = useProblemMessage()
  const rotate = useAct({
    send: (_: undefined, intent) => rotateMaster(intent),
    refreshes: storageKeys,
    onDone: ({ dataKeys }) => void message.success(t('rewrapped', { count: dataKeys })),
  })
  const ask = () =>
    void modal.confirm({
      title: t('rotateMasterAsk'),
      content: t('rotateMasterSays'),
      okText: t('rotateMaster'),
      cancelText: shared('cancel'),
      onOk: () => rotate.mutate(undefined, { onError: say }),
    })
  const { masterKey, masterKeyId } = installation
  return (
    <SettingPanel title={t('master')} hint={t('masterHint')}>
      <p>
        <strong>{t('fingerprint', { id: masterKeyId })}</strong> · {t(`origin.${masterKey}`)}
      </p>
      {masterKey === 'generated' && <p className="setting-hint">{t('generatedHint')}</p>}
      {masterKey !== 'setting' && (
        <Button loading={rotate.isPending} onClick={ask}>
          {t('rotateMaster')}
        </Button>
      )}
    </SettingPanel>
  )
}
