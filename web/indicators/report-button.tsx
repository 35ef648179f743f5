import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { FreezeIndicators } from '../../server/indicators/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { indicatorWords } from './words.ts'

/** 上报这一期: freezes the figures of now with a note. */
export function ReportButton({ period, regulation }: { readonly period: string; readonly regulation: string | undefined }) {
  const t = useWords(indicatorWords)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t('report')}</Button>
      </div>
    )
  return (
    <section className="panel indicators-section" aria-label={t('report')}>
      <h2>
        {t('report')} {period}
      </h2>
      <p className="case-faint">{t('reportHint')}</p>
      <ActForm
        schema={FreezeIndicators}
        draft={`indicators/report/${period}`}
        fixed={{ period, ...(regulation === undefined ? {} : { regulation }) }}
        fields={[{ name: 'note', label: t('note'), kind: 'multiline', rows: 3 }]}
        submitLabel={t('report')}
        onSubmit={(data, intent) => post('/api/indicators/freezes', data, z.object({ id: Id }), intent)}
        onDone={({ id }) => {
          void message.success(t('reportDone'))
          void navigate(`/indicators/reported/${id}`)
        }}
        onCancel={() => setOpen(false)}
        refreshes={[['indicators']]}
      />
    </section>
  )
}
