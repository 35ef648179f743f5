import { Button } from 'antd'
import type { NextAct } from '../cases/acts/next-act.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useText, useWords } from '../language/use-words.ts'
import { BottomActions } from '../ui/bottom-actions.tsx'
import { GatedButton } from '../ui/gated-button.tsx'
import { fieldWords } from './words.ts'

type Props = { readonly next: NextAct | undefined; readonly onOpen: () => void }

/** The one step that comes next, as a button for a gloved thumb; on a phone it stays above the navigation. */
export function NextStep({ next, onOpen }: Props) {
  const t = useWords(actWords)
  const say = useWords(fieldWords)
  const text = useText()
  if (next === undefined)
    return (
      <p className="field-nothing-next" role="status">
        {say('nothingNext')}
      </p>
    )
  const label = next.record === undefined ? t(actKey(next.act)) : text(next.record.title)
  return (
    <>
      <section className="field-next" aria-label={say('nextStep')}>
        <span className="field-faint">{say('nextStep')}</span>
        <GatedButton type="primary" size="large" verdict={next.verdict} onClick={onOpen}>
          {label}
        </GatedButton>
        {next.duty !== undefined && <span className="field-faint">{text(next.duty.title)}</span>}
      </section>
      {next.verdict === true && (
        <BottomActions>
          <Button type="primary" size="large" className="field-big" onClick={onOpen}>
            {label}
          </Button>
        </BottomActions>
      )}
    </>
  )
}
