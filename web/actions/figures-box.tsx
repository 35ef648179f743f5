import type { EffectFigures } from '../../server/actions/schema.ts'
import { useWords } from '../language/use-words.ts'
import { actionListWords } from './words.ts'
import './actions.css'

type Share = EffectFigures['before']['complaints']

/** What the system counted before and after, with how many cases stand behind each figure. */
export function FiguresBox({ figures }: { readonly figures: EffectFigures; readonly caseId: string }) {
  const t = useWords(actionListWords)
  const say = ({ of, among, percent }: Share) => (percent === null ? t('noFigure') : t('share', { percent, of, among }))
  return (
    <section className="figures-box" aria-label={t('figures')}>
      <h3>{t('figures')}</h3>
      <p>{t(`about.${figures.about}`, { name: figures.name, days: figures.days })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('indicator')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {(['complaints', 'satisfied'] as const).map(what => (
            <tr key={what}>
              <th scope="row">{t(`figure.${what}`)}</th>
              <td>{say(figures.before[what])}</td>
              <td>{say(figures.after[what])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figures-hint">{t('figuresHint')}</p>
    </section>
  )
}
