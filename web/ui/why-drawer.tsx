import { Drawer } from 'antd'
import { useRef } from 'react'
import { Link } from 'react-router'
import { useWhyData } from '../api/why.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Loaded } from './page.tsx'
import { printOnly } from './print-only.ts'
import { WhyActions } from './why-actions.tsx'
import { useWhy, whyPath } from './why-link.ts'
import { WhySheet } from './why-sheet.tsx'
import { timeWords } from './words-time.ts'

function Open({ of, onClose }: { of: { readonly caseId: string; readonly what: string }; onClose: () => void }) {
  const t = useWords(timeWords)
  const text = useText()
  const query = useWhyData(of.caseId, of.what)
  const sheet = useRef<HTMLDivElement>(null)
  const path = whyPath(of)
  const print = () => {
    if (sheet.current !== null) printOnly(sheet.current)
  }
  const { data } = query
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(600px, 100vw)"
      title={data === undefined ? t('why') : data.kind === 'due' ? t('whyTitle') : text(data.title)}
      extra={data && <WhyActions why={data} path={path} onPrint={print} />}
    >
      <Loaded query={query}>
        {why => (
          <>
            <div ref={sheet}>
              <WhySheet why={why} />
            </div>
            <Link to={path} className="why-page-link">
              {t('whyPage')}
            </Link>
          </>
        )}
      </Loaded>
    </Drawer>
  )
}

/** The explanation named in the address (`?why=`), over whatever page is open. The shell draws it once for all. */
export function WhyDrawer() {
  const { open, close } = useWhy()
  return open === undefined ? null : <Open of={open} onClose={close} />
}
