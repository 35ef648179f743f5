import { PrinterOutlined, ThunderboltFilled } from '@ant-design/icons'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { Money } from '../../ui/money.tsx'
import type { WaitingRequest } from '../acts/which-request.ts'
import type { Names } from '../packs.ts'
import { EntryBody } from '../timeline/entry-body.tsx'
import { useScene } from '../timeline/scene.ts'
import { requestWords } from '../words-approvals.ts'
import { DifferenceList } from './difference-list.tsx'
import { RouteStepper } from './route-stepper.tsx'
import { storyOf } from './story.ts'
import '../cases.css'
import '../timeline/timeline.css'
import './approvals.css'

/** The amounts of a submission: what is asked for, and what chose the route where more counts with it. 大写 where somebody decides on it. */
export function Amounts({ request, capital = false }: { request: WaitingRequest; capital?: boolean }) {
  const t = useWords(requestWords)
  if (request.amountFen === undefined) return null
  const more = (request.decisiveFen ?? request.amountFen) - request.amountFen
  return (
    <p className="request-amount">
      <span className="case-faint">{t('amount')}</span>{' '}
      <strong>
        <Money fen={request.amountFen} capital={capital} />
      </strong>
      {more > 0 && request.decisiveFen !== undefined && (
        <span className="request-decisive">
          {t('decisive')} <Money fen={request.decisiveFen} short /> · {t('decisiveWhy')} <Money fen={more} short />
        </span>
      )}
    </p>
  )
}

/** 加急, in a word and an icon. */
export function UrgentTag() {
  const t = useWords(requestWords)
  return (
    <Tag color="error" icon={<ThunderboltFilled aria-hidden />}>
      {t('urgent')}
    </Tag>
  )
}

type Props = { readonly current: CaseWithTimeline; readonly request: WaitingRequest; readonly names: Names }

/** What is to be decided, where it is decided: the amount, what was submitted, what changed since the last round, what others have said. */
export function RequestBrief({ current, request, names }: Props) {
  const t = useWords(requestWords)
  const scene = useScene(current, names)
  const story = storyOf(current.timeline, request.id)
  if (story === undefined) return null
  return (
    <section className="request-brief" aria-label={t('content')}>
      <div className="request-brief-head">
        {request.urgent && <UrgentTag />}
        {request.round > 1 && <Tag color="warning">{t('round', { round: request.round })}</Tag>}
        {request.ratifies !== undefined && <Tag>{t('ratifies', { name: request.ratifies.person.name })}</Tag>}
        <Link to={`/cases/${current.id}/approvals/${request.id}`} className="request-print">
          <PrinterOutlined aria-hidden /> {t('readAll')}
        </Link>
      </div>
      <Amounts request={request} capital />
      {story.previous !== undefined && <DifferenceList before={story.previous} after={story.submission} scene={scene} />}
      <EntryBody entry={story.submission} scene={scene} except={['route', 'amountFen', 'urgent']} />
      <RouteStepper story={story} scene={scene} />
    </section>
  )
}
