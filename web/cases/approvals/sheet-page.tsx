import { LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { Loaded, Nothing } from '../../ui/page.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { useCase } from '../case-data.ts'
import { useCaseNames } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import { useScene } from '../timeline/scene.ts'
import { requestWords } from '../words-approvals.ts'
import { ApprovalSheet } from './approval-sheet.tsx'
import { storyOf } from './story.ts'
import '../forms/print.css'
import '../cases.css'
import '../timeline/timeline.css'
import './approvals.css'
import './sheet.css'

function Sheet({ current, request }: { current: CaseWithTimeline; request: string }) {
  const marks = useMarks()
  const t = useWords(requestWords)
  const language = useLanguage()
  const { names } = useCaseNames(current.edition)
  const scene = useScene(current, names)
  const story = storyOf(current.timeline, request)
  const form = story?.request.form
  const subject = story?.request.subject ?? 'plan'
  const what =
    form === undefined || subject === 'ratification' ? sayValue('subject', subject, language) : marks.titled(names.form(form))
  const title = t('sheetTitle', { what })
  usePageTitle(`${title} ${current.number}`)
  return story === undefined ? <Nothing title={t('notThere')} /> : <ApprovalSheet story={story} scene={scene} title={title} />
}

/** `/cases/:id/approvals/:request`: one approval with all that belongs to it, as it is read on a phone and printed on paper. */
export function ApprovalSheetPage() {
  const t = useWords(requestWords)
  const { id = '', request = '' } = useParams()
  const query = useCase(id)
  return (
    <div className="form-print">
      <div className="form-print-bar no-print">
        <Link to={`/cases/${id}#request-${request}`}>
          <LeftOutlined aria-hidden /> {t('back')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()} disabled={query.data === undefined}>
          {t('printWord')}
        </Button>
      </div>
      <Loaded query={query}>{current => <Sheet current={current} request={request} />}</Loaded>
    </div>
  )
}
