import { AimOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { type NoPlace, placeNow, sayPlace } from './place.ts'
import { fieldWords } from './words.ts'

type Props = {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (place: string | undefined) => void
}

/** 位置: asked for each time, by a button; shown as it will be sent; taken out with another. Nothing is read in the background. */
export function PlaceInput({ id, value, onChange }: Props) {
  const t = useWords(fieldWords)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<NoPlace>()
  const ask = async () => {
    setBusy(true)
    setWhy(undefined)
    try {
      onChange?.(sayPlace(await placeNow()))
    } catch (error) {
      setWhy(error as NoPlace)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="field-place-input">
      {value === undefined || value === '' ? (
        <Button id={id} size="large" icon={<AimOutlined />} loading={isBusy} onClick={() => void ask()}>
          {t('usePlace')}
        </Button>
      ) : (
        <>
          <output id={id} className="field-place-said">
            {value}
          </output>
          <Button size="large" icon={<DeleteOutlined />} onClick={() => onChange?.(undefined)}>
            {t('dropPlace')}
          </Button>
        </>
      )}
      <p className="field-faint" role="status">
        {why === undefined ? t('placeHint') : t(`noPlace.${why}`)}
      </p>
    </div>
  )
}
