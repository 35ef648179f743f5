import { EditOutlined, LinkOutlined, LockOutlined, MobileOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { EntryMark } from '../../ledger/entry-mark.tsx'
import { shellWords } from '../../shell/words.ts'
import { avatarLetters } from '../../ui/avatar-letters.ts'
import { copyText } from '../../ui/copy-text.ts'
import { LateTooltip } from '../../ui/late-tip.tsx'
import { Moment } from '../../ui/moment.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import { caseWords } from '../words-case.ts'
import { actorName } from './actor-name.ts'
import { EntryBody } from './entry-body.tsx'
import { Files } from './field-value.tsx'
import { headlineOf, lineOf } from './headline.ts'
import type { Entry, Scene } from './scene.ts'
import { isCustomerVisible } from './timeline-filter.ts'

type Props = { readonly entry: Entry; readonly scene: Scene; readonly openAct: OpenAct; readonly highlighted: boolean }

/** 补录: recorded later than it happened, and what the superior says to it. */
function Backdated({ entry, scene, openAct }: Pick<Props, 'entry' | 'scene' | 'openAct'>) {
  const t = useWords(caseWords)
  if (entry.backdated === 'no') return null
  const can = scene.case.can['confirm-backdating'] === true
  // The superior decides on the reason: it stands beside the two buttons.
  const { reason, evidence } = (entry.sealed.backdating ?? {}) as { readonly reason?: string; readonly evidence?: string }
  const why = (
    <>
      {reason !== undefined && <span>{t('backdatedReason', { reason })}</span>}
      {evidence !== undefined && <Files ids={[evidence]} scene={scene} />}
    </>
  )
  return (
    <span className="entry-backdated" data-state={entry.backdated}>
      {entry.backdated === 'waiting' ? (
        <>
          {t('backdatedWaiting')} <Moment at={entry.recordedAt} plain />
          {why}
          {can && (
            <>
              <Button type="link" size="small" onClick={() => openAct('confirm-backdating', { event: entry.id, accepted: true })}>
                {t('confirmBackdating')}
              </Button>
              <Button
                type="link"
                size="small"
                onClick={() => openAct('confirm-backdating', { event: entry.id, accepted: false })}
              >
                {t('refuseBackdating')}
              </Button>
            </>
          )}
        </>
      ) : (
        <>
          {t(entry.backdated === 'confirmed' ? 'backdatedConfirmed' : 'backdatedRefused')}
          {why}
        </>
      )}
    </span>
  )
}

/** 离线: done on a phone and sent later, by whose clock, and whether its time is believed. */
function FromPhone({ entry }: Pick<Props, 'entry'>) {
  const t = useWords(caseWords)
  if (entry.device === undefined) return null
  const { at, offsetMs, time } = entry.device
  const late = Date.parse(entry.recordedAt) - Date.parse(entry.at) > 60_000
  // Sent at once by a clock that is right: nothing to say.
  if (!late && time === 'believed') return null
  const seconds = Math.round((offsetMs ?? 0) / 1000)
  return (
    <span className="entry-phone" data-doubted={time !== 'believed'}>
      <MobileOutlined aria-hidden /> {t('fromPhone')} <Moment at={at} plain />
      {Math.abs(seconds) >= 1 && <> {t(seconds > 0 ? 'phoneSlow' : 'phoneFast', { seconds: Math.abs(seconds) })}</>}
      {' · '}
      {t('receivedAt')} <Moment at={entry.recordedAt} plain />
      {time !== 'believed' && <> · {t(`time.${time}`)}</>}
    </span>
  )
}

/** One event of the timeline: who, what, when, and its fields in words. */
export function TimelineCard({ entry, scene, openAct, highlighted }: Props) {
  const t = useWords(caseWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isVisible = isCustomerVisible(entry)
  const copyLink = async () => {
    if (await copyText(`${window.location.origin}/cases/${scene.case.id}#${entry.id}`)) void message.success(shared('copied'))
  }
  const isWaiting = entry.id.startsWith('sending')
  const look = isVisible ? 'customer' : entry.type === 'note.added' ? 'note' : 'work'
  return (
    <li
      id={entry.id}
      className="entry"
      data-look={look}
      data-highlighted={highlighted}
      data-corrected={entry.correctedBy !== undefined}
      aria-busy={isWaiting}
    >
      <span className="entry-avatar" aria-hidden="true">
        {avatarLetters(actorName(entry, scene.language))}
      </span>
      <div className="entry-card">
        <div className="entry-head">
          <strong>{actorName(entry, scene.language)}</strong>
          <span className="entry-what">{headlineOf(entry, scene)}</span>
          {isVisible && <span className="entry-visible">{t('customerVisible')}</span>}
          <span className="entry-side">
            {isWaiting ? <span className="case-faint">{t('sending')}</span> : <Moment at={entry.at} relative />}
            {!isWaiting && (
              <span className="entry-acts">
                {entry.corrections !== undefined && (
                  <LateTooltip title={t('correct')}>
                    <Button
                      type="text"
                      size="small"
                      icon={<EditOutlined />}
                      aria-label={t('correct')}
                      onClick={() => openAct('correct', { event: entry.id })}
                    />
                  </LateTooltip>
                )}
                <EntryMark event={entry.id} />
                <LateTooltip title={t('link')}>
                  <Button
                    type="text"
                    size="small"
                    icon={<LinkOutlined />}
                    aria-label={t('link')}
                    onClick={() => void copyLink()}
                  />
                </LateTooltip>
              </span>
            )}
          </span>
        </div>
        {scene.case.underSeal.includes(entry.id) ? (
          <p className="case-faint">
            <LockOutlined aria-hidden /> {t('underSealHint')}
          </p>
        ) : (
          <EntryBody entry={entry} scene={scene} />
        )}
        <FromPhone entry={entry} />
        <Backdated entry={entry} scene={scene} openAct={openAct} />
        {entry.correctedBy !== undefined && (
          <a className="entry-corrected" href={`#${entry.correctedBy}`}>
            {t('correctedBy')}
          </a>
        )}
      </div>
    </li>
  )
}

/** A system event: one line. */
export function TimelineLine({ entry, scene, highlighted }: Omit<Props, 'openAct'>) {
  return (
    <li
      id={entry.id}
      className="entry-line"
      data-kind={entry.type === 'alarm.fired' ? String(entry.data.kind) : entry.type === 'message.failed' ? 'breach' : 'plain'}
      data-highlighted={highlighted}
    >
      <Moment at={entry.at} plain />
      <span>{lineOf(entry, scene)}</span>
      {typeof entry.sealed.note === 'string' && <span className="entry-line-note">{entry.sealed.note}</span>}
      <span className="entry-acts">
        <EntryMark event={entry.id} />
      </span>
    </li>
  )
}
