import { DownOutlined } from '@ant-design/icons'
import type { SelectProps } from 'antd'
import { Suspense, useState } from 'react'
import { lazyPart } from './lazy-part.tsx'
import { useQuiet } from './use-quiet.ts'
import './late-select.css'

type Props<V extends string | string[]> = Pick<
  SelectProps<V>,
  'mode' | 'maxTagCount' | 'allowClear' | 'showSearch' | 'placeholder'
> & {
  readonly className: string
  readonly 'aria-label': string
  readonly value: V
  readonly onChange: (value: V) => void
  readonly options: { readonly value: string; readonly label: string }[]
}

const Select = lazyPart<SelectProps>(async () => (await import('./late-select-body.tsx')).LateSelectBody)

/**
 * antd's Select, whose code weighs as much as a page of its own: it comes when the first page is quiet, or with a press. Until then a button of
 * the same size says what is chosen; pressed, it opens as soon as the code is there.
 */
export function LateSelect<V extends string | string[]>({ value, onChange, ...rest }: Props<V>) {
  const isQuiet = useQuiet()
  const [isPressed, setPressed] = useState(false)
  const chosen = rest.options.filter(one => (Array.isArray(value) ? value.includes(one.value) : value === one.value))
  const said = chosen.map(one => one.label).join(' ')
  const label = rest['aria-label']
  const waiting = (
    <button
      type="button"
      className={`late-select ${rest.className}`}
      aria-label={said === '' ? label : `${label} ${said}`}
      aria-haspopup="listbox"
      data-chosen={chosen.length > 0}
      onClick={() => setPressed(true)}
    >
      <span>{said === '' ? rest.placeholder : said}</span>
      <DownOutlined aria-hidden />
    </button>
  )
  if (!isQuiet && !isPressed) return waiting
  return (
    <Suspense fallback={waiting}>
      <Select
        {...rest}
        popupMatchSelectWidth={false}
        value={value}
        onChange={onChange}
        defaultOpen={isPressed}
        autoFocus={isPressed}
      />
    </Suspense>
  )
}
