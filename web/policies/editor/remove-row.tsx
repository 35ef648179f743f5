import { DeleteOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { editorWords } from './words.ts'

type Props = {
  /** What the row is called, for those who hear it. */
  readonly name: string
  /** Why it has to stay, each in a line; empty: it goes at once, and undo brings it back. */
  readonly because: readonly string[]
  readonly onRemove: () => void
}

/** Takes a row away, or says what has to be changed before it can go. */
export function RemoveRow({ name, because, onRemove }: Props) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  if (isReadOnly) return null
  const button = { type: 'text', size: 'small', icon: <DeleteOutlined />, 'aria-label': `${t('remove')} ${name}` } as const
  if (because.length === 0) return <Button {...button} onClick={onRemove} />
  const reasons = (
    <div className="pe-cites">
      <p>{t('rowStillUsed')}</p>
      <ul>
        {because.map(why => (
          <li key={why}>{why}</li>
        ))}
      </ul>
    </div>
  )
  return (
    <Popover trigger="click" content={reasons}>
      <Button {...button} className="pe-kept" />
    </Popover>
  )
}
