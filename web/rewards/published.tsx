import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import type { Publication } from '../../server/rewards/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { raiseObjection, usePublications } from './use-rewards.ts'
import { rewardWords } from './words.ts'

/** 公示: what stands now, for everybody of the company, with the way to object. */
export function Published() {
  const t = useWords(rewardWords)
  const query = usePublications()
  const [objecting, setObjecting] = useState<Publication>()
  return (
    <Loaded query={query}>
      {({ items, workdays }) =>
        items.length === 0 ? (
          <Nothing title={t('noPublication')} hint={t('noPublicationHint', { days: workdays })} />
        ) : (
          <>
            <p className="case-faint reward-lead">{t('publishedHint')}</p>
            <ul className="reward-cards">
              {items.map(one => (
                <Card key={one.case} one={one} onObject={() => setObjecting(one)} />
              ))}
            </ul>
            {objecting !== undefined && <ObjectionDrawer one={objecting} onClose={() => setObjecting(undefined)} />}
          </>
        )
      }
    </Loaded>
  )
}

function Card({ one, onObject }: { readonly one: Publication; readonly onObject: () => void }) {
  const t = useWords(rewardWords)
  const text = useText()
  return (
    <li className="panel reward-card">
      <header>
        <h2>{one.subject.name}</h2>
        <span className="case-faint">
          {one.party === 'person' ? (one.department?.name ?? t('forPerson')) : t('forDepartment')}
        </span>
      </header>
      <p className="reward-line">
        {text(one.reward.title)} <Clause of={one.reward.clause} edition={one.reward.regulation} />
        {one.amountFen !== null && (
          <strong className="reward-amount">
            {t('bonus')} <Money fen={one.amountFen} />
          </strong>
        )}
        {one.projectFen !== null && (
          <strong className="reward-amount">
            {t('project')} <Money fen={one.projectFen} />
          </strong>
        )}
      </p>
      <p className="reward-published">{one.words}</p>
      {one.mine.map(objection => (
        <div key={objection.at} className="reward-mine">
          <span className="case-faint">
            {t('mine')} · <Moment at={objection.at} /> ·{' '}
            {t(objection.upheld === null ? 'waits' : objection.upheld ? 'upheld' : 'notUpheld')}
          </span>
          <p>{objection.reason}</p>
          {objection.answer !== null && <p className="reward-answer">{objection.answer}</p>}
        </div>
      ))}
      <footer>
        <span className="case-faint">
          {t('untilDay')} <Day date={one.until} />
          {one.number !== null && (
            <>
              {' · '}
              <Link to={`/cases/${one.case}`}>{one.number}</Link>
            </>
          )}
        </span>
        <Button size="small" onClick={onObject} aria-label={t('objectTitle', { who: one.subject.name })}>
          {t('object')}
        </Button>
      </footer>
    </li>
  )
}

function ObjectionDrawer({ one, onClose }: { readonly one: Publication; readonly onClose: () => void }) {
  const t = useWords(rewardWords)
  const { message } = App.useApp()
  return (
    <Drawer open onClose={onClose} size="min(520px, 100vw)" title={t('objectTitle', { who: one.subject.name })} destroyOnHidden>
      <ActForm
        schema={z.strictObject({ reason: freeText.max(2_000) })}
        fields={[{ name: 'reason', label: t('objectReason'), kind: 'multiline', rows: 5, hint: t('objectHint') }]}
        draft={`reward/${one.case}/objection`}
        submitLabel={t('object')}
        onSubmit={({ reason }, intent) => raiseObjection(one.case, reason, intent)}
        onDone={() => {
          void message.success(t('objected'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={[['case', 'rewards']]}
      />
    </Drawer>
  )
}
