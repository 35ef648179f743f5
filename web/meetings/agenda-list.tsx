import { CloseOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { AgendaItem } from '../../server/meetings/schema.ts'
import { useWords } from '../language/use-words.ts'
import { meetingWords } from './words.ts'

type Props = { readonly items: readonly AgendaItem[]; readonly onRemove?: (id: string) => void }

/** The points of an agenda; while it is arranged each can be taken away. */
export function AgendaList({ items, onRemove }: Props) {
  const t = useWords(meetingWords)
  if (items.length === 0) return <p className="meeting-faint">{t('noAgenda')}</p>
  return (
    <ol className="meeting-agenda">
      {items.map(item => (
        <li key={item.id}>
          <Tag>{t(`sort.${item.sort}`)}</Tag>
          <span>{item.href === undefined ? item.title : <Link to={item.href}>{item.title}</Link>}</span>
          <span className="meeting-faint">{item.detail}</span>
          {item.late && <Tag color="error">{t('late')}</Tag>}
          {onRemove !== undefined && (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('removeItem', { title: item.title })}
              onClick={() => onRemove(item.id)}
            />
          )}
        </li>
      ))}
    </ol>
  )
}
