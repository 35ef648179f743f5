import { CheckCircleFilled, ExclamationCircleFilled, QuestionCircleFilled, ScanOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { Suspense, useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Day } from '../ui/moment.tsx'
import { FieldSection } from './field-section.tsx'
import { matchSerial } from './nameplate.ts'
import type { OpenSheet } from './order-page.tsx'
import { fieldWords } from './words.ts'

const NameplateScan = lazyPart(async () => (await import('./nameplate-scan.tsx')).NameplateScan)

const signs = {
  same: <CheckCircleFilled />,
  other: <ExclamationCircleFilled />,
  unknown: <QuestionCircleFilled />,
} as const
const kinds = { same: 'success', other: 'error', unknown: 'info' } as const

/** 设备: which machine the order is about, and whether the one in front is it. */
export function MachineSection({ current, openSheet }: { current: CaseWithTimeline; openSheet: OpenSheet }) {
  const t = useWords(fieldWords)
  const { machine } = current
  const [isScanning, setScanning] = useState(false)
  const [read, setRead] = useState<string>()
  const match = read === undefined ? undefined : matchSerial(read, machine?.serial)
  const support = current.records.find(record => record.id === 'support-request' && record.can === true)
  return (
    <FieldSection title={t('machine')} aside={machine?.model} isOpen={machine !== null}>
      {machine === null ? (
        <p className="field-faint">{t('noMachine')}</p>
      ) : (
        <dl className="field-lines">
          <div>
            <dt>{t('model')}</dt>
            <dd>{machine.model}</dd>
          </div>
          <div>
            <dt>{t('serial')}</dt>
            <dd className="field-serial">{machine.serial}</dd>
          </div>
          {machine.warrantyUntil !== null && (
            <div>
              <dt>{t('warranty')}</dt>
              <dd>
                <Day date={machine.warrantyUntil} />
              </dd>
            </div>
          )}
        </dl>
      )}
      <Button size="large" block icon={<ScanOutlined />} onClick={() => setScanning(true)}>
        {t('scan')}
      </Button>
      {match !== undefined && read !== undefined && (
        <Alert
          className="field-match"
          showIcon
          role="status"
          type={kinds[match]}
          icon={signs[match]}
          title={t(`match.${match}`)}
          description={
            <>
              <p>{t('readCode', { code: read })}</p>
              {match === 'other' && machine !== null && <p>{t('matchOther', { serial: machine.serial })}</p>}
              {match === 'other' && support !== undefined && (
                <Button size="large" onClick={() => openSheet('make-record', { record: support.id })}>
                  {t('tellOffice')}
                </Button>
              )}
            </>
          }
        />
      )}
      {isScanning && (
        <Suspense>
          <NameplateScan
            onRead={code => {
              setRead(code)
              setScanning(false)
            }}
            onClose={() => setScanning(false)}
          />
        </Suspense>
      )}
    </FieldSection>
  )
}
