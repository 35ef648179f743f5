import { DownloadOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { CheckpointRow } from '../../server/ledger/schema.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { saveText, useCheckpoint } from './use-ledger.ts'
import { ledgerWords } from './words.ts'

/** The checkpoints, the newest first, each to be looked at and kept elsewhere. */
export function CheckpointList() {
  const t = useWords(ledgerWords)
  const [shown, setShown] = useState<number>()
  const pages = usePages({ key: ['ledger', 'checkpoints'], path: '/api/ledger/checkpoints', item: CheckpointRow, pageSize: 10 })
  return (
    <section className="access-panel ledger-checkpoints">
      <h2>{t('checkpoints')}</h2>
      <p className="access-quiet">{t('checkpointsHint')}</p>
      <PagedList pages={pages} empty={t('emptyChecks')}>
        <ul>
          {pages.items.map(row => (
            <li key={row.serial}>
              <strong>{t('row', { size: row.size })}</strong>
              <span className="access-quiet">
                <Moment at={row.at} full />
              </span>
              <Button size="small" onClick={() => setShown(row.size)}>
                {t('details')}
              </Button>
              <Button size="small" icon={<DownloadOutlined />} onClick={() => saveText(`checkpoint-${row.size}.txt`, row.note)}>
                {t('download')}
              </Button>
            </li>
          ))}
        </ul>
      </PagedList>
      <Modal
        open={shown !== undefined}
        title={t('checkpointTitle', { size: shown ?? 0 })}
        footer={null}
        width={640}
        onCancel={() => setShown(undefined)}
      >
        {shown !== undefined && <Details size={shown} />}
      </Modal>
    </section>
  )
}

function Details({ size }: { readonly size: number }) {
  const t = useWords(ledgerWords)
  return (
    <Loaded query={useCheckpoint(size)}>
      {checkpoint => (
        <div className="access">
          <div>
            <h3>{t('note')}</h3>
            <pre className="ledger-note">{checkpoint.note}</pre>
          </div>
          <div>
            <h3>{t('anchors')}</h3>
            {checkpoint.anchors.length === 0 ? (
              <p className="access-quiet">{t('noAnchors')}</p>
            ) : (
              <ul>
                {checkpoint.anchors.map(anchor => (
                  <li key={`${anchor.kind} ${anchor.at}`}>
                    {anchor.kind === 'rfc3161' ? t(anchor.kind) : `${t(anchor.kind)} ${anchor.chain}`} ·{' '}
                    <Moment at={anchor.at} full />
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      )}
    </Loaded>
  )
}
