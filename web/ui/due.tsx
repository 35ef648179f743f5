import {
  CalendarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  MinusCircleOutlined,
  PauseOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { type MouseEvent, type ReactNode, useCallback } from 'react'
import { useNavigate } from 'react-router'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { type DueLook, type DutyClock, dueLook, dueStep } from './due-look.ts'
import { type DueDetails, DueTip } from './due-tip.tsx'
import { sayDue } from './due-words.ts'
import { LateCard } from './late-tip.tsx'
import { useZone } from './moment.tsx'
import { useNow } from './now.ts'
import { useWhy, type WhyOf } from './why-link.ts'
import { timeWords } from './words-time.ts'
import './due.css'

/** Drawn as well as coloured (UI.md §4: never colour alone). */
const icons: Readonly<Record<DueLook['kind'], ReactNode>> = {
  plenty: <ClockCircleOutlined />,
  half: <ClockCircleOutlined />,
  soon: <FieldTimeOutlined />,
  overdue: <ExclamationCircleFilled />,
  paused: <PauseOutlined />,
  met: <CheckCircleOutlined />,
  late: <WarningOutlined />,
  provisional: <CalendarOutlined />,
  missed: <MinusCircleOutlined />,
  cancelled: <MinusCircleOutlined />,
  untimed: <MinusCircleOutlined />,
}

type Props = DutyClock &
  DueDetails & {
    /** Why it is paused, in two or three characters: 等客户. */
    readonly pauseReason?: string | undefined
    /** Opens the explanation of this duty; or give an address or a function of your own. */
    readonly why?: WhyOf | undefined
    readonly whyHref?: string | undefined
    readonly onWhy?: (() => void) | undefined
    /** Shows the duty's name before the time: for the header of a case. */
    readonly named?: boolean
  }

/** A deadline, wherever one is drawn. Ticks by the server's clock; hover or focus tells when, within what, under which clause; a click tells why. */
export function Due(props: Props) {
  const marks = useMarks()
  const t = useWords(timeWords)
  const language = useLanguage()
  const zone = useZone()
  const navigate = useNavigate()
  const { show, hrefOf } = useWhy()
  const {
    dueAt,
    state,
    provisional,
    startedAt,
    pausedSince,
    metAt,
    pauseReason,
    why,
    whyHref,
    onWhy,
    title,
    named = false,
  } = props
  const step = useCallback((at: number) => dueStep({ dueAt, state, pausedSince }, at), [dueAt, state, pausedSince])
  const now = useNow(step)
  const look = dueLook({ dueAt, state, provisional, startedAt, pausedSince, metAt }, now)
  const said = sayDue(look, { dueAt, pauseReason, now, zone, language, t })
  const href = whyHref ?? (why === undefined ? undefined : hrefOf(why))
  const open = onWhy ?? (why !== undefined ? () => show(why) : whyHref !== undefined ? () => void navigate(whyHref) : undefined)
  const onClick = (event: MouseEvent) => {
    // Chips stand in rows that open the case when clicked.
    event.stopPropagation()
    open?.()
  }
  return (
    <LateCard delayMs={250} content={<DueTip clock={props} details={props} look={look} said={said} href={href} onWhy={open} />}>
      <button
        type="button"
        className="due"
        data-look={look.kind}
        onClick={onClick}
        aria-label={[title, said, open && t('why')].filter(Boolean).join(marks.comma)}
      >
        <span className="due-icon" aria-hidden="true">
          {icons[look.kind]}
        </span>
        {named && title !== undefined && <span className="due-title">{title}</span>}
        <span className="due-text">{said}</span>
      </button>
    </LateCard>
  )
}
