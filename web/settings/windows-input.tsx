import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useWords } from '../language/use-words.ts'
import { areWindowsRight, clockTime, type Window } from './windows.ts'
import { settingWords } from './words.ts'

type Props = {
  readonly value: readonly Window[]
  readonly onChange: (windows: readonly Window[]) => void
  readonly disabled?: boolean
}

function TimeBox({
  label,
  value,
  onChange,
  disabled,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  disabled: boolean
}) {
  return (
    <Input
      className="window-time"
      aria-label={label}
      value={value}
      maxLength={5}
      placeholder="09:00"
      disabled={disabled}
      onChange={event => onChange(event.target.value.replace('：', ':'))}
      onBlur={() => onChange(clockTime(value) ?? value)}
    />
  )
}

/** The working windows of a day, several; `9:00`, `900` and `9` become `09:00`. */
export function WindowsInput({ value, onChange, disabled = false }: Props) {
  const t = useWords(settingWords)
  const put = (at: number, window: Window) => onChange(value.map((one, i) => (i === at ? window : one)))
  return (
    <div className="windows">
      {value.map(([from, to], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the windows have no other name, and their boxes keep no state.
        <div key={at} className="window">
          <TimeBox label={t('from')} value={from} disabled={disabled} onChange={next => put(at, [next, to])} />
          <span aria-hidden="true">–</span>
          <TimeBox label={t('to')} value={to} disabled={disabled} onChange={next => put(at, [from, next])} />
          {!disabled && value.length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('removeWindow')}
              onClick={() => onChange(value.filter((_, i) => i !== at))}
            />
          )}
        </div>
      ))}
      {!disabled && value.length < 8 && (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, ['', '']])}>
          {t('addWindow')}
        </Button>
      )}
      {!areWindowsRight(value) && (
        <p className="setting-wrong" role="alert">
          {t('windowWrong')}
        </p>
      )}
    </div>
  )
}
