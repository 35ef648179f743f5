import { Button, Segmented, Select } from 'antd'
import { useId } from 'react'
import type { Pack } from '../../../engine/pack.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { phone, useMedia } from '../../ui/use-media.ts'
import { type About, askable, fieldsOf } from './ask.ts'
import type { AskValues } from './ask-field.ts'
import { AskInput } from './ask-input.tsx'
import { askWords } from './words.ts'

type Props = { readonly pack: Pack; readonly values: AskValues; readonly onChange: (values: AskValues) => void }

/** What is asked, and the facts: the inputs are those that the edition's own rules look at. */
export function AskForm({ pack, values, onChange }: Props) {
  const t = useWords(askWords)
  const text = useText()
  const id = useId()
  const isPhone = useMedia(phone)
  const possible = askable(pack)
  const about = possible.find(one => one === values.about) ?? possible[0]
  const options = possible.map(value => ({ value, label: t(`about.${value}`) }))
  const ask = (chosen: About) => onChange({ about: chosen })
  return (
    <section className="panel ask-form no-print" aria-label={t('facts')}>
      {isPhone || options.length > 6 ? (
        <Select aria-label={t('about')} value={about ?? null} options={options} onChange={ask} />
      ) : (
        <Segmented<About> aria-label={t('about')} vertical={false} value={about ?? 'due'} options={options} onChange={ask} />
      )}
      <div className="ask-fields">
        {fieldsOf(pack, values).map(field => (
          <div key={`${about} ${field.name}`} className="ask-field" data-kind={field.kind}>
            <label htmlFor={`${id}${field.name}`}>
              {text(field.label)}
              {field.needed !== true && <span className="ask-optional"> {t('optional')}</span>}
            </label>
            <AskInput
              field={field}
              id={`${id}${field.name}`}
              value={values[field.name] ?? ''}
              onChange={value => onChange({ ...values, [field.name]: value })}
            />
            {field.hint !== undefined && <span className="ask-hint">{text(field.hint)}</span>}
          </div>
        ))}
      </div>
      <Button type="text" size="small" className="ask-reset" onClick={() => onChange({ about: about ?? '' })}>
        {t('reset')}
      </Button>
    </section>
  )
}
