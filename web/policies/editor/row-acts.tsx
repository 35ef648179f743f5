import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { editorWords } from './words.ts'

type Props = {
  readonly at: number
  readonly count: number
  /** Whether it is the last; absent: by `count`. */
  readonly isLast?: boolean
  /** What the row is called, for those who hear it. */
  readonly name: string
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** Up, down and away, at the end of a row; the last row stays. */
export function RowActs({ at, count, isLast = at === count - 1, name, onMove, onRemove }: Props) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  if (isReadOnly) return null
  const say = (act: string) => `${act} ${name}`
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={say(t('moveUp'))}
        disabled={at === 0}
        onClick={() => onMove(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={say(t('moveDown'))}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={say(t('remove'))}
        disabled={count === 1}
        onClick={onRemove}
      />
    </>
  )
}
