import { App, Button, Progress, Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ImportRow, ImportView } from '../../server/imports/schema.ts'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { FiguresPanel } from './figures-panel.tsx'
import { useCancelImport, useImport, useImportRows } from './import-data.ts'
import { ImportState } from './imports-page.tsx'
import { RowId, Why } from './why.tsx'
import { importWords } from './words.ts'
import './import.css'

/** One import: how far it is, what became of each row, and of a past log its figures. */
export function ImportPage() {
  const t = useWords(importWords)
  const { id = '' } = useParams()
  const query = useImport(id)
  return (
    <Page
      title={query.data?.name ?? t('title')}
      subtitle={<Link to="/imports">{t('backToList')}</Link>}
      actions={query.data && <Actions item={query.data} />}
    >
      <Loaded query={query}>
        {item => (
          <div className="import-preview">
            <Summary item={item} />
            {item.kind === 'history' && item.state !== 'running' && <FiguresPanel id={item.id} />}
            <h2 className="import-heading">{t('outcomes')}</h2>
            <Outcomes item={item} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Actions({ item }: { item: ImportView }) {
  const t = useWords(importWords)
  const { modal } = App.useApp()
  const cancel = useCancelImport(item.id)
  return (
    <>
      {item.created > 0 && <Link to={`/cases?import=${encodeURIComponent(item.id)}&closed=all`}>{t('openCases')}</Link>}
      {item.state === 'running' && (
        <Button
          danger
          loading={cancel.isPending}
          onClick={() =>
            void modal.confirm({
              title: t('cancel'),
              content: t('cancelSure'),
              okText: t('cancel'),
              cancelText: t('keepGoing'),
              onOk: () => cancel.mutate(undefined),
            })
          }
        >
          {t('cancel')}
        </Button>
      )}
      {cancel.error !== null && <Refusal problem={cancel.error} />}
    </>
  )
}

function Summary({ item }: { item: ImportView }) {
  const t = useWords(importWords)
  const percent = item.total === 0 ? (item.state === 'done' ? 100 : 0) : Math.floor((100 * item.done) / item.total)
  const status = { running: 'active', done: 'success', failed: 'exception', cancelled: 'normal' } as const
  return (
    <div role="status">
      <Progress
        percent={percent}
        status={status[item.state]}
        aria-label={t('progress', { done: item.done, total: item.total })}
      />
      <p className="import-counts">
        <ImportState state={item.state} /> {t(item.kind)} · {t('progress', { done: item.done, total: item.total })} ·{' '}
        {t('created')} {item.created} · {t('unchanged')} {item.unchanged} · {t('failed')} {item.failed}
        {item.kind === 'history' && ` · ${t('events', { count: item.events })}`}
      </p>
      {item.problem !== null && (
        <p>
          <Why reason={item.problem.title} mend={item.problem.mend} />
        </p>
      )}
      {item.state === 'cancelled' && <p>{t('cancelledHint')}</p>}
      {item.failed > 0 && item.state !== 'running' && (
        <p className="import-inline">
          <ExcelButton
            path={`/api/imports/${encodeURIComponent(item.id)}/failed.xlsx`}
            name={t('downloadFailed')}
            label={t('downloadFailed')}
          />
          <span className="import-hint">{t('downloadHint')}</span>
        </p>
      )}
      <p className="import-hint">
        {t('startedBy', { name: item.startedBy.name })} <Moment at={item.startedAt} />
      </p>
    </div>
  )
}

const outcomes = ['failed', 'created', 'unchanged'] as const

function Outcomes({ item }: { item: ImportView }) {
  const t = useWords(importWords)
  const [params, setParams] = useSearchParams()
  // What went wrong is what people come for.
  const asked = params.get('outcome') ?? (item.failed > 0 && item.state !== 'running' ? 'failed' : 'all')
  const outcome = outcomes.find(o => o === asked)
  const pages = useImportRows(item.id, outcome)
  return (
    <>
      <Segmented
        className="import-filter"
        aria-label={t('outcome')}
        value={outcome ?? 'all'}
        options={[{ value: 'all', label: t('all') }, ...outcomes.map(value => ({ value, label: t(value) }))]}
        onChange={value => setParams({ outcome: value }, { replace: true })}
      />
      <PagedList pages={pages} empty={t('noRows')}>
        <table className="import-table import-rows">
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('externalId')}</th>
              <th scope="col">{t('outcome')}</th>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map((row: ImportRow) => (
              <tr key={row.line}>
                <td className="import-number">{row.line}</td>
                <td>
                  <RowId id={row.externalId} />
                </td>
                <td className="import-outcome">{t(row.outcome)}</td>
                <td>{row.caseId === null ? '' : <Link to={`/cases/${row.caseId}`}>{row.number ?? row.caseId}</Link>}</td>
                <td>
                  <Why reason={row.reason} mend={row.mend} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedList>
    </>
  )
}
