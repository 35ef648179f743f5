import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined, StopOutlined, WarningFilled } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import type { MandateRow } from '../../server/mandates/schema.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import type { Word } from './word-dialog.tsx'
import { mandateWords } from './words.ts'

type State = 'requested' | 'inForce' | 'ahead' | 'over' | 'idle' | 'refused' | 'revoked'

/** Where a mandate stands now. Approved and within its dates it may still be idle: what it hands on has ended. */
export function stateOf(row: Pick<MandateRow, 'status' | 'inForce' | 'since' | 'until'>, now: number): State {
  if (row.status === 'refused' || row.status === 'revoked') return row.status
  if (Date.parse(row.until) <= now) return 'over'
  if (row.status === 'requested') return 'requested'
  if (row.inForce) return 'inForce'
  return now < Date.parse(row.since) ? 'ahead' : 'idle'
}

const looks: Readonly<Record<State, { readonly colour: string; readonly icon: ReactNode }>> = {
  requested: { colour: 'processing', icon: <ClockCircleOutlined aria-hidden /> },
  inForce: { colour: 'success', icon: <CheckCircleFilled aria-hidden /> },
  ahead: { colour: 'default', icon: <ClockCircleOutlined aria-hidden /> },
  over: { colour: 'default', icon: <MinusCircleOutlined aria-hidden /> },
  idle: { colour: 'warning', icon: <MinusCircleOutlined aria-hidden /> },
  refused: { colour: 'error', icon: <StopOutlined aria-hidden /> },
  revoked: { colour: 'default', icon: <StopOutlined aria-hidden /> },
}

function Facts({ row }: { row: MandateRow }) {
  const t = useWords(mandateWords)
  const language = useLanguage()
  const list = (group: 'subject' | 'kind', values: readonly string[] | null, none: string) =>
    values === null
      ? none
      : joinList(
          values.map(one => sayValue(group, one, language)),
          language,
        )
  return (
    <dl className="mandate-facts">
      <div>
        <dt>{t('scope')}</dt>
        <dd>
          {list('subject', row.subjects, t('everything'))} · {list('kind', row.kinds, t('allKinds'))}
        </dd>
      </div>
      <div>
        <dt>{t('limit')}</dt>
        <dd>
          {row.belowFen === null ? (
            t('ownLimit')
          ) : (
            <>
              {t('below')} <Money fen={row.belowFen} short />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('period')}</dt>
        <dd>
          <Moment at={row.since} plain full /> – <Moment at={row.until} plain full />
        </dd>
      </div>
      <div>
        <dt>{t('passing')}</dt>
        <dd>
          {t(row.mayPassOn ? 'mayPass' : 'mayNotPass')}
          {row.via !== null && ` · ${t('isPassed')}`}
        </dd>
      </div>
      <div>
        <dt>{t('reason')}</dt>
        <dd className="mandate-reason">{row.reason}</dd>
      </div>
    </dl>
  )
}

/** What was said to it: asked for, approved, revoked, by whom and why. */
function History({ row }: { row: MandateRow }) {
  const t = useWords(mandateWords)
  const said = (what: string) =>
    what === 'requested' || what === 'approved' || what === 'refused' || what === 'revoked' ? t(`what.${what}`) : what
  return (
    <details className="mandate-history">
      <summary>{t('history')}</summary>
      <ol>
        {row.events.map(one => (
          <li key={one.at + one.what}>
            <Moment at={one.at} plain full /> {one.by.name} <strong>{said(one.what)}</strong>
            <span className="mandate-reason">{one.words}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

type Props = { readonly row: MandateRow; readonly onWord: (word: Word) => void; readonly onPassOn: () => void }

/** One mandate: who for whom, whether it counts now, for what, until when, and what may be done about it. */
export function MandateCard({ row, onWord, onPassOn }: Props) {
  const t = useWords(mandateWords)
  const language = useLanguage()
  const me = useMe()
  const state = stateOf(row, serverNow())
  const mayPass = row.inForce && row.mayPassOn && row.holder.id === me.person.id
  return (
    <li className="mandate" data-state={state}>
      <div className="mandate-head">
        <strong>{t('gives', { principal: row.principal.name, holder: row.holder.name })}</strong>
        <Tag color={looks[state].colour} icon={looks[state].icon}>
          {t(`state.${state}`)}
        </Tag>
        {row.waitingFor.length > 0 && (
          <span className="mandate-hint">
            {t('waitsFor', {
              names: joinList(
                row.waitingFor.map(one => one.name),
                language,
              ),
            })}
          </span>
        )}
      </div>
      {row.warnings.includes('holder-away') && (
        <p className="mandate-warning">
          <WarningFilled aria-hidden /> {t('holderAway', { name: row.holder.name })}
        </p>
      )}
      <Facts row={row} />
      <History row={row} />
      {(row.canDecide || row.canRevoke || mayPass) && (
        <div className="mandate-acts">
          {row.canDecide && (
            <>
              <Button type="primary" size="small" onClick={() => onWord('approve')}>
                {t('approve')}
              </Button>
              <Button size="small" onClick={() => onWord('refuse')}>
                {t('refuse')}
              </Button>
            </>
          )}
          {mayPass && (
            <Button size="small" onClick={onPassOn}>
              {t('passOn')}
            </Button>
          )}
          {row.canRevoke && (
            <Button size="small" danger onClick={() => onWord('revoke')}>
              {t('revoke')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
