import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { RegisterForm } from './forms.tsx'
import { PaperTags } from './paper-row.tsx'
import { useCasePapers } from './use-paper.ts'
import { paperWords } from './words.ts'
import './paper.css'

/** 纸质原件 of a case: where each lies, who has it, and what was done last. */
export function PapersPanel({ caseId }: { readonly caseId: string }) {
  const t = useWords(paperWords)
  const { data } = useCasePapers(caseId)
  const [isOpen, setOpen] = useState(false)
  if (data === undefined || (data.items.length === 0 && !data.canRegister)) return null
  return (
    <Panel title={t('panel')}>
      {data.items.length === 0 && <p className="paper-facts">{t('panelNone')}</p>}
      <ul className="paper-panel">
        {data.items.map(paper => (
          <li key={paper.id}>
            <Link to={`/archive/papers/${paper.id}`}>{paper.number}</Link> {paper.title}
            <div className="paper-facts">
              <PaperTags paper={paper} />
              <span>{t('pagesOf', { count: paper.pages })}</span>
              {paper.place !== null && <span>{paper.place.name}</span>}
              {paper.taker !== null && <span>{t('takenBy', { name: paper.taker })}</span>}
              {paper.last !== null && (
                <span>
                  {t('lastOf', { deed: t(`deed.${paper.last.act}`) })} <Moment at={paper.last.at} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {data.canRegister && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('register')}
        </Button>
      )}
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('register')} size={560} destroyOnHidden>
        <RegisterForm caseId={caseId} onDone={() => setOpen(false)} />
      </Drawer>
    </Panel>
  )
}
