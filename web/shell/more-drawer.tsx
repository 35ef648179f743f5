import { Drawer } from 'antd'
import { useWords } from '../language/use-words.ts'
import type { RailEntry } from './feature.ts'
import { RailLinks } from './rail.tsx'
import { shellWords } from './words.ts'

type Props = { readonly open: boolean; readonly entries: readonly RailEntry[]; readonly onClose: () => void }

/** The phone's whole navigation; loaded when it is opened. */
export function MoreDrawer({ open, entries, onClose }: Props) {
  const t = useWords(shellWords)
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      size="auto"
      title={t('mainMenu')}
      className="more-drawer"
      // Some posts have more entries than a phone is high: what does not fit is scrolled, and the title with its cross stays.
      styles={{ wrapper: { maxHeight: 'calc(100dvh - 56px)' }, section: { maxHeight: 'calc(100dvh - 56px)' } }}
    >
      <RailLinks entries={entries} labels onOpen={onClose} />
    </Drawer>
  )
}
