import type { Instant, LocalDate } from '../../events/instant.ts'
import type { FitPoint, PersonSkills, RequiredCertificate } from './schema.ts'

/** What is known of the work for which somebody is wanted. */
export type Work = {
  readonly category: string | null
  readonly subtype: string | null
  readonly model: string | null
  readonly region: { readonly id: string; readonly name: string } | null
  readonly span: { readonly from: Instant; readonly until: Instant } | null
  /** The day on which it begins, else today: certificates must hold then. */
  readonly day: LocalDate
  readonly required: readonly RequiredCertificate[]
  /** Work abroad, for which a regulation wants a certificate of the place (furn 3.2.1(3)): its clause. */
  readonly local: { readonly clause: string } | null
}
export type Held = {
  readonly kind: string
  readonly region: string
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}
export type Somebody = {
  readonly skills: PersonSkills | undefined
  readonly certificates: readonly Held[]
  readonly regions: readonly { readonly id: string; readonly name: string }[]
  readonly openCases: number
  readonly usualOpen: number
  readonly visits: readonly { readonly number: string; readonly from: Instant; readonly until: Instant }[]
  readonly absences: readonly { readonly from: Instant; readonly until: Instant }[]
  readonly presence: 'on-duty' | 'off-duty' | 'leave'
  readonly lentBy: string | undefined
  readonly lentUntil: Instant | undefined
  readonly hasPost: boolean
}
type Days = { readonly soon: LocalDate; readonly dayOf: (at: Instant) => LocalDate }

const point = (about: FitPoint['about'], is: FitPoint['is'], zh: string, en: string, clause?: string): FitPoint => ({
  ...{ about, is, because: { zh, en } },
  ...(clause === undefined ? {} : { clause }),
})

/** Everything that is to be said of somebody for this work, in the order in which people weigh it. Pure. */
export function fitOf(work: Work, person: Somebody, days: Days): FitPoint[] {
  return [
    skillPoint(work, person.skills),
    ...certificatePoints(work, person.certificates, days),
    ...regionPoint(work, person.regions),
    ...awayPoints(work, person, days),
    ...person.visits.map(visit =>
      point('conflict', 'warning', `同一时间有另一次上门 ${visit.number}`, `Another visit at that time: ${visit.number}`),
    ),
    loadPoint(person),
    ...lentPoints(work, person, days),
    ...(person.hasPost ? [] : [point('post', 'warning', '不担任外勤岗位', 'Holds no field post')]),
  ]
}

function skillPoint({ category, subtype, model }: Work, skills: PersonSkills | undefined): FitPoint {
  if (skills === undefined || (skills.categories.length === 0 && skills.models.length === 0))
    return point('skill', 'plain', '没有登记专长', 'No skills are stated')
  const knowsModel = model !== null && skills.models.includes(model)
  if (subtype !== null && skills.categories.includes(`${category}/${subtype}`))
    return point('skill', 'good', knowsModel ? `专长含本类故障和机型 ${model}` : '专长含本类故障', 'Skilled in this very kind')
  if (category !== null && skills.categories.includes(category))
    return point(
      'skill',
      'good',
      knowsModel ? `专长含本类服务和机型 ${model}` : '专长含本类服务',
      'Skilled in this kind of service',
    )
  if (knowsModel) return point('skill', 'good', `专长含机型 ${model}`, `Skilled in ${model}`)
  return point('skill', 'warning', '登记的专长不含本单的类别和机型', 'The stated skills name neither its kind nor its model')
}

const holdsOn = (day: LocalDate) => (one: Held) =>
  (one.from === null || one.from <= day) && (one.until === null || one.until >= day)

function certificatePoints(
  { category, subtype, required, day, local, region }: Work,
  held: readonly Held[],
  { soon }: Days,
): FitPoint[] {
  const names = new Set([category, `${category}/${subtype}`])
  const wanted = [...new Set(required.filter(one => names.has(one.category)).flatMap(one => one.kinds))]
  const points = wanted.map(kind => {
    const own = held.filter(one => one.kind === kind)
    const valid = own.filter(holdsOn(day))
    if (own.length === 0) return point('certificate', 'warning', `没有${kind}`, `Holds no ${kind}`)
    if (valid.length === 0) return point('certificate', 'warning', `${kind}届时已失效`, `${kind} does not hold on that day`)
    const last = valid
      .map(one => one.until ?? '9999')
      .sort()
      .at(-1)!
    return last !== '9999' && last <= soon
      ? point('certificate', 'warning', `${kind}将于 ${last} 到期`, `${kind} ends on ${last}`)
      : point('certificate', 'good', `持${kind}`, `Holds ${kind}`)
  })
  if (local === null) return points
  const there = held.filter(one => one.region !== '' && holdsOn(day)(one) && (region === null || isOf(one.region, region.name)))
  const place = region?.name ?? '当地'
  points.push(
    there.length === 0
      ? point(
          'certificate',
          'warning',
          `没有${place}的有效资质证书`,
          `Holds no certificate of ${region?.name ?? 'the place'}`,
          local.clause,
        )
      : point(
          'certificate',
          'good',
          `持${place}资质：${there[0]!.kind}`,
          `Holds a certificate of the place: ${there[0]!.kind}`,
          local.clause,
        ),
  )
  return points
}

const isOf = (a: string, b: string) => a.includes(b) || b.includes(a)

function regionPoint({ region }: Work, regions: Somebody['regions']): FitPoint[] {
  if (region === null || regions.length === 0) return []
  return regions.some(one => one.id === region.id)
    ? [point('region', 'good', `负责${region.name}`, `Looks after ${region.name}`)]
    : [
        point(
          'region',
          'warning',
          `负责${regions.map(one => one.name).join('、')}，现场在${region.name}`,
          `Looks after ${regions.map(one => one.name).join(', ')}; the site is in ${region.name}`,
        ),
      ]
}

function awayPoints({ span }: Work, { absences, presence }: Somebody, { dayOf }: Days): FitPoint[] {
  const until = (at: Instant) => dayOf(new Date(Date.parse(at) - 1).toISOString())
  const points = absences.map(away =>
    point(
      'leave',
      'warning',
      `${dayOf(away.from)} 至 ${until(away.until)} 请假或外出`,
      `Away from ${dayOf(away.from)} to ${until(away.until)}`,
    ),
  )
  if (points.length > 0) return points
  if (presence === 'leave' && span === null) return [point('leave', 'warning', '现在请假', 'On leave now')]
  return span === null ? [] : [point('leave', 'good', '这段时间没有请假', 'No leave at that time')]
}

function loadPoint({ openCases, usualOpen }: Somebody): FitPoint {
  const [zh, en] = [`在手 ${openCases} 件`, `${openCases} open in hand`]
  return openCases > Math.max(3, usualOpen * 2)
    ? point('load', 'warning', `${zh}，明显多于他人`, `${en}, far more than others`)
    : point('load', openCases === 0 ? 'good' : 'plain', zh, en)
}

function lentPoints({ span }: Work, { lentBy, lentUntil }: Somebody, { dayOf }: Days): FitPoint[] {
  if (lentBy === undefined || lentUntil === undefined) return []
  const last = dayOf(new Date(Date.parse(lentUntil) - 1).toISOString())
  const endsFirst = span !== null && lentUntil < span.until
  return [
    point(
      'borrowed',
      endsFirst ? 'warning' : 'plain',
      `借自${lentBy}，到 ${last}${endsFirst ? '，早于本单完成' : '；出发前先交代规范'}`,
      `Lent by ${lentBy} until ${last}${endsFirst ? ', before this is done' : '; told the norms before leaving'}`,
    ),
  ]
}

/** Who fits best first: few warnings, many good points, little in hand. */
export function weightOf(points: readonly FitPoint[], openCases: number): number[] {
  const of = (is: FitPoint['is']) => points.filter(one => one.is === is).length
  return [of('warning'), -of('good'), openCases]
}
