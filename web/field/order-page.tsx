import { LeftOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Act } from '../../events/registry.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'
import { useMe } from '../api/me.ts'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { nextAct, targetOf } from '../cases/acts/next-act.ts'
import { useCase } from '../cases/case-data.ts'
import { useCaseNames } from '../cases/packs.ts'
import { useScene } from '../cases/timeline/scene.ts'
import { useWords } from '../language/use-words.ts'
import { PhoneScope } from '../offline/phone-scope.tsx'
import { usePapers } from '../signatures/use-papers.ts'
import { Loaded } from '../ui/page.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ActSheet } from './act-sheet.tsx'
import { EXPECTED, lookAhead } from './ahead.ts'
import { ContactSection } from './contact-section.tsx'
import { MachineSection } from './machine-section.tsx'
import { NextStep } from './next-step.tsx'
import { OrderHead } from './order-head.tsx'
import { ChecklistSection, ManualsSection } from './papers-section.tsx'
import { PartsSection } from './parts-section.tsx'
import { PhotoSection } from './photo-section.tsx'
import { QuickRow } from './quick-row.tsx'
import { DoneSection, RecordsSection } from './records-section.tsx'
import { SignSection, SignSheet } from './sign-section.tsx'
import { TaskSection } from './task-section.tsx'
import { TimeSection } from './time-section.tsx'
import { useFieldSheet } from './use-field.ts'
import { useWaitingActs } from './use-waiting-acts.ts'
import { WaitingSection } from './waiting-section.tsx'
import { WechatHint } from './wechat-hint.tsx'
import { fieldWords } from './words.ts'
import './field.css'
import '../cases/cases.css'

export type OpenSheet = (act: Act, target?: ActTarget) => void

function Order({ server, sheet }: { server: CaseWithTimeline; sheet: FieldSheet }) {
  const me = useMe()
  const { names, pack } = useCaseNames(server.edition)
  const waiting = useWaitingActs(server.id)
  const [open, setOpen] = useState<{ act: Act; target: ActTarget }>()
  const [paper, setPaper] = useState<string>()
  const papers = usePapers(server.id)
  const { id, name } = me.person
  const lifecycle = pack?.lifecycles.find(one => one.kind === server.kind)
  const current = useMemo<CaseWithTimeline>(
    () => ({ ...server, ...lookAhead(server, sheet, waiting, { id, name }, lifecycle) }),
    [server, sheet, waiting, id, name, lifecycle],
  )
  const scene = useScene(current, names)
  const offered = nextAct(current, id)
  // Of a duty that only this phone expects, what is in its way is for the server to say.
  const next = offered?.verdict !== true && offered?.duty?.id.endsWith(EXPECTED) === true ? undefined : offered
  usePageTitle(`${current.number} ${current.title}`)
  const openSheet: OpenSheet = (act, target = {}) => {
    // What the customer signs is put before them on this screen.
    const signed = act === 'accept' ? papers.data?.items.find(one => one.act === 'accept') : undefined
    if (signed !== undefined) setPaper(signed.id)
    else setOpen({ act, target })
  }
  const openRecord = open?.target.record
  const verdict =
    (openRecord === undefined
      ? open === undefined
        ? undefined
        : current.can[open.act]
      : current.records.find(one => one.id === openRecord)?.can) ?? true
  const isOnSite = sheet.work?.onSite.includes(current.stage) === true
  return (
    <div className="field-order">
      <OrderHead current={current} names={names} sheet={sheet} />
      <QuickRow current={current} />
      <NextStep next={next} onOpen={() => next !== undefined && openSheet(next.act, targetOf(next))} />
      <WaitingSection caseId={current.id} />
      <TaskSection current={current} sheet={sheet} scene={scene} isOpen={!isOnSite} />
      <ContactSection current={current} />
      <MachineSection current={current} openSheet={openSheet} />
      <PhotoSection current={current} sheet={sheet} waiting={waiting} isOpen={isOnSite} />
      <ManualsSection current={current} />
      <ChecklistSection current={current} waiting={waiting} />
      <RecordsSection current={current} sheet={sheet} waiting={waiting} openSheet={openSheet} />
      <SignSection current={current} sheet={sheet} waiting={waiting} onSign={setPaper} />
      <PartsSection current={current} waiting={waiting} />
      <TimeSection current={current} waiting={waiting} />
      <DoneSection current={current} scene={scene} />
      {paper !== undefined && <SignSheet current={current} paper={paper} waiting={waiting} onClose={() => setPaper(undefined)} />}
      {open !== undefined && (
        <ActSheet
          key={`${open.act} ${JSON.stringify(open.target)}`}
          {...{ current, pack, names, verdict }}
          {...open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

/** An order as whoever carries it out sees it: the next step first, then everything that is needed on the way and on site. */
export function OrderPage() {
  const t = useWords(fieldWords)
  const { id = '' } = useParams()
  const query = useCase(id)
  const sheet = useFieldSheet(id)
  return (
    <PhoneScope>
      <div className="field-bar no-print">
        <Link to="/field" className="field-back">
          <LeftOutlined aria-hidden /> {t('title')}
        </Link>
        <Button
          type="text"
          size="large"
          icon={<ReloadOutlined />}
          aria-label={t('refresh')}
          loading={query.isFetching}
          onClick={() => void Promise.all([query.refetch(), sheet.refetch()])}
        />
      </div>
      <WechatHint />
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {current => (
          <Loaded query={sheet} skeleton={<Skeleton active paragraph={{ rows: 8 }} />}>
            {rules => <Order key={current.id} server={current} sheet={rules} />}
          </Loaded>
        )}
      </Loaded>
    </PhoneScope>
  )
}
