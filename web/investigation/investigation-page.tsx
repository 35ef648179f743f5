import {
  AuditOutlined,
  FileAddOutlined,
  FileTextOutlined,
  LeftOutlined,
  PrinterOutlined,
  SafetyCertificateOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Act } from '../../events/registry.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { ActDrawer } from '../cases/acts/act-drawer.tsx'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { useCase } from '../cases/case-data.ts'
import { useCaseNames } from '../cases/packs.ts'
import { useScene } from '../cases/timeline/scene.ts'
import { useText, useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Analysis, analysisRecords } from './analysis.tsx'
import { RegisterTable } from './register-table.tsx'
import { useEvidence } from './use-evidence.ts'
import { investigationWords } from './words.ts'
import './investigation.css'
import '../cases/cases.css'
import '../cases/timeline/timeline.css'

const asksFor = (show: string) => (record: CaseWithTimeline['records'][number]) =>
  record.fields.some(field => field.kind === 'rows' && field.show === show)

/** `/cases/:id/investigation`: the numbered evidence with its custody, and what was concluded from it. */
export function InvestigationPage() {
  const { id = '' } = useParams()
  const current = useCase(id)
  return <Loaded query={current}>{data => <Investigation current={data} />}</Loaded>
}

function Investigation({ current }: { current: CaseWithTimeline }) {
  const t = useWords(investigationWords)
  const text = useText()
  const { names, pack } = useCaseNames(current.edition)
  const scene = useScene(current, names)
  const register = useEvidence(current.id)
  const [open, setOpen] = useState<{ act: Act; target: ActTarget }>()
  const filing = current.records.find(asksFor('evidence'))
  const analysing = current.records.find(record => asksFor('whys')(record) || asksFor('fishbone')(record))
  return (
    <Page
      title={t('pageTitle', { number: current.number })}
      heading={t('investigation')}
      subtitle={
        <Link to={`/cases/${current.id}`}>
          <LeftOutlined aria-hidden /> {current.number} {current.title}
        </Link>
      }
      actions={
        <>
          <Link to={`/cases/${current.id}/8d`}>
            <Button icon={<FileTextOutlined />}>{t('eightD')}</Button>
          </Link>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <section className="investigation-part" aria-label={t('register')}>
        <div className="investigation-head">
          <h2>{t('register')}</h2>
          <span className="investigation-acts no-print">
            {filing !== undefined && (
              <GatedButton
                type="primary"
                icon={<FileAddOutlined />}
                verdict={filing.can}
                onClick={() => setOpen({ act: 'make-record', target: { record: filing.id } })}
              >
                {t('file')}
              </GatedButton>
            )}
            <GatedButton
              icon={<AuditOutlined />}
              verdict={current.can['record-interview'] ?? true}
              onClick={() => setOpen({ act: 'record-interview', target: {} })}
            >
              {t('interview')}
            </GatedButton>
            <GatedButton
              icon={<SwapOutlined />}
              verdict={current.can['hand-over-evidence'] ?? true}
              onClick={() => setOpen({ act: 'hand-over-evidence', target: {} })}
            >
              {t('handOver')}
            </GatedButton>
            <GatedButton
              icon={<SafetyCertificateOutlined />}
              verdict={current.can['check-evidence'] ?? true}
              onClick={() => setOpen({ act: 'check-evidence', target: {} })}
            >
              {t('check')}
            </GatedButton>
          </span>
        </div>
        <Loaded query={register}>{data => <RegisterTable register={data} caseId={current.id} scene={scene} />}</Loaded>
      </section>
      <section className="investigation-part" aria-label={t('analysis')}>
        <div className="investigation-head">
          <h2>{t('analysis')}</h2>
          {analysing !== undefined && (
            <span className="investigation-acts no-print">
              <GatedButton
                verdict={analysing.can}
                onClick={() => setOpen({ act: 'make-record', target: { record: analysing.id } })}
              >
                {analysing.made > 0 ? t('again', { record: text(analysing.title) }) : text(analysing.title)}
              </GatedButton>
            </span>
          )}
        </div>
        {analysisRecords(current, scene).length === 0 ? (
          <p className="case-faint">{t('noAnalysis')}</p>
        ) : (
          <Analysis current={current} scene={scene} />
        )}
      </section>
      {open !== undefined && (
        <ActDrawer
          current={current}
          pack={pack}
          names={names}
          act={open.act}
          target={open.target}
          onClose={() => setOpen(undefined)}
          onDone={() => setOpen(undefined)}
        />
      )}
    </Page>
  )
}
