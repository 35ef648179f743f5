import { CheckCircleFilled, LockOutlined, WarningFilled } from '@ant-design/icons'
import { Alert, Empty } from 'antd'
import type { ReactNode } from 'react'
import type { EvidencePiece, EvidenceRegister } from '../../server/investigation/schema.ts'
import { headlineOf } from '../cases/timeline/headline.ts'
import type { Scene } from '../cases/timeline/scene.ts'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { sayBytes } from '../ui/file-size.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Exchanges } from './exchanges.tsx'
import { investigationWords } from './words.ts'

type Props = { readonly register: EvidenceRegister; readonly caseId: string; readonly scene: Scene }

/** 证据清单: each piece by its number. A file that is no longer what was filed is named at the top and at its piece. */
export function RegisterTable({ register, caseId, scene }: Props) {
  const t = useWords(investigationWords)
  const marks = useMarks()
  const { items, lastCheck } = register
  const unsound = items.filter(piece => !piece.isVoid && piece.file !== undefined && piece.file.is !== 'sound')
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noEvidenceYet')} />
  return (
    <>
      {unsound.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="register-alarm"
          title={t('unsound', { count: unsound.length })}
          description={
            <ul>
              {unsound.map(piece => (
                <li key={piece.number}>
                  <a href={`#evidence-${piece.number}`}>{t('piece', { number: String(piece.number) })}</a>
                  {marks.brackets(piece.file?.name ?? '') + marks.colon}
                  {t(piece.file?.is === 'missing' ? 'missing' : 'changed')}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className="register">
        {items.map(piece => (
          <PieceCard key={piece.number} piece={piece} caseId={caseId} scene={scene} />
        ))}
      </div>
      <p className="case-faint">
        {lastCheck === null ? (
          t('neverChecked')
        ) : (
          <>
            {t('lastCheck', { files: lastCheck.files, who: lastCheck.by.name })} <Moment at={lastCheck.at} full />
          </>
        )}
      </p>
    </>
  )
}

function PieceCard({ piece, caseId, scene }: { piece: EvidencePiece; caseId: string; scene: Scene }) {
  const t = useWords(investigationWords)
  const marks = useMarks()
  const text = useText()
  const [first, ...more] = piece.words
  return (
    <article className="register-piece" id={`evidence-${piece.number}`} data-void={piece.isVoid}>
      <div className="register-number">{piece.number}</div>
      <div className="register-what">
        <h3>
          {piece.kind === undefined ? '' : text(piece.kind)}
          {piece.interview !== undefined && marks.colon + piece.interview.who}
          {piece.isVoid && <span className="register-void">{t('takenBack')}</span>}
        </h3>
        {first !== undefined && <p>{first.text}</p>}
        <dl className="register-facts">
          {more.map(one => (
            <Fact key={one.title.zh} title={text(one.title)}>
              {one.text}
            </Fact>
          ))}
          <Fact title={t('collected')}>
            {piece.collectedBy?.name}{' '}
            {piece.collectedAt !== undefined &&
              (piece.collectedAt.includes('T') ? <Moment at={piece.collectedAt} full /> : <Day date={piece.collectedAt} />)}
          </Fact>
          <Fact title={t('filed')}>
            {piece.filedBy.name} <Moment at={piece.filedAt} full />
          </Fact>
          {piece.interview !== undefined && (
            <Fact title={t('present')}>
              {piece.interview.second.name}
              {piece.interview.place !== undefined && marks.comma + piece.interview.place}
            </Fact>
          )}
          {piece.citedBy.length > 0 && (
            <Fact title={t('citedBy')}>
              {piece.citedBy.map(event => {
                const entry = scene.entry(event)
                return (
                  <a key={event} href={`/cases/${caseId}#${event}`}>
                    {entry === undefined ? t('analysis') : headlineOf(entry, scene)}
                  </a>
                )
              })}
            </Fact>
          )}
        </dl>
        {piece.interview !== undefined && (
          <details>
            <summary>{t('exchanges', { count: piece.interview.exchanges.length })}</summary>
            <Exchanges
              questions={piece.interview.exchanges.map(one => one.question)}
              answers={piece.interview.exchanges.map(one => one.answer)}
            />
          </details>
        )}
        {piece.file !== undefined && <FileLine file={piece.file} />}
        <Custody piece={piece} />
      </div>
    </article>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function FileLine({ file }: { file: NonNullable<EvidencePiece['file']> }) {
  const t = useWords(investigationWords)
  return (
    <p className="register-file" data-sound={file.is === 'sound'}>
      {file.is === 'sound' ? <CheckCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}
      {file.underSeal ? (
        <span>
          <LockOutlined aria-label={t('underSeal')} /> {file.name}
        </span>
      ) : file.is === 'missing' ? (
        file.name
      ) : (
        <a href={`/api/files/${encodeURIComponent(file.id)}`} target="_blank" rel="noreferrer">
          {file.name}
        </a>
      )}
      <span className="case-faint">{sayBytes(file.size)}</span>
      <span>{t(file.is)}</span>
      <code title={file.sha256} className="register-hash">
        SHA-256 {file.sha256.slice(0, 12)}…
      </code>
    </p>
  )
}

/** 保管链: from whose hands into whose, oldest first. */
function Custody({ piece }: { piece: EvidencePiece }) {
  const t = useWords(investigationWords)
  const marks = useMarks()
  if (piece.custody.length === 0) return null
  return (
    <>
      <h4 className="register-custody-title">{t('custody')}</h4>
      <ol className="register-custody">
        {piece.custody.map(step => (
          <li key={step.event}>
            <Moment at={step.at} full /> {step.from?.name ?? step.fromOutside} → {step.to?.name ?? step.toOutside}
            {step.place !== undefined && <span className="case-faint">{marks.brackets(step.place)}</span>}
            {step.note !== undefined && <span className="case-faint"> {step.note}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}
