import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { CertificatePage, type CertificateRow, certificateStates } from '../../server/certificates/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { CertificateDialog } from './certificate-dialog.tsx'
import { orderWords } from './words.ts'
import './orders.css'

const colours: Readonly<Record<CertificateRow['state'], string>> = {
  valid: 'success',
  ending: 'warning',
  over: 'error',
  ahead: 'default',
}

/** How long it still holds, in words. */
function Left({ row }: { readonly row: CertificateRow }) {
  const t = useWords(orderWords)
  if (row.daysLeft === null || row.validUntil === null) return <span className="orders-faint">{t('forGood')}</span>
  const said =
    row.daysLeft === 0
      ? t('endsToday')
      : row.daysLeft > 0
        ? t('daysLeft', { days: row.daysLeft })
        : t('daysOver', { days: -row.daysLeft })
  return (
    <span className="orders-number">
      <Day date={row.validUntil} /> <span className={row.daysLeft < 0 ? 'orders-over' : 'orders-faint'}>{said}</span>
    </span>
  )
}

function Certificate({ row, onEdit }: { readonly row: CertificateRow; readonly onEdit: () => void }) {
  const t = useWords(orderWords)
  return (
    <li className="orders-card">
      <div className="orders-card-head">
        <span>
          <strong>{row.person.name}</strong> {row.kind} <Tag color={colours[row.state]}>{t(`certificate.${row.state}`)}</Tag>
        </span>
        <Left row={row} />
      </div>
      <span className="orders-faint">
        {[row.department, row.number, row.issuedBy, row.region].filter(Boolean).join(' · ')}
        {row.file !== null && (
          <>
            {' · '}
            <a href={`/api/files/${encodeURIComponent(row.file.id)}`} target="_blank" rel="noreferrer">
              {t('scan')}
            </a>
          </>
        )}
        {row.canChange && (
          <Button type="link" size="small" onClick={onEdit}>
            {t('editCertificate')}
          </Button>
        )}
      </span>
      {row.note !== '' && <span className="orders-faint">{row.note}</span>}
    </li>
  )
}

/** 人员证书: what people hold, what ends first on top; entered by whoever sends them or keeps the staff. */
export function CertificatesPage() {
  const t = useWords(orderWords)
  const [params, setParams] = useSearchParams()
  const [editing, setEditing] = useState<CertificateRow | 'new' | undefined>()
  const query = Object.fromEntries(
    ['state', 'q', 'person'].flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])),
  )
  const pages = usePages({
    ...{ key: ['certificates'], path: '/api/certificates', item: CertificatePage.shape.items.element },
    ...{ query, pageSize: 50 },
  })
  const { data } = useQuery({
    queryKey: ['certificates', 'counts'],
    queryFn: ({ signal }) => get('/api/certificates', CertificatePage, { query: { limit: 1 }, signal }),
  })
  const set = (name: string, value: string) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const countOf = (state: string) =>
    data === undefined ? '' : state === 'ending' ? ` ${data.ending}` : state === 'over' ? ` ${data.over}` : ''
  return (
    <Page
      title={t('certificates')}
      actions={
        data?.mayEnter === true && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('addCertificate')}
          </Button>
        )
      }
    >
      <p className="orders-faint">{t('certificatesHint')}</p>
      <div className="orders-list">
        <div className="orders-filters">
          <Segmented<string>
            aria-label={t('state')}
            value={params.get('state') ?? ''}
            onChange={state => set('state', state)}
            options={[
              { value: '', label: t('everybody') },
              ...certificateStates.map(value => ({ value, label: t(`certificate.${value}`) + countOf(value) })),
            ]}
          />
          <Input.Search
            allowClear
            aria-label={t('searchCertificates')}
            placeholder={t('searchCertificates')}
            defaultValue={params.get('q') ?? ''}
            onSearch={q => set('q', q.trim())}
            style={{ maxWidth: 260 }}
          />
        </div>
        <PagedList pages={pages} empty={t('noCertificates')}>
          <ul className="orders-cards">
            {pages.items.map(row => (
              <Certificate key={row.id} row={row} onEdit={() => setEditing(row)} />
            ))}
          </ul>
        </PagedList>
      </div>
      {editing !== undefined && (
        <CertificateDialog
          {...(editing === 'new' ? {} : { row: editing })}
          kinds={data?.kinds ?? []}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  )
}
