import { BellOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { App, Button, type MenuProps } from 'antd'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { LateDropdown } from '../ui/late-dropdown.tsx'
import { LateTooltip } from '../ui/late-tip.tsx'
import { useZone } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { dayOf, instantOf } from '../ui/wall-clock.ts'
import { useSnooze } from './use-inbox.ts'
import { inboxWords } from './words.ts'

type Props = {
  readonly duty: string
  readonly snoozedUntil: string | null
  /** Opened by the key S as well. */
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

const minute = 60_000

/** Puts a duty out of sight for a while. */
export function SnoozeButton({ duty, snoozedUntil, isOpen, onOpenChange }: Props) {
  const t = useWords(inboxWords)
  const zone = useZone()
  const { message } = App.useApp()
  const say = useProblemMessage()
  const snooze = useSnooze()
  const put = (until: string | null) =>
    snooze.mutate({ duty, until }, { onSuccess: () => until !== null && void message.success(t('snoozeDone')), onError: say })
  if (snoozedUntil !== null) {
    return (
      <LateTooltip title={t('unsnooze')}>
        <Button
          size="small"
          type="text"
          icon={<BellOutlined />}
          aria-label={t('unsnooze')}
          loading={snooze.isPending}
          onClick={() => put(null)}
        />
      </LateTooltip>
    )
  }
  const inMinutes = (minutes: number) => new Date(serverNow() + minutes * minute).toISOString()
  const tomorrow = () => instantOf(`${dayOf(serverNow() + 24 * 60 * minute, zone)}T09:00:00`, zone)
  const items: MenuProps['items'] = [
    { key: 'hint', type: 'group', label: t('snoozeHint') },
    { key: '30', label: t('snooze30'), onClick: () => put(inMinutes(30)) },
    { key: '120', label: t('snooze120'), onClick: () => put(inMinutes(120)) },
    { key: 'tomorrow', label: t('snoozeTomorrow'), onClick: () => put(tomorrow()) },
  ]
  return (
    <LateDropdown menu={{ items, autoFocus: true }} open={isOpen} onOpenChange={onOpenChange} placement="bottomRight">
      <Button size="small" type="text" icon={<ClockCircleOutlined />} loading={snooze.isPending}>
        {t('snooze')}
      </Button>
    </LateDropdown>
  )
}
