import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { HandInAnalysis, type ProcessView } from '../../server/mining/schema.ts'
import { post } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { miningWords } from './words.ts'

const Written = HandInAnalysis.pick({ conclusion: true, improvements: true }).extend({
  improvements: HandInAnalysis.shape.improvements.optional(),
})
type Props = { readonly owed: NonNullable<ProcessView['owed']>; readonly from: string; readonly to: string }

/** The yearly duty (furn 4.4): who owes it by when, and, for them, its words. */
export function OwedPanel({ owed, from, to }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const { names } = useNames()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="panel mining-section" aria-label={text(owed.title)}>
      <p>
        {t(owed.canSubmit ? 'owed.mine' : 'owed.other', { title: text(owed.title) })} <ClauseChip clause={owed.clause} /> ·{' '}
        {t('owed.to', {
          to: joinList(
            owed.to.map(role => names.role(role)),
            language,
          ),
        })}{' '}
        · <Moment at={owed.dueAt} />{' '}
        {owed.canSubmit && !isOpen && (
          <Button type="primary" size="small" onClick={() => setOpen(true)}>
            {t('owed.start')}
          </Button>
        )}
      </p>
      {isOpen && (
        <>
          <p className="case-faint">
            {from} – {to} · {t('owed.hint')}
          </p>
          <ActForm
            schema={Written}
            draft={`mining/${owed.id}`}
            fields={[
              { name: 'conclusion', label: t('owed.conclusion'), kind: 'multiline', rows: 4 },
              {
                ...{
                  name: 'improvements',
                  label: t('owed.improvements'),
                  kind: 'rows',
                  addLabel: t('owed.addImprovement'),
                  max: 20,
                },
                fields: [
                  { name: 'title', label: t('owed.improvement'), kind: 'text' },
                  { name: 'basis', label: t('owed.basis'), kind: 'text' },
                ],
              },
            ]}
            submitLabel={t('owed.submit')}
            onSubmit={({ conclusion, improvements = [] }, intent) =>
              post('/api/mining/analyses', { report: owed.id, from, to, conclusion, improvements }, z.object({ id: Id }), intent)
            }
            onDone={({ id }) => {
              void message.success(t('owed.done'))
              void navigate(`/analysis/process/analyses/${id}`)
            }}
            refreshes={[['mining'], ['case', 'process'], ['reports'], ['duties'], ['me']]}
          />
        </>
      )}
    </section>
  )
}
