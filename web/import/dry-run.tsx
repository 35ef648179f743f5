import { Tag } from 'antd'
import type { Preview } from '../../server/imports/schema.ts'
import { useWords } from '../language/use-words.ts'
import { RowId, Why } from './why.tsx'
import { importWords } from './words.ts'

/** What an import would do, and the first rows it could not use. */
export function DryRun({ preview }: { preview: Preview }) {
  const t = useWords(importWords)
  const { counts, problems } = preview
  return (
    <>
      <p className="import-counts" role="status">
        <Tag>{t('rows', { count: counts.rows })}</Tag>
        {counts.events > 0 && <Tag>{t('events', { count: counts.events })}</Tag>}
        <Tag color="success">{t('willCreate', { count: counts.create })}</Tag>
        {counts.unchanged > 0 && <Tag>{t('willSkip', { count: counts.unchanged })}</Tag>}
        {counts.failed > 0 && <Tag color="error">{t('willFail', { count: counts.failed })}</Tag>}
      </p>
      {problems.length > 0 && (
        <table className="import-table import-rows">
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('externalId')}</th>
              <th scope="col">{t('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(problem => (
              <tr key={problem.line}>
                <td className="import-number">{problem.line}</td>
                <td>
                  <RowId id={problem.externalId} />
                </td>
                <td>
                  <Why reason={problem.reason} mend={problem.mend} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {counts.failed > problems.length && <p className="import-hint">{t('problemsShown', { count: problems.length })}</p>}
    </>
  )
}
