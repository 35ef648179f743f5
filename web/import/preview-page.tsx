import { Alert, Button, Segmented, Select, Spin } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Mapping } from '../../server/imports/mapping-schema.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ActivityTable } from './activity-table.tsx'
import { DryRun } from './dry-run.tsx'
import { FileFacts } from './file-facts.tsx'
import { usePreview, useStartImport } from './import-data.ts'
import { asKind } from './mapping-fields.ts'
import { MappingForm } from './mapping-form.tsx'
import { SampleTable } from './sample-table.tsx'
import { importWords } from './words.ts'
import './import.css'

/** Check a file before anything is changed: what it is, which column gives what, what would happen to each row. */
export function PreviewPage() {
  const t = useWords(importWords)
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const file = params.get('file') ?? ''
  const [changed, setChanged] = useState<Mapping>()
  const [sheet, setSheet] = useState<string>()
  const query = usePreview(file, changed, sheet)
  const start = useStartImport(started => void navigate(`/imports/${started.id}`, { replace: true }))
  const isOld = query.isPlaceholderData
  return (
    <Page
      title={t('previewTitle')}
      subtitle={query.data?.name}
      actions={
        query.data !== undefined && (
          <Button
            type="primary"
            loading={start.isPending}
            disabled={isOld || query.isError || query.data.counts.create + query.data.counts.unchanged === 0}
            onClick={() => start.mutate({ file, mapping: query.data.mapping, sheet })}
          >
            {query.data.counts.create === 0 ? t('nothingNew') : t('start', { count: query.data.counts.create })}
          </Button>
        )
      }
    >
      <Loaded
        query={query}
        skeleton={
          <Spin description={t('reading')}>
            <div style={{ height: 160 }} />
          </Spin>
        }
      >
        {preview => {
          const mapping = changed ?? preview.mapping
          return (
            <div className="import-preview">
              {start.error !== null && <Refusal problem={start.error} />}
              {query.error !== null && <Refusal problem={query.error} onRetry={() => void query.refetch()} />}
              <FileFacts preview={preview} />
              {preview.sheets.length > 1 && (
                <div className="import-inline">
                  <label htmlFor="import-sheet">{t('sheet')}</label>
                  <Select
                    id="import-sheet"
                    value={sheet ?? preview.sheets[0] ?? ''}
                    onChange={name => {
                      setSheet(name)
                      setChanged(undefined)
                    }}
                    options={preview.sheets.map(name => ({ value: name, label: name }))}
                  />
                </div>
              )}
              <div className="import-inline">
                {t('kind')}
                <Segmented
                  aria-label={t('kind')}
                  value={mapping.kind}
                  options={[
                    { value: 'live', label: t('live') },
                    { value: 'history', label: t('history') },
                  ]}
                  onChange={kind => setChanged(asKind(mapping, kind as Mapping['kind'], preview.headers))}
                />
                <span className="import-hint">{t(mapping.kind === 'live' ? 'liveHint' : 'historyHint')}</span>
              </div>
              {preview.withoutId && <Alert type="info" showIcon title={t('withoutId')} />}
              <section aria-busy={isOld} className={isOld ? 'paged-old' : ''}>
                <h2 className="import-heading">{t('result')}</h2>
                <DryRun preview={preview} />
              </section>
              <h2 className="import-heading">{t('mapping')}</h2>
              <MappingForm preview={preview} mapping={mapping} onChange={setChanged} />
              {mapping.kind === 'history' && (
                <>
                  <h2 className="import-heading">{t('activities')}</h2>
                  <ActivityTable preview={preview} mapping={mapping} onChange={setChanged} />
                </>
              )}
              <h2 className="import-heading">{t('sample')}</h2>
              <SampleTable preview={preview} />
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}
