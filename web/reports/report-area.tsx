import { Segmented } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { reportWords } from './words.ts'

const places = { reports: '/reports', meetings: '/meetings', templates: '/reports/templates' } as const

/** What comes round, under one entry of the rail: reports, meetings, templates of forms. */
export function ReportArea({ active }: { readonly active: keyof typeof places }) {
  const t = useWords(reportWords)
  const navigate = useNavigate()
  return (
    <Segmented
      className="report-area"
      aria-label={t('area')}
      value={active}
      onChange={place => void navigate(places[place])}
      options={(Object.keys(places) as (keyof typeof places)[]).map(value => ({ value, label: t(`area.${value}`) }))}
    />
  )
}
