import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Day } from '../ui/moment.tsx'
import { DayInput } from '../ui/moment-input.tsx'
import type { Window } from './windows.ts'
import { settingWords } from './words.ts'

export type OwnDays = Readonly<Record<string, { readonly windows: readonly Window[]; readonly name?: string | undefined }>>
type Props = {
  readonly value: OwnDays
  readonly usual: readonly Window[]
  readonly onChange: (days: OwnDays) => void
  readonly disabled: boolean
}

/** Days on which the company closes or works beside the official arrangement. A working day takes the usual windows. */
export function OwnDaysInput({ value, usual, onChange, disabled }: Props) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const [date, setDate] = useState<string | null>(null)
  const [kind, setKind] = useState<'closed' | 'open'>('closed')
  const [name, setName] = useState('')
  const dates = Object.keys(value).sort()
  const isTaken = date !== null && date in value
  const add = () => {
    if (date === null || isTaken) return
    const { [date]: _, ...rest } = value
    onChange({
      ...rest,
      [date]: { windows: kind === 'closed' ? [] : usual, ...(name.trim() === '' ? {} : { name: name.trim() }) },
    })
    setDate(null)
    setName('')
  }
  const remove = (day: string) => onChange(Object.fromEntries(Object.entries(value).filter(([one]) => one !== day)))
  return (
    <>
      {dates.length === 0 && <p className="setting-quiet">{t('noOwnDays')}</p>}
      <ul className="own-days">
        {dates.map(day => {
          const own = value[day]
          const isOpen = (own?.windows.length ?? 0) > 0
          return (
            <li key={day}>
              <Day date={day} />
              <span className="day-kind" data-open={isOpen}>
                {isOpen
                  ? `${t('open')} ${own?.windows.map(window => window.join('–')).join(language === 'zh' ? '、' : ', ')}`
                  : t('closed')}
              </span>
              <span>{own?.name}</span>
              {!disabled && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${shared('delete')} ${day}`}
                  onClick={() => remove(day)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {!disabled && (
        <div className="own-day-new">
          <DayInput value={date} onChange={setDate} />
          <Segmented
            aria-label={t('dayKind')}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'closed' as const, label: t('closed') },
              { value: 'open' as const, label: t('open') },
            ]}
          />
          <Input
            aria-label={t('dayName')}
            placeholder={t('dayNamePlaceholder')}
            value={name}
            maxLength={100}
            onChange={event => setName(event.target.value)}
          />
          <Button icon={<PlusOutlined />} disabled={date === null || isTaken} onClick={add}>
            {t('addDay')}
          </Button>
          {isTaken && <span className="setting-wrong">{t('dayTaken')}</span>}
        </div>
      )}
    </>
  )
}
