import { InboxOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Segmented, Tag, Upload } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { FileImport, type FileImportRow, type FileTable, fileTables } from '../../server/customers/import-schema.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { post } from '../api/request.ts'
import { sendFile } from '../api/upload.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { customerWords } from './words.ts'
import { fileWords } from './words-file.ts'
import './customers.css'

const colours = { new: 'success', changed: 'processing', same: 'default', failed: 'error' } as const

function Row({ row }: { readonly row: FileImportRow }) {
  const t = useWords(fileWords)
  const text = useText()
  return (
    <li>
      <div className="customer-line">
        <Tag color={colours[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>{' '}
        <span className="customer-detail">{t('line', { line: row.line })}</span> {row.key}
        {row.changes.map(change => (
          <div key={change.field} className="customer-detail">
            {t(`field.${change.field}` as 'field.name')} {change.before !== '' && <del>{change.before}</del>}{' '}
            {change.after === '' ? t('nothing') : change.after}
          </div>
        ))}
        {row.problems.map(problem => (
          <div key={problem.column}>
            <span className="customer-wrong">{text(problem.says)}</span>{' '}
            <span className="customer-detail">{text(problem.mend)}</span>
          </div>
        ))}
      </div>
    </li>
  )
}

/** 导入客户档案: one table at a time, tried row by row first, then taken over. */
export function CustomerImportPage() {
  const t = useWords(fileWords)
  const c = useWords(customerWords)
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const table: FileTable = fileTables.find(one => one === params.get('table')) ?? 'customers'
  const [found, setFound] = useState<FileImport>()
  const [isBusy, setBusy] = useState(false)
  const [onlyProblems, setOnlyProblems] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const path = `/api/customers/import/${table}`
  const work = async (run: () => Promise<FileImport>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await run()
      setFound(answer)
      if (answer.applied) for (const key of ['customers', 'machines', 'case']) void queries.invalidateQueries({ queryKey: [key] })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const choose = (next: string) => {
    setParams({ table: next }, { replace: true })
    setFound(undefined)
    setProblem(undefined)
  }
  const toDo = found === undefined ? 0 : found.counts.new + found.counts.changed
  const total = found === undefined ? 0 : toDo + found.counts.same + found.counts.failed
  const shown = (found?.rows ?? []).filter(row => !onlyProblems || row.outcome === 'failed')
  return (
    <Page
      title={t('importTitle')}
      subtitle={
        <Link to={table === 'machines' ? '/machines' : '/customers'}>{table === 'machines' ? t('back') : c('back')}</Link>
      }
      actions={<ExcelButton path={`${path}/template.xlsx`} name={table} label={t('template')} />}
      bar={
        <Segmented
          aria-label={t('importTitle')}
          value={table}
          onChange={choose}
          options={fileTables.map(value => ({ value, label: t(`table.${value}`) }))}
        />
      }
    >
      <p className="customer-detail">{t('importIntro')}</p>
      <p>{t('keyOf', { columns: t(`key.${table}`) })}</p>
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
      {found === undefined ? (
        <Upload.Dragger
          showUploadList={false}
          disabled={isBusy}
          accept=".csv,.tsv,.txt,.xlsx"
          beforeUpload={file => {
            const send = { file, intent: newId(), onProgress: () => {}, signal: new AbortController().signal }
            void work(() => sendFile(`${path}/preview`, FileImport, send))
            return Upload.LIST_IGNORE
          }}
        >
          <InboxOutlined aria-hidden className="customer-drop" />
          <div>{isBusy ? t('reading') : t('drop')}</div>
        </Upload.Dragger>
      ) : (
        <section className="panel customer-part" aria-label={found.name}>
          <h2>
            {found.name}
            <span className="customer-ways">
              {(['new', 'changed', 'same', 'failed'] as const).map(one => (
                <Tag key={one} color={found.counts[one] === 0 ? 'default' : colours[one]}>
                  {t(`outcome.${one}`)} {found.counts[one]}
                </Tag>
              ))}
            </span>
          </h2>
          {found.applied && (
            <Alert
              type={found.counts.failed > 0 ? 'warning' : 'success'}
              showIcon
              title={t('applied', { made: found.counts.new, changed: found.counts.changed })}
              {...(found.counts.failed > 0 ? { description: t('appliedRest', { count: found.counts.failed }) } : {})}
            />
          )}
          <div className="customer-import-acts">
            {!found.applied && (
              <Button
                type="primary"
                loading={isBusy}
                disabled={toDo === 0}
                onClick={() => void work(() => post(path, { file: found.file }, FileImport, newId()))}
              >
                {t('apply', { count: toDo })}
              </Button>
            )}
            {found.counts.failed > 0 && (
              <ExcelButton path={`${path}/failed.xlsx`} query={{ file: found.file }} name={table} label={t('downloadFailed')} />
            )}
            <Button onClick={() => setFound(undefined)}>{t('another')}</Button>
            {found.counts.failed > 0 && (
              <Checkbox checked={onlyProblems} onChange={event => setOnlyProblems(event.target.checked)}>
                {t('onlyProblems')}
              </Checkbox>
            )}
          </div>
          {total > found.rows.length && <p className="customer-detail">{t('notAllShown', { count: found.rows.length })}</p>}
          <ul className="customer-lines">
            {shown.map(row => (
              <Row key={row.line} row={row} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
