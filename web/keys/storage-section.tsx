import { Alert, Descriptions, Tag } from 'antd'
import type { KeysAndStorage } from '../../server/keys/schema.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { sayBytes } from '../ui/file-size.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { BackupPanel } from './backup-panel.tsx'
import { DataKeysPanel, MasterKeyPanel } from './key-panels.tsx'
import { LimitsPanel } from './limits-panel.tsx'
import { useStorage } from './use-storage.ts'
import { storageWords } from './words.ts'

/** 密钥与存储: where files lie and under which keys, what the scanner said, and whether backups are encrypted. */
export function StorageSection() {
  return (
    <Loaded query={useStorage()}>
      {view => (
        <>
          <StoragePanel storage={view.storage} />
          <LimitsPanel used={view.storage.files.bytes + view.storage.pictures.bytes} />
          <ScanPanel scan={view.scan} />
          <DataKeysPanel keys={view.dataKeys} records={view.records} />
          {view.installation !== null && (
            <>
              <MasterKeyPanel installation={view.installation} />
              <BackupPanel installation={view.installation} />
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

function StoragePanel({ storage }: { storage: KeysAndStorage['storage'] }) {
  const t = useWords(storageWords)
  const amount = ({ count, bytes }: { count: number; bytes: number }) => t('amount', { count, size: sayBytes(bytes) })
  return (
    <SettingPanel title={t('storage')} hint={t('storageHint')}>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'where',
            label: t('where'),
            children: (
              <>
                {t(storage.kind)}{' '}
                <Tag className="keys-state" color={storage.isReachable ? 'success' : 'error'}>
                  {t(storage.isReachable ? 'reachable' : 'unreachable')}
                </Tag>
              </>
            ),
          },
          { key: 'files', label: t('files'), children: amount(storage.files) },
          { key: 'pictures', label: t('pictures'), children: amount(storage.pictures) },
        ]}
      />
      {!storage.isReachable && <Alert type="error" showIcon title={t('unreachableHint')} />}
      {storage.elsewhere > 0 && <p className="setting-hint">{t('elsewhere', { count: storage.elsewhere })}</p>}
    </SettingPanel>
  )
}

function ScanPanel({ scan }: { scan: KeysAndStorage['scan'] }) {
  const t = useWords(storageWords)
  const counts = [
    ['clean', scan.clean],
    ['waiting', scan.waiting],
    ['notScanned', scan.none],
  ] as const
  return (
    <SettingPanel title={t('scan')} hint={t(scan.scanner === null ? 'noScannerHint' : 'scanHint')}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'scanner', label: t('scanner'), children: scan.scanner ?? t('noScanner') },
          ...(scan.scanner === null
            ? []
            : counts.map(([name, count]) => ({ key: name, label: t(name), children: t('count', { count }) }))),
        ]}
      />
      {scan.failure !== null && scan.waiting > 0 && (
        <Alert type="warning" showIcon title={t('failure', { said: scan.failure })} />
      )}
      {scan.found.length > 0 && (
        <>
          <h3>{t('found')}</h3>
          <ul className="security-list">
            {scan.found.map(one => (
              <li key={`${one.name} ${one.at}`} className="security-row">
                <span className="security-what">
                  <strong>{one.name}</strong>
                  <span className="setting-quiet">
                    {t('foundBy', { sender: one.sender, says: one.says })} · <Moment at={one.at} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </SettingPanel>
  )
}
