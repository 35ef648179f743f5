import { useMarks } from '../../language/marks.ts'
import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { sayValue } from '../say-value.ts'
import type { Entry, Scene } from '../timeline/scene.ts'
import { requestWords } from '../words-approvals.ts'
import { sayField } from '../words-fields.ts'
import type { ApprovalStory, StoryDecision } from './story.ts'

/** A decision in words: who, in whose place, what, why; struck where it no longer counts. */
export function DecisionLine({ one, scene }: { one: StoryDecision; scene: Scene }) {
  const t = useWords(requestWords)
  const marks = useMarks()
  const { reason, remedy } = one.entry.sealed
  const ratifies = one.entry.data.subject === 'ratification'
  // Taken outside the system: whoever recorded it did not decide.
  const isRecorded = !ratifies && one.entry.data.recorded !== undefined
  const said = one.entry.data.finding === true ? 'finding' : one.decision
  return (
    <div className="request-said" data-void={one.voidedBy !== undefined}>
      <span className="request-said-what">
        {one.person === one.actor
          ? scene.person(one.person)
          : t(one.successor === one.actor ? 'succeeds' : isRecorded ? 'recordedBy' : 'inPlaceOf', {
              actor: scene.person(one.actor),
              name: scene.person(one.person),
            })}
        {one.successor !== undefined &&
          one.successor !== one.actor &&
          ` · ${t('holdsNow', { name: scene.person(one.successor) })}`}{' '}
        <strong data-decision={one.decision}>{sayValue(ratifies ? 'ratify' : 'decision', said, scene.language)}</strong>{' '}
        <span className="case-faint">
          <Moment at={one.entry.at} />
        </span>
      </span>
      {typeof reason === 'string' && <span className="request-reason">{reason}</span>}
      {typeof remedy === 'string' && (
        <span className="request-reason">{sayField('approval.decided', 'remedy', scene.language) + marks.colon + remedy}</span>
      )}
      {one.voidedBy !== undefined && <span className="request-void">{t('voidBy', { what: sayVoid(one.voidedBy, scene) })}</span>}
    </div>
  )
}

/** Why a decision no longer counts. */
function sayVoid(by: Entry, scene: Scene): string {
  const title = by.type === 'approval.decided' ? sayValue('decision', by.data.decision, scene.language) : undefined
  return `${scene.person(by.actor.id)} ${title ?? (scene.language === 'en' ? (by.title.en ?? by.title.zh) : by.title.zh)}`
}

/** A question and its answer. */
export function OpinionLine({ asked, story, scene }: { asked: Entry; story: ApprovalStory; scene: Scene }) {
  const t = useWords(requestWords)
  const answer = story.others.find(one => one.type === 'approval.opinion-given' && one.data.question === asked.id)
  const isOpen = story.request.questions?.some(one => one.id === asked.id) === true
  return (
    <div className="request-said">
      <span className="request-said-what">
        {t('asks', { by: scene.person(asked.actor.id), to: scene.person(String(asked.data.to)) })}
        {isOpen && asked.data.waits === true && <span className="request-holds">{t('holds')}</span>}
      </span>
      {typeof asked.sealed.question === 'string' && <span className="request-reason">{asked.sealed.question}</span>}
      {answer === undefined ? (
        isOpen && <span className="case-faint">{t('notAnswered')}</span>
      ) : (
        <span className="request-answer">
          {t('answered', { name: scene.person(answer.actor.id) })}
          <span className="request-reason">{String(answer.sealed.opinion ?? '')}</span>
        </span>
      )}
    </div>
  )
}
