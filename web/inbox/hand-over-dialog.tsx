import { Alert, Modal, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { HandOver, type HandOverResult } from '../../server/duties/schema.ts'
import { useMe } from '../api/me.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { handOverAll } from './use-inbox.ts'
import { inboxWords } from './words.ts'

function Outcome({ result }: { result: HandOverResult }) {
  const t = useWords(inboxWords)
  const text = useText()
  if (result.items.length === 0) return <Alert type="info" showIcon title={t('handOverNothing')} />
  return (
    <>
      <p role="status">
        {t('handOverDone', { count: result.handedOver })}
        {result.refused > 0 && <strong> {t('handOverRefused', { count: result.refused })}</strong>}
      </p>
      <ul className="hand-over-list">
        {result.items.map(item => (
          <li key={item.case.id}>
            <Tag color={item.outcome === 'refused' ? 'error' : 'success'}>
              {t(item.outcome === 'refused' ? 'refused' : 'handedOver')}
            </Tag>
            <span>
              <Link to={`/cases/${item.case.id}`}>{item.case.number}</Link> {item.case.title}
              <span className="hand-over-detail">
                {item.refused === undefined
                  ? item.duties + item.approvals + item.reports === 0
                    ? t('handOverPart')
                    : t('handOverItems', { duties: item.duties, approvals: item.approvals, reports: item.reports })
                  : text(item.refused.because)}
                {item.kept > 0 && ` · ${t('handOverKept', { count: item.kept })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** 责任交接: everything that waits for me goes to one colleague; then what came of it, case by case. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(inboxWords)
  const me = useMe()
  const language = useLanguage()
  const [result, setResult] = useState<HandOverResult>()
  return (
    <Modal open title={t('handOver')} footer={null} onCancel={onClose} width={560} destroyOnHidden>
      {result === undefined ? (
        <>
          <p className="hand-over-hint">{t('handOverHint')}</p>
          <ActForm
            schema={HandOver}
            fixed={{ from: me.person.id }}
            initial={{ cause: 'shift-end' }}
            fields={[
              { name: 'to', label: t('handOverTo'), kind: 'person' },
              { name: 'cause', label: t('handOverCause'), kind: 'select', options: optionsOf('handOverCause', language) },
              { name: 'note', label: t('handOverNote'), kind: 'multiline', hint: t('handOverNoteHint') },
            ]}
            submitLabel={t('handOverSubmit')}
            onSubmit={handOverAll}
            onDone={setResult}
            onCancel={onClose}
            refreshes={[['duties'], ['approvals'], ['home'], ['me'], ['case']]}
          />
        </>
      ) : (
        <Outcome result={result} />
      )}
    </Modal>
  )
}
