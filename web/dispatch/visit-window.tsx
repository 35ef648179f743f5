import { Button, Descriptions, Modal, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Act } from '../../events/registry.ts'
import { MadeLink } from '../../server/customer-links/schema.ts'
import type { Board, BoardVisit } from '../../server/dispatch/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { ActOver } from '../approvals/act-over.tsx'
import { LinkResult } from '../cases/acts/link-result.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment, useZone } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { sayTimes } from './board-time.ts'
import { dispatchKey } from './use-dispatch.ts'
import { dispatchWords } from './words.ts'

type Props = {
  readonly visit: BoardVisit
  readonly board: Board
  readonly onChange: (visit: BoardVisit) => void
  readonly onClose: () => void
}
const colours = {
  confirmed: 'success',
  done: 'default',
  asked: 'processing',
  unconfirmed: 'warning',
  'other-time': 'error',
  cancelled: 'default',
} as const

/** One visit, with what can be done about it: another time or person, the customer asked, their answer, called off. */
export function VisitWindow({ visit, board, onChange, onClose }: Props) {
  const t = useWords(dispatchWords)
  const text = useText()
  const language = useLanguage()
  const zone = useZone()
  const [act, setAct] = useState<Act>()
  const ask = useAct({
    send: (_: undefined, intent) =>
      post(`/api/cases/${encodeURIComponent(visit.case)}/links`, { purpose: 'appointment' }, MadeLink, intent),
    refreshes: [dispatchKey],
  })
  const names = new Map(board.lanes.map(lane => [lane.id, lane.name]))
  const who = visit.people.map(one => (names.get(one.id) ?? '—') + (one.part === 'companion' ? ` (${t('companion')})` : ''))
  const isOpen = visit.state !== 'done'
  if (ask.data !== undefined) return <LinkResult link={ask.data.link} onClose={onClose} />
  if (act !== undefined) return <ActOver caseId={visit.case} act={act} target={{}} onClose={onClose} />
  return (
    <Modal
      open
      title={t('visitTitle', { number: visit.number, title: visit.title })}
      footer={null}
      onCancel={onClose}
      width={560}
    >
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'when',
            label: <Moment at={visit.from} plain />,
            children: (
              <>
                {sayTimes(visit, zone)} <Tag color={colours[visit.state]}>{t(`state.${visit.state}`)}</Tag>
                {visit.clashes && <Tag color="error">{t('clash')}</Tag>}
                {visit.isLate && <Tag color="warning">{t('late')}</Tag>}
              </>
            ),
          },
          { key: 'who', label: t('who'), children: joinList(who, language) },
          ...(visit.wishFrom === null
            ? []
            : [{ key: 'wish', label: t('wishesOther'), children: <Moment at={visit.wishFrom} plain /> }]),
          { key: 'stage', label: visit.number, children: text(visit.stageTitle) },
          ...([visit.customer, visit.place].some(Boolean)
            ? [{ key: 'where', label: visit.customer ?? '', children: visit.place ?? '' }]
            : []),
        ]}
      />
      {ask.error !== null && <Refusal problem={ask.error} onClose={ask.reset} />}
      <div className="dispatch-acts">
        {isOpen && board.canPlan && (
          <>
            <Button type="primary" onClick={() => onChange(visit)}>
              {t('change')}
            </Button>
            {visit.state !== 'confirmed' && (
              <Button loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
                {t('ask')}
              </Button>
            )}
            <Button onClick={() => setAct('answer-appointment')}>{t('answer')}</Button>
            <Button danger onClick={() => setAct('cancel-appointment')}>
              {t('cancel')}
            </Button>
          </>
        )}
        <Link className="ant-btn ant-btn-default" to={`/cases/${visit.case}`}>
          {t('open')}
        </Link>
      </div>
    </Modal>
  )
}
