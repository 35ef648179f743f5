import { MoreOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Dropdown, Tag } from 'antd'
import { Link } from 'react-router'
import type { Act } from '../../../events/registry.ts'
import { joinList } from '../../language/join-list.ts'
import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import { sayRequest, type WaitingRequest } from '../acts/which-request.ts'
import type { Scene } from '../timeline/scene.ts'
import { actKey, actWords } from '../words-acts.ts'
import { requestWords } from '../words-approvals.ts'
import { caseWords } from '../words-case.ts'
import { DifferenceList } from './difference-list.tsx'
import { operations } from './operations.ts'
import { Amounts, UrgentTag } from './request-brief.tsx'
import { RouteStepper } from './route-stepper.tsx'
import { storyOf } from './story.ts'
import './approvals.css'

type Props = { readonly request: WaitingRequest; readonly scene: Scene; readonly openAct: OpenAct }

/** What this person may do to a submission now: the decision as buttons, the rest under ⋯. */
function Acts({ request, openAct }: Omit<Props, 'scene'>) {
  const t = useWords(requestWords)
  const acts = useWords(actWords)
  const items = operations.flatMap(act => (request.can[act] === true ? [{ key: act, label: acts(actKey(act)) }] : []))
  const canDecide = request.can.decide === true
  const ratifies = request.ratifies !== undefined
  const open = (decision: 'approve' | 'return' | 'reject') => openAct('decide', { request: request.id, decision })
  if (!canDecide && items.length === 0 && request.can['give-opinion'] !== true) return null
  return (
    <div className="request-acts no-print">
      {canDecide && (
        <>
          <Button type="primary" size="small" onClick={() => open('approve')}>
            {t(ratifies ? 'ratify' : 'approve')}
          </Button>
          {!ratifies && (
            <Button size="small" onClick={() => open('return')}>
              {t('return')}
            </Button>
          )}
          <Button size="small" danger onClick={() => open('reject')}>
            {t(ratifies ? 'refuse' : 'reject')}
          </Button>
        </>
      )}
      {request.can['give-opinion'] === true && (
        <Button type="primary" size="small" onClick={() => openAct('give-opinion', { request: request.id })}>
          {t('answer')}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => openAct(key as Act, { request: request.id }) }}
          classNames={{ root: 'case-menu' }}
        >
          <Button size="small" icon={<MoreOutlined />}>
            {t('more')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}

/** Decisions recorded on it in somebody's name, and until when they confirm them; theirs to answer here. */
export function Unconfirmed({ request, scene, openAct }: { request: { id: string } } & Omit<Props, 'request'>) {
  const t = useWords(requestWords)
  return scene.case.unconfirmed
    .filter(one => one.request === request.id)
    .map(one => (
      <p key={one.recorded} className="request-unconfirmed">
        {t('unconfirmed', { name: one.person.name, by: one.by.name })} <Moment at={one.until} />{' '}
        {one.can && (
          <Button size="small" type="primary" onClick={() => openAct('answer-recorded', { recorded: one.recorded })}>
            {t('confirmOrContest')}
          </Button>
        )}
      </p>
    ))
}

/** A submission that waits: what, by whom, how much, its route, and what may be done about it. */
export function RequestCard({ request, scene, openAct }: Props) {
  const t = useWords(requestWords)
  const words = useWords(caseWords)
  const { language, names } = scene
  const story = storyOf(scene.case.timeline, request.id)
  return (
    <div
      className="request"
      id={`request-${request.id}`}
      data-mine={request.can.decide === true || request.can['give-opinion'] === true}
    >
      <div className="request-head">
        <a className="request-title" href={`#${request.id}`}>
          {sayRequest(request, names, language)}
        </a>
        {request.urgent && <UrgentTag />}
        {request.round > 1 && <Tag color="warning">{t('round', { round: request.round })}</Tag>}
        <Link
          className="request-print"
          to={`/cases/${scene.case.id}/approvals/${request.id}`}
          aria-label={t('print')}
          title={t('print')}
        >
          <PrinterOutlined aria-hidden />
        </Link>
      </div>
      <span className="case-faint">
        {request.ratifies !== undefined && `${t('ratifies', { name: request.ratifies.person.name })} · `}
        {t('submittedBy', { name: request.by.name })} · {t('stepOf', { step: request.step + 1, steps: request.steps.length })}
      </span>
      <Amounts request={request} />
      {request.isSuspended && <Alert type="warning" showIcon title={t('suspended')} />}
      <Unconfirmed request={request} scene={scene} openAct={openAct} />
      <WhyButton of={{ caseId: scene.case.id, what: `request.${request.id}` }} about={words('approversWord')} />
      {story !== undefined && <RouteStepper story={story} scene={scene} />}
      {request.copied.length > 0 && (
        <p className="case-faint">
          {t('copied', {
            names: joinList(
              request.copied.map(one => one.name),
              language,
            ),
          })}
        </p>
      )}
      {story?.previous !== undefined && (
        <details className="request-more">
          <summary>{t('difference', { round: Number(story.previous.data.round) })}</summary>
          <DifferenceList before={story.previous} after={story.submission} scene={scene} />
        </details>
      )}
      <Acts request={request} openAct={openAct} />
    </div>
  )
}
