import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Act } from '../../../events/registry.ts'
import { BulkOutcomes } from '../../../server/cases/bulk-schema.ts'
import type { CaseRow } from '../../../server/cases/schema.ts'
import { post } from '../../api/request.ts'
import { useAct } from '../../api/use-act.ts'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { listWords } from '../words-list.ts'
import { type BulkAct, bulkForm } from './bulk-fields.ts'
import type { CaseFilter } from './list-filter.ts'

const bulkActs = ['assign', 'note', 'pause', 'resume'] as const satisfies readonly BulkAct[]

type Props = {
  readonly rows: readonly CaseRow[]
  /** How many the filter finds, where more than the ticked ones; undefined where all of them are ticked. */
  readonly beyond: number | undefined
  /** The list's filter, for acting on all that it finds. */
  readonly filter: CaseFilter
  readonly onClear: () => void
}
/** The server takes so many at once (server/cases/bulk.ts). */
const most = 500

/** What can be done to all ticked cases at once; every case answers for itself. */
export function BulkBar({ rows, beyond, filter, onClear }: Props) {
  const marks = useMarks()
  const t = useWords(listWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const [act, setAct] = useState<BulkAct>()
  const [isAll, setAll] = useState(false)
  const [answer, setAnswer] = useState<BulkOutcomes>()
  const isWhole = isAll && beyond !== undefined
  const count = isWhole ? beyond : rows.length
  const send = useAct({
    send: (body: { type: Act; data: unknown }, intent) =>
      post('/api/cases/bulk', { ...(isWhole ? { filter } : { ids: rows.map(row => row.id) }), ...body }, BulkOutcomes, intent),
    refreshes: [['case', 'list'], ['duties'], ['me']],
  })
  const numberOf = (id: string) => rows.find(row => row.id === id)?.number ?? ''
  const form = act === undefined ? undefined : bulkForm(act, language)
  return (
    <div className="case-bulk" role="toolbar" aria-label={t('bulk')}>
      <strong>{t('selected', { count })}</strong>
      <Select<BulkAct>
        className="case-bulk-act"
        value={null}
        placeholder={t('bulk')}
        onChange={setAct}
        options={bulkActs.map(value => ({ value, label: t(`bulk.${value}`) }))}
      />
      {beyond !== undefined && beyond <= most && !isAll && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('selectBeyond', { count: beyond })}
        </Button>
      )}
      <Button type="text" onClick={onClear}>
        {t('unselect')}
      </Button>
      <Modal
        open={form !== undefined}
        destroyOnHidden
        footer={null}
        title={act === undefined ? '' : `${t(`bulk.${act}`)} · ${t('selected', { count })}`}
        onCancel={() => setAct(undefined)}
      >
        {form !== undefined && act !== undefined && (
          <ActForm
            schema={form.schema}
            fields={form.fields}
            fixed={form.fixed}
            submitLabel={shared('confirm')}
            onSubmit={data => send.mutateAsync({ type: act, data })}
            onDone={done => {
              setAct(undefined)
              setAnswer(done)
            }}
          />
        )}
      </Modal>
      <Modal open={answer !== undefined} footer={null} title={t('bulkDone')} onCancel={() => setAnswer(undefined)}>
        {answer !== undefined && (
          <>
            <p>{t('bulkSummary', { done: answer.done, failed: answer.refused })}</p>
            <ul className="case-bulk-results">
              {answer.items.map(one => (
                <li key={one.id} data-ok={one.ok}>
                  <span className="case-number">{one.number || numberOf(one.id)}</span>
                  <span>
                    {one.ok
                      ? t('bulkOk')
                      : [...new Set([one.title, one.detail, one.clause])].filter(Boolean).join(marks.semicolon)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {send.error !== null && <Refusal problem={send.error} />}
      </Modal>
    </div>
  )
}
