import { InboxOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Input, Tag, Upload } from 'antd'
import { useState } from 'react'
import { type StaffColumn, StaffImport, type StaffRow } from '../../server/organisation/transfer-schema.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { post } from '../api/request.ts'
import { sendFile } from '../api/upload.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { organisationKeys } from './organisation-data.ts'
import { organisationWords } from './words.ts'

type Mends = Readonly<Record<string, Partial<Record<StaffColumn, string>>>>
const colours = { new: 'success', changed: 'processing', same: 'default', failed: 'error' } as const

function Row({
  row,
  mends,
  onMend,
}: {
  row: StaffRow
  mends: Mends[string] | undefined
  onMend: (column: StaffColumn, text: string) => void
}) {
  const t = useWords(organisationWords)
  const text = useText()
  return (
    <li className="organisation-row" data-outcome={row.outcome}>
      <div>
        <Tag color={colours[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>{' '}
        <span className="organisation-quiet">{t('line', { line: row.line })}</span>{' '}
        {row.what === 'person' ? [row.cells.name, row.cells.department].filter(Boolean).join(' · ') : row.cells.department}
      </div>
      {row.changes.map(c => (
        <div key={c.column} className="organisation-quiet">
          {t('columnIs', { column: t(`column.${c.column}`) })} {c.before !== '' && <del>{c.before}</del>}{' '}
          {c.after === '' ? t('empty') : c.after}
        </div>
      ))}
      {row.problems.map((p, i) => (
        <div key={`${p.column} ${text(p.says)}`} className="organisation-mend">
          <span className="organisation-wrong">
            {t('columnIs', { column: t(`column.${p.column}`) })}
            {text(p.says)}
          </span>
          <span className="organisation-quiet">{text(p.mend)}</span>
          {row.problems.findIndex(x => x.column === p.column) === i && (
            <Input
              size="small"
              aria-label={`${t('mend')} ${t(`column.${p.column}`)} ${t('line', { line: row.line })}`}
              value={mends?.[p.column] ?? row.cells[p.column] ?? ''}
              onChange={e => onMend(p.column, e.target.value)}
            />
          )}
        </div>
      ))}
    </li>
  )
}

/** 导入: a staff table, tried row by row first, mended on the spot, then applied. */
export function ImportSection() {
  const t = useWords(organisationWords)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [found, setFound] = useState<StaffImport>()
  const [mends, setMends] = useState<Mends>({})
  const [onlyProblems, setOnlyProblems] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const work = async (run: () => Promise<StaffImport>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await run()
      setFound(answer)
      if (answer.applied) {
        setMends({})
        void message.success(t('applied', { made: answer.counts.new, changed: answer.counts.changed }))
        for (const queryKey of organisationKeys) void queries.invalidateQueries({ queryKey })
      }
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const again = (path: string) => work(() => post(path, { file: found?.file ?? '', mends }, StaffImport, newId()))
  const shown = (found?.rows ?? []).filter(r => !onlyProblems || r.problems.length > 0)
  const toDo = found === undefined ? 0 : found.counts.new + found.counts.changed
  return (
    <>
      <div className="organisation-bar">
        <p className="organisation-quiet">{t('importHint')}</p>
        <span className="organisation-adds">
          <ExcelButton path="/api/organisation/import/template.xlsx" name="staff" label={t('template')} />
        </span>
      </div>
      {found === undefined ? (
        <Upload.Dragger
          showUploadList={false}
          disabled={isBusy}
          accept=".csv,.tsv,.txt,.xlsx"
          beforeUpload={file => {
            void work(() =>
              sendFile('/api/organisation/import/preview', StaffImport, {
                file,
                intent: newId(),
                onProgress: () => {},
                signal: new AbortController().signal,
              }),
            )
            return Upload.LIST_IGNORE
          }}
        >
          <InboxOutlined aria-hidden className="organisation-drop" />
          <div>{isBusy ? t('readingFile') : t('drop')}</div>
        </Upload.Dragger>
      ) : (
        <section className="panel organisation-panel" aria-label={found.name}>
          <div className="organisation-head">
            <h2>{found.name}</h2>
            <span className="organisation-tally">
              {(['new', 'changed', 'same', 'failed'] as const).map(one => (
                <Tag key={one} color={found.counts[one] === 0 ? 'default' : colours[one]}>
                  {t(`outcome.${one}`)} {found.counts[one]}
                </Tag>
              ))}
            </span>
          </div>
          {found.applied && (
            <Alert
              type={found.counts.failed > 0 ? 'warning' : 'success'}
              showIcon
              title={t('applied', { made: found.counts.new, changed: found.counts.changed })}
              {...(found.counts.failed > 0 ? { description: t('appliedRest', { count: found.counts.failed }) } : {})}
            />
          )}
          <div className="organisation-foot">
            {!found.applied && (
              <Button
                type="primary"
                loading={isBusy}
                disabled={toDo === 0 || Object.keys(mends).length > 0}
                onClick={() => void again('/api/organisation/import')}
              >
                {t('apply', { count: toDo })}
              </Button>
            )}
            {Object.keys(mends).length > 0 && (
              <Button loading={isBusy} onClick={() => void again('/api/organisation/import/preview')}>
                {t('recheck')}
              </Button>
            )}
            <Button
              disabled={isBusy}
              onClick={() => {
                setFound(undefined)
                setMends({})
              }}
            >
              {t('otherFile')}
            </Button>
            <Checkbox checked={onlyProblems} onChange={e => setOnlyProblems(e.target.checked)}>
              {t('onlyProblems')}
            </Checkbox>
          </div>
          <ul>
            {shown.map(row => (
              <Row
                key={row.line}
                row={row}
                mends={mends[String(row.line)]}
                onMend={(column, text) =>
                  setMends(now => ({ ...now, [String(row.line)]: { ...now[String(row.line)], [column]: text } }))
                }
              />
            ))}
          </ul>
        </section>
      )}
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
    </>
  )
}
