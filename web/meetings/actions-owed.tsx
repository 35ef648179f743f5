import { useWords } from '../language/use-words.ts'
import { useMinute } from '../ui/now.ts'
import { ActionLine } from './action-line.tsx'
import { useMeetingActions } from './use-meetings.ts'
import { meetingWords } from './words.ts'

/** An action comes into sight on the desk this long before it is due. */
const SHOWN_DAYS = 7

/** What meetings agreed on that I do or confirm within a week. Nothing where there is none. */
export function ActionsOwed() {
  const t = useWords(meetingWords)
  const soon = useMinute() + SHOWN_DAYS * 86_400_000
  const mine = useMeetingActions({ tab: 'mine' }).items
  const actions = mine.filter(one => one.can.length > 0 && (one.state === 'done' || Date.parse(one.dueAt) <= soon))
  if (actions.length === 0) return null
  return (
    <div className="inbox-waiting">
      <section className="panel" aria-labelledby="inbox-meeting-actions">
        <h2 id="inbox-meeting-actions" className="inbox-panel-head">
          {t('owedActions')}
          <span className="inbox-count">{t('count', { count: String(actions.length) })}</span>
        </h2>
        <ul>
          {actions.map(action => (
            <ActionLine key={action.id} action={action} />
          ))}
        </ul>
      </section>
    </div>
  )
}
