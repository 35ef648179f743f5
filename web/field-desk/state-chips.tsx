import {
  CarOutlined,
  ClockCircleOutlined,
  CoffeeOutlined,
  EnvironmentOutlined,
  FileTextOutlined,
  HomeOutlined,
} from '@ant-design/icons'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { type FieldDesk, type FieldState, fieldStates } from '../../server/field-desk/schema.ts'
import { useWords } from '../language/use-words.ts'
import { fieldDeskWords } from './words.ts'

const icons: Readonly<Record<FieldState, ReactNode>> = {
  'on-site': <EnvironmentOutlined aria-hidden />,
  'on-the-way': <CarOutlined aria-hidden />,
  'to-depart': <FileTextOutlined aria-hidden />,
  free: <HomeOutlined aria-hidden />,
  'off-duty': <ClockCircleOutlined aria-hidden />,
  leave: <CoffeeOutlined aria-hidden />,
}
const colours: Readonly<Record<FieldState, string>> = {
  'on-site': 'success',
  'on-the-way': 'processing',
  'to-depart': 'blue',
  free: 'default',
  'off-duty': 'default',
  leave: 'warning',
}

/** Where somebody is, as a word with its sign. */
export function StateTag({ state }: { state: FieldState }) {
  const t = useWords(fieldDeskWords)
  return (
    <Tag color={colours[state]} icon={icons[state]} className="desk-state">
      {t(`state.${state}`)}
    </Tag>
  )
}

type Props = {
  readonly desk: FieldDesk
  readonly chosen: FieldState | undefined
  readonly onChoose: (state?: FieldState) => void
}

/** How many are where; a click shows only those. */
export function StateChips({ desk, chosen, onChoose }: Props) {
  const t = useWords(fieldDeskWords)
  return (
    <fieldset className="desk-chips">
      <legend className="visually-hidden">{t('states')}</legend>
      <button type="button" className="desk-chip" aria-pressed={chosen === undefined} onClick={() => onChoose()}>
        {t('everybody')} <b>{desk.people}</b>
      </button>
      {fieldStates.map(state => (
        <button
          key={state}
          type="button"
          className="desk-chip"
          aria-pressed={chosen === state}
          data-none={desk.states[state] === 0}
          onClick={() => onChoose(chosen === state ? undefined : state)}
        >
          {icons[state]} {t(`state.${state}`)} <b>{desk.states[state]}</b>
        </button>
      ))}
      {desk.borrowed > 0 && <span className="desk-quiet">{t('borrowedCount', { count: desk.borrowed })}</span>}
    </fieldset>
  )
}
