import { Button, DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useState } from 'react'
import type { CalendarDay } from '../../server/settings/schema.ts'
import { useCalendarYear } from '../api/calendar.ts'
import { serverNow } from '../api/server-time.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useZone } from './moment.tsx'
import type { DayProps, MomentProps } from './moment-input.tsx'
import { dayOf, instantOf, wallClockOf } from './wall-clock.ts'
import { uiWords } from './words.ts'
import './inputs.css'

/** The picker counts in dayjs; it is given the organisation's wall clock, whatever zone the browser is in. */
const wallFormat = 'YYYY-MM-DDTHH:mm:ss'

/** 休 and 班 on the days of the picker (UI.md §8). Fetches the year in view. */
function useDayMarks(isOpen: boolean, value: string | null | undefined) {
  const t = useWords(uiWords)
  const [year, setYear] = useState(() => Number((value ?? new Date(serverNow()).toISOString()).slice(0, 4)))
  const days = useCalendarYear(year, isOpen)
  const mark = (day: CalendarDay | undefined) =>
    day?.kind === 'holiday' ? t('rest') : day?.kind === 'makeup' ? t('work') : undefined
  const cellRender = (current: string | number | Dayjs, info: { type: string; originNode: React.ReactElement }) => {
    if (info.type !== 'date' || !dayjs.isDayjs(current)) return info.originNode
    const day = days?.get(current.format('YYYY-MM-DD'))
    const word = mark(day)
    return (
      <div className="ant-picker-cell-inner day-cell" title={day?.name}>
        {current.date()}
        {word !== undefined && (
          <span className="day-mark" data-kind={day?.kind}>
            {word}
          </span>
        )}
      </div>
    )
  }
  return { cellRender, onPanelChange: (shown: Dayjs) => setYear(shown.year()) }
}

function useDayjsLanguage() {
  const language = useLanguage()
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language])
}

/** A moment, picked on the organisation's wall clock, kept as an instant. */
export function MomentPicker({ value, onChange, notAfterNow = false, id, disabled = false, placeholder }: MomentProps) {
  const t = useWords(uiWords)
  const zone = useZone()
  const [open, setOpen] = useState(false)
  const marks = useDayMarks(open, value)
  useDayjsLanguage()
  const pick = (picked: Dayjs | null) => onChange?.(picked === null ? null : instantOf(picked.format(wallFormat), zone))
  const now = () => {
    pick(dayjs(wallClockOf(serverNow(), zone)).second(0))
    setOpen(false)
  }
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...marks}
      className="wide-input"
      showTime={{ format: 'HH:mm', minuteStep: 1 }}
      format="YYYY-MM-DD HH:mm"
      // The picker's own "now" is the browser's, in the browser's zone.
      showNow={false}
      renderExtraFooter={() => (
        <Button type="link" size="small" onClick={now}>
          {t('now')}
        </Button>
      )}
      open={open}
      onOpenChange={setOpen}
      value={value === undefined || value === null ? null : dayjs(wallClockOf(value, zone))}
      onChange={pick}
      // Opens at the organisation's today, not the browser's.
      defaultPickerValue={dayjs(wallClockOf(serverNow(), zone))}
      {...(notAfterNow ? { maxDate: dayjs(wallClockOf(serverNow(), zone)) } : {})}
      disabled={disabled}
      placeholder={placeholder ?? t('chooseTime')}
      needConfirm={false}
    />
  )
}

/** A day of the organisation's calendar. */
export function DayPicker({ value, onChange, notAfterToday = false, id, disabled = false, placeholder }: DayProps) {
  const t = useWords(uiWords)
  const zone = useZone()
  const [open, setOpen] = useState(false)
  const marks = useDayMarks(open, value)
  useDayjsLanguage()
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...marks}
      className="wide-input"
      format="YYYY-MM-DD"
      showNow={false}
      open={open}
      onOpenChange={setOpen}
      value={value === undefined || value === null ? null : dayjs(value)}
      onChange={picked => onChange?.(picked === null ? null : picked.format('YYYY-MM-DD'))}
      defaultPickerValue={dayjs(dayOf(serverNow(), zone))}
      {...(notAfterToday ? { maxDate: dayjs(dayOf(serverNow(), zone)) } : {})}
      disabled={disabled}
      placeholder={placeholder ?? t('chooseDay')}
    />
  )
}
