import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import type { BenchCase } from './bench-events.ts'
import { changedAt, without } from './edit-pack.ts'
import { Field } from './field.tsx'
import { EventPick } from './trigger-pick.tsx'
import { editorWords } from './words.ts'

/** What happens to a made-up case after it was opened, one event after the other. */
export function Then({ given, onChange }: { given: BenchCase; onChange: (given: BenchCase) => void }) {
  const t = useWords(editorWords)
  const put = (then: BenchCase['then']) => onChange({ ...given, then })
  const lastAt = given.then.at(-1)?.at ?? given.openedAt
  return (
    <Field label={t('thenHappened')} wide>
      {given.then.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place in the list.
        <div key={at} className="pe-then-event">
          <EventPick
            label={t('thenHappened')}
            value={one.trigger}
            onChange={trigger => put(changedAt(given.then, at, event => ({ ...event, trigger })))}
          />
          <MomentInput
            value={one.at}
            onChange={moment => moment !== null && put(changedAt(given.then, at, event => ({ ...event, at: moment })))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeThen')}
            onClick={() => put(without(given.then, at))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => put([...given.then, { trigger: { on: 'customer.replied' }, at: lastAt }])}
      >
        {t('addThen')}
      </Button>
    </Field>
  )
}
