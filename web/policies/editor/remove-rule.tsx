import { DeleteOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import type { Mention } from './edit-pack.ts'
import { removeAny, usersOfRule } from './edit-remove.ts'
import { useEditor } from './editor-context.ts'
import type { RuleAt } from './rules-at.ts'
import { editorWords } from './words.ts'

/** So many places at once; when they are mended, the next ones show. */
const most = 12

function Users({ users, onGone }: { users: readonly Mention[]; onGone: () => void }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { show } = useEditor()
  return (
    <div className="pe-cites">
      <p>{t('stillUsed', { count: users.length })}</p>
      <ul>
        {users.slice(0, most).map((one, at) => {
          const part = t(`part.${one.part as 'duties'}`)
          const said = [part, one.title].filter(Boolean).join(' ')
          const clause = one.clause
          // Routes, permits and the like have no title of their own: their clause tells them apart.
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules without an id are their place in the list.
            <li key={at}>
              {clause === undefined ? (
                said
              ) : (
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    onGone()
                    show(clause, one.id === '' ? undefined : `${one.part}/${one.id}`)
                  }}
                >
                  {t('usedAt', { part: said, clause: sayClause(clause, language) })}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Answer({ at, title, onGone }: { at: RuleAt; title: string; onGone: () => void }) {
  const t = useWords(editorWords)
  const { pack, change } = useEditor()
  const users = useMemo(() => usersOfRule(pack, at.part, at.id), [pack, at.part, at.id])
  if (users.length > 0) return <Users users={users} onGone={onGone} />
  return (
    <Button danger autoFocus onClick={() => change(now => removeAny(now, at.part, at.id))}>
      {t('removeSure', { title })}
    </Button>
  )
}

/** Takes a rule away after a question; where others name it, says which they are and leads to them instead. */
export function RemoveRule({ at, title }: { at: RuleAt; title: string }) {
  const t = useWords(editorWords)
  const [isOpen, setOpen] = useState(false)
  // Who uses it is looked up when somebody asks: it reads the whole draft, and every card has this button.
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Answer at={at} title={title} onGone={() => setOpen(false)} />}
    >
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-expanded={isOpen} aria-label={`${t('remove')} ${title}`} />
    </Popover>
  )
}
