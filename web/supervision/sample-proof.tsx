import { Alert, Button, Tag, Typography } from 'antd'
import { useState } from 'react'
import { type Redrawn, redraw, SampleRecord } from '../../engine/sampling/redraw.ts'
import type { SampleView } from '../../server/sampling/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { saveJson } from '../ui/save-json.ts'
import { supervisionWords } from './words.ts'

const Hash = ({ value }: { value: string }) => (
  <Typography.Text className="supervision-hash" copyable={{ text: value }} title={value}>
    {value.slice(0, 16)}…
  </Typography.Text>
)

/** How it was drawn, and drawing it again here, in this browser, from the record alone. */
export function SampleProof({ sample, rule }: { sample: SampleView; rule: string }) {
  const t = useWords(supervisionWords)
  const [found, setFound] = useState<Redrawn>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const read = async () => get(`/api/samples/${encodeURIComponent(sample.id)}/record`, SampleRecord)
  const run = async (use: (record: SampleRecord) => void) => {
    setBusy(true)
    setProblem(undefined)
    try {
      use(await read())
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  return (
    <section className="panel supervision-part" aria-label={t('how')}>
      <h2>{t('how')}</h2>
      <ol className="supervision-steps">
        <li>
          <strong>{t('step.committed')}</strong> <Moment at={sample.committedAt} /> <Hash value={sample.commitment} />
          {!sample.inTime && <Tag color="warning">{t('committedLate')}</Tag>}
          <p className="supervision-faint">{t('step.committedHint')}</p>
        </li>
        <li>
          <strong>{t('step.frozen')}</strong>{' '}
          {sample.frozenAt === null ? <Moment at={sample.freezesAt} /> : <Moment at={sample.frozenAt} />}{' '}
          {sample.populationHash !== null && (
            <>
              {t('size', { count: String(sample.size ?? 0) })} <Hash value={sample.populationHash} />
            </>
          )}
          <p className="supervision-faint">{t('step.frozenHint')}</p>
        </li>
        {sample.publicSource !== null && (
          <li>
            <strong>{t('step.value')}</strong> {sample.publicSource}
            {sample.publicValue !== null && (
              <>
                {t('colon')}
                {sample.publicValue}
                {sample.publicBy !== null && <span className="supervision-faint"> {sample.publicBy.name}</span>}
              </>
            )}
          </li>
        )}
        <li>
          <strong>{t('step.drawn')}</strong> {sample.drawnAt !== null && <Moment at={sample.drawnAt} />} {rule}
          {sample.strata !== null && (
            <>
              {' '}
              · {t('strataBy', { by: t(`strata.${sample.strata.by}`) })}
              {sample.strata.atLeast === 1 && ` ${t(sample.strata.per === 'month' ? 'strataMonth' : 'strataEach')}`}
              {sample.covered !== null && ` · ${t('coveredBefore', { count: String(sample.covered) })}`}
            </>
          )}
          <p className="supervision-faint">{t(sample.publicSource === null ? 'step.drawnHint' : 'step.drawnWithValue')}</p>
        </li>
      </ol>
      {sample.items !== null && (
        <div className="supervision-actions">
          <Button loading={isBusy} onClick={() => void run(record => setFound(redraw(record)))}>
            {t('redraw')}
          </Button>
          <Button
            type="link"
            onClick={() =>
              void run(record => saveJson(`sample-${record.rule}-${record.end}.json`, JSON.stringify(record, null, 1)))
            }
          >
            {t('download')}
          </Button>
        </div>
      )}
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
      {found !== undefined && (
        <Alert
          type={found.ok ? 'success' : 'error'}
          showIcon
          title={t(found.ok ? 'redrawnSame' : 'redrawnOther')}
          description={
            <ul className="supervision-checks">
              {found.checks.map(one => (
                <li key={one.check}>
                  <Tag color={one.ok ? 'success' : 'error'}>{t(one.ok ? 'right' : 'wrong')}</Tag> {t(`redraw.${one.check}`)}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {sample.items !== null && <p className="supervision-faint">{t('cli')}</p>}
    </section>
  )
}
