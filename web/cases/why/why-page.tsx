import { LeftOutlined } from '@ant-design/icons'
import { Link, useParams } from 'react-router'
import { useWhyData } from '../../api/why.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Loaded } from '../../ui/page.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { WhyActions } from '../../ui/why-actions.tsx'
import { whyPath } from '../../ui/why-link.ts'
import { WhySheet } from '../../ui/why-sheet.tsx'
import { timeWords } from '../../ui/words-time.ts'

/** `/cases/:id/why/:what`: an explanation alone, to send and to print on A4. */
export function WhyPage() {
  const t = useWords(timeWords)
  const text = useText()
  const { id = '', what = '' } = useParams()
  const query = useWhyData(id, what)
  const { data } = query
  usePageTitle(data === undefined ? '' : text(data.answer))
  return (
    <div className="why-page">
      <div className="why-page-bar no-print">
        <Link to={`/cases/${id}`}>
          <LeftOutlined aria-hidden /> {t('whyBack')}
        </Link>
        {data !== undefined && <WhyActions why={data} path={whyPath({ caseId: id, what })} onPrint={() => window.print()} />}
      </div>
      <Loaded query={query}>
        {why => (
          <div className="why-page-sheet">
            <h1>{why.kind === 'due' ? t('whyTitle') : text(why.title)}</h1>
            <WhySheet why={why} />
          </div>
        )}
      </Loaded>
    </div>
  )
}
