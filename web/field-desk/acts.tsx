import { Button } from 'antd'
import type { Act } from '../../events/registry.ts'
import type { FieldOrder } from '../../server/field-desk/schema.ts'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useText, useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'

type ActView = FieldOrder['acts'][number]
/** Opens the form of an act over the desk. */
export type OpenOver = (caseId: string, act: Act, target: ActTarget) => void
type Props = {
  readonly caseId: string
  readonly acts: readonly ActView[]
  readonly open: OpenOver
  /** Who has the first as the step to take. */
  readonly leads?: boolean
}

/** What somebody else's post does is not offered; what only lacks something is, with what it lacks. */
const isOffered = ({ can }: ActView) => can === true || can.refused !== 'act.not-yours'

/** The acts that meet a need, or that the office does for an order; each opens its form here. */
export function Acts({ caseId, acts, open, leads = false }: Props) {
  const text = useText()
  const t = useWords(actWords)
  const offered = acts.filter(isOffered)
  if (offered.length === 0) return null
  return (
    <div className="desk-acts">
      {offered.map(({ act, record, duty, title, can }, at) => {
        const start = () =>
          open(caseId, act as Act, { ...(record === undefined ? {} : { record }), ...(duty === undefined ? {} : { duty }) })
        const key = `${act} ${record ?? ''}`
        // A record goes by its own name, an act by what one does.
        const name = record === undefined ? t(actKey(act as Act)) : text(title)
        if (act === 'remind')
          return (
            <Button key={key} size="small" type="text" onClick={start}>
              {name}
            </Button>
          )
        return (
          <GatedButton
            key={key}
            size="small"
            type={leads && at === 0 && can === true ? 'primary' : 'default'}
            verdict={can}
            onClick={start}
          >
            {name}
          </GatedButton>
        )
      })}
    </div>
  )
}
