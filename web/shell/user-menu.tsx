import { Button, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { avatarLetters } from '../ui/avatar-letters.ts'
import { LatePopover } from '../ui/late-tip.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { shellWords } from './words.ts'

const UserPanel = lazyPart(async () => (await import('./user-panel.tsx')).UserPanel)

/** The person's own menu: on duty or not, language, appearance, shortcuts, sign out. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const t = useWords(shellWords)
  const { person, onDuty } = useMe()
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  const go = (to: string) => {
    setOpen(false)
    void navigate(to)
  }
  const openShortcuts = () => {
    setOpen(false)
    onShortcuts()
  }
  return (
    <LatePopover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <Suspense fallback={<Skeleton className="user-menu" active />}>
          <UserPanel onShortcuts={openShortcuts} onGo={go} />
        </Suspense>
      }
    >
      <Button type="text" className="user-button" aria-expanded={open}>
        <span className="user-avatar" data-on-duty={onDuty} aria-hidden="true">
          <span className="user-letters">{avatarLetters(person.name)}</span>
        </span>
        <span className="user-name">{person.name}</span>
        <span className="visually-hidden">{t(onDuty ? 'onDuty' : 'offDuty')}</span>
      </Button>
    </LatePopover>
  )
}
