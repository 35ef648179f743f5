import { InboxOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Tag, Upload } from 'antd'
import { useState } from 'react'
import type { CodeTree } from '../../events/code-trees.ts'
import { CodeImport } from '../../server/code-trees/schema.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { post } from '../api/request.ts'
import { sendFile } from '../api/upload.ts'
import { useText, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { codeWords } from './words.ts'

const colours = { new: 'success', changed: 'processing', same: 'default', failed: 'error' } as const

/** Codes from a table: tried first, line by line, then applied. */
export function CodeImportPanel({ tree, onClose }: { tree: CodeTree; onClose: () => void }) {
  const t = useWords(codeWords)
  const shared = useWords(shellWords)
  const text = useText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [found, setFound] = useState<CodeImport>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const work = async (run: () => Promise<CodeImport>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await run()
      setFound(answer)
      if (!answer.applied) return
      void message.success(t('imported'))
      void queries.invalidateQueries({ queryKey: ['organisation', 'code-trees', tree] })
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const toDo = found === undefined ? 0 : found.counts.new + found.counts.changed
  return (
    <section className="panel code-import" aria-label={t('import')}>
      <p className="setting-hint">{t('importHint')}</p>
      <Upload.Dragger
        showUploadList={false}
        disabled={isBusy}
        accept=".csv,.tsv,.txt,.xlsx"
        beforeUpload={file => {
          void work(() =>
            sendFile(`/api/code-trees/${tree}/import/preview`, CodeImport, {
              file,
              intent: newId(),
              onProgress: () => {},
              signal: new AbortController().signal,
            }),
          )
          return Upload.LIST_IGNORE
        }}
      >
        <InboxOutlined aria-hidden /> {found?.name ?? t('template')}
      </Upload.Dragger>
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
      {found !== undefined && (
        <>
          <table className="rows-table">
            <caption className="visually-hidden">{t('preview')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('line')}</th>
                <th scope="col">{t('code')}</th>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('result')}</th>
              </tr>
            </thead>
            <tbody>
              {found.rows.map(row => (
                <tr key={row.line}>
                  <td>{row.line}</td>
                  <td>{row.code}</td>
                  <td>{row.title}</td>
                  <td>
                    <Tag color={colours[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>{' '}
                    {row.problem !== undefined && text(row.problem)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="code-trees-acts">
            <Button
              type="primary"
              disabled={toDo === 0}
              loading={isBusy}
              onClick={() => void work(() => post(`/api/code-trees/${tree}/import`, { file: found.file }, CodeImport, newId()))}
            >
              {toDo === 0 ? t('nothing') : t('apply', { count: toDo })}
            </Button>
            <Button onClick={onClose}>{shared('cancel')}</Button>
          </p>
        </>
      )}
    </section>
  )
}
