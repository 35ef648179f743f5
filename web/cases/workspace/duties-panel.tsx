import { BellOutlined, DownOutlined, MailOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { CaseWithTimeline, DutyView } from '../../../server/cases/schema.ts'
import { useMe } from '../../api/me.ts'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { letterOfDuty } from '../../letters/duty-letter.ts'
import { letterWords } from '../../letters/words.ts'
import type { OpenAct } from '../acts/act-target.ts'
import { Clause } from '../clause.tsx'
import { DutyDue } from '../duty-due.tsx'
import type { Names } from '../packs.ts'
import { RegulationChip } from '../regulation-chip.tsx'
import { actWords } from '../words-acts.ts'
import { caseWords } from '../words-case.ts'
import { pauseReasonOf } from './case-header.tsx'
import { Panel } from './panel.tsx'
import { TotalClock } from './total-clock.tsx'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }

function DutyRow({ duty, current, names, openAct }: Props & { duty: DutyView }) {
  const marks = useMarks()
  const t = useWords(caseWords)
  const acts = useWords(actWords)
  const text = useText()
  const language = useLanguage()
  const me = useMe()
  const isOpen = duty.closedAt === null
  const letters = useWords(letterWords)
  const letter = letterOfDuty(duty)
  const isMine = duty.owner.id === me.person.id
  const hasSeveral = new Set(current.duties.map(one => one.regulation.id)).size > 1
  const who =
    duty.owner.id === null
      ? t(duty.owner.role.startsWith('case:') ? 'noOwnerYet' : 'noOwner', { role: names.role(duty.owner.role) })
      : duty.owner.name
  return (
    <li className="duty" data-open={isOpen}>
      <span className="duty-words">
        <span className="duty-title">
          {text(duty.title)}
          {duty.item !== undefined && ` #${duty.item}`}
          {duty.strictest && <span className="duty-strictest">{t('strictest')}</span>}
        </span>
        <span className="duty-who">
          <span data-mine={isMine}>{isMine ? t('mine') : who}</span> <Clause of={duty.clause} edition={duty.regulation} />{' '}
          {hasSeveral && <RegulationChip of={duty.regulation} />}
        </span>
        {duty.precedence !== undefined && (
          <span className="duty-who">
            {t('precedence', { regulation: text(duty.precedence.prevails) })}{' '}
            <Clause of={duty.precedence.clause} edition={duty.precedence.says} />
          </span>
        )}
      </span>
      <DutyDue caseId={current.id} duty={duty} pausedSince={current.pausedSince} pauseReason={pauseReasonOf(current, language)} />
      {isOpen && letter !== undefined && current.can['send-letter'] === true && (
        <Tooltip title={letters('write')}>
          <Button
            type="text"
            size="small"
            icon={<MailOutlined />}
            aria-label={letters('write') + marks.colon + text(duty.title)}
            onClick={() => openAct('send-letter', { letter })}
          />
        </Tooltip>
      )}
      {isOpen && !isMine && current.can.remind === true && (
        <Tooltip title={acts('remind')}>
          <Button
            type="text"
            size="small"
            icon={<BellOutlined />}
            aria-label={acts('remind') + marks.colon + text(duty.title)}
            onClick={() => openAct('remind', { duty: duty.id })}
          />
        </Tooltip>
      )}
    </li>
  )
}

/** Duties and their clocks: open ones by due time, settled ones folded. A click on a clock explains it. */
export function DutiesPanel(props: Props) {
  const t = useWords(caseWords)
  const [open, setOpen] = useState(false)
  const { duties } = props.current
  const running = duties.filter(duty => duty.closedAt === null)
  const done = duties.filter(duty => duty.closedAt !== null)
  return (
    <Panel title={t('duties')}>
      {isCustomerKind(props.current.kind) && <TotalClock current={props.current} />}
      {running.length === 0 && <p className="case-faint">{t('noDuties')}</p>}
      <ul className="duties">
        {running.map(duty => (
          <DutyRow key={duty.id} duty={duty} {...props} />
        ))}
      </ul>
      {done.length > 0 && (
        <Button
          type="link"
          size="small"
          className="duties-more"
          icon={open ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('dutiesDone', { count: done.length })}
        </Button>
      )}
      {open && (
        <ul className="duties">
          {done.map(duty => (
            <DutyRow key={duty.id} duty={duty} {...props} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
