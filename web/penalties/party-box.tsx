import { Button } from 'antd'
import type { PenaltyView } from '../../server/penalties/schema.ts'
import { serverNow } from '../api/server-time.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { localMinute } from './local-minute.ts'
import { MeasureName, MeasureTag, Term } from './measure-line.tsx'
import { measureWords } from './measure-words.ts'
import type { PenaltyStep } from './steps.ts'
import { penaltyWords } from './words.ts'

type Props = { readonly view: PenaltyView; readonly steps: readonly PenaltyStep[]; readonly openAct: OpenAct }

/** What the party sees first: that it is about them, what they may do now and until when, or why no longer. */
export function PartyBox({ view, steps, openAct }: Props) {
  const t = useWords(penaltyWords)
  const m = useWords(measureWords)
  const text = useText()
  const zone = useZone()
  useLanguage()
  const acts = steps.flatMap(step => step.acts)
  const defend = acts.find(one => one.record === 'defence')
  const appeal = acts.find(one => one.record === 'appeal')
  const wasHeard = steps.find(step => step.id === 'hearing')?.done !== undefined
  const mayDefend = defend?.verdict === true && !wasHeard
  const mayAppeal = appeal?.verdict === true
  const isOver = view.appealUntil !== null && Date.parse(view.appealUntil) < serverNow()
  return (
    <section className="panel penalty-party">
      <h2>{t('youAreParty')}</h2>
      {view.appealUntil !== null && !isOver && <p>{t('appealUntil', { at: localMinute(view.appealUntil, zone) })}</p>}
      {appeal !== undefined && appeal.verdict !== true && isOver && (
        <p>{t('isOver', { because: text(appeal.verdict.because) })}</p>
      )}
      {!mayDefend && !mayAppeal && !isOver && <p>{t('mayNotNow')}</p>}
      {view.measures.length > 0 && (
        <>
          <h3>{m('ownTitle')}</h3>
          <ul className="party-measures">
            {view.measures.map(one => (
              <li key={one.kind}>
                <MeasureName of={one} /> <MeasureTag state={one.state} /> <Term from={one.from} until={one.until} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="penalty-acts">
        {mayDefend && (
          <Button type="primary" onClick={() => openAct('make-record', { record: 'defence' })}>
            {t('defend')}
          </Button>
        )}
        {mayAppeal && (
          <Button type="primary" onClick={() => openAct('make-record', { record: 'appeal' })}>
            {t('appealNow')}
          </Button>
        )}
      </div>
    </section>
  )
}
