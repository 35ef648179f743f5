import { ANCHOR_CALL, type CheckedAnchor } from '../../ledger/verify-anchors.ts'
import { anchorWords } from './anchor-words.ts'
import { el, quiet } from './elements.ts'
import { say } from './words.ts'

type Language = 'zh' | 'en'
type Rows = readonly (readonly [string, string])[]

/** What stands outside of the checkpoints: timestamps as they were checked, and of chains what to look for where. `onRoots`: somebody gives certificates that they trust. */
export function anchorList(
  anchors: readonly CheckedAnchor[],
  {
    language,
    moment,
    onRoots,
    problem,
  }: { language: Language; moment: (at: string) => string; onRoots: (file: File) => void; problem: 'no-certificate' | undefined },
): HTMLElement[] {
  const t = anchorWords[language]
  if (anchors.length === 0) return []
  const [stamps, others] = [true, false].map(is => anchors.filter(one => (one.anchor.kind === 'rfc3161') === is)) as [
    CheckedAnchor[],
    CheckedAnchor[],
  ]
  return [
    el('h2', {}, `${t.title} (${anchors.length})`),
    ...stamps.map(one => stamp(one, language, moment)),
    ...(stamps.length > 0 ? [rootsField(language, onRoots, problem)] : []),
    ...others.map(one => onChain(one, language, moment)),
  ]
}

function stamp({ verdict, digest, anchor }: CheckedAnchor, language: Language, moment: (at: string) => string): HTMLElement {
  const t = anchorWords[language]
  if (verdict === undefined)
    return card(quiet(`${t.stamp} · ${moment(anchor.at)}`), el('p', {}, t.notHere), facts([[t.digest, digest]]))
  if (!verdict.ok)
    return card(
      el('strong', { class: 'bad' }, `✗ ${t.stamp}: ${t.fault[verdict.fault]}`),
      facts([[t.digest, digest], ...(verdict.detail === undefined ? [] : [[t.detail, verdict.detail] as const])]),
    )
  const { certificates, issuer, chain } = verdict
  return card(
    el('strong', { class: 'good' }, `✓ ${say(t.stampHolds, { who: verdict.authority, at: moment(verdict.at) })}`),
    el('p', {}, t.stampMeans),
    facts([
      [t.digest, digest],
      [t.time, verdict.at],
      [t.serial, verdict.serial],
      ...certificates.map(
        ({ name, sha256 }, at) =>
          [at === 0 ? t.signedBy : say(t.above, { n: at }), `${name}\nSHA-256 ${spaced(sha256)}`] as const,
      ),
      ...(issuer === undefined ? [] : [[say(t.above, { n: certificates.length }), `${issuer} ${t.notInside}`] as const]),
    ]),
    el('p', { class: chain === 'trusted' ? 'good' : 'quiet' }, chain === 'trusted' ? t.trusted : t.compare),
  )
}

function onChain({ anchor, digest }: CheckedAnchor, language: Language, moment: (at: string) => string): HTMLElement {
  const t = anchorWords[language]
  return card(
    el('strong', {}, `${t.chain} · ${moment(anchor.at)}`),
    el('p', {}, t.chainMeans),
    facts([
      [t.chainNumber, anchor.chain ?? ''],
      [t.block, String(anchor.block ?? '')],
      [t.transaction, anchor.transaction ?? ''],
      [t.contract, anchor.contract ?? ''],
      [t.input, `0x${ANCHOR_CALL}${digest}`],
      [t.event, `Anchored · 0x${digest}`],
      [t.time, anchor.at],
    ]),
  )
}

function rootsField(language: Language, onRoots: (file: File) => void, problem: 'no-certificate' | undefined): HTMLElement {
  const t = anchorWords[language]
  const input = el('input', { type: 'file', id: 'roots', accept: '.pem,.crt,.cer' }) as HTMLInputElement
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file !== undefined) onRoots(file)
  })
  return el(
    'p',
    {},
    el('label', { for: 'roots' }, t.roots),
    el('br'),
    input,
    ...(problem === undefined ? [] : [el('span', { class: 'bad', role: 'alert' }, ` ${t.noCertificate}`)]),
  )
}

const card = (...children: readonly HTMLElement[]): HTMLElement => el('section', { class: 'anchor' }, ...children)

const facts = (rows: Rows): HTMLElement =>
  el(
    'dl',
    { class: 'facts' },
    ...rows.flatMap(([label, text]) => {
      const [first = '', second] = text.split('\n')
      return [el('dt', {}, label), el('dd', {}, first, ...(second === undefined ? [] : [el('br'), el('code', {}, second)]))]
    }),
  )

/** Two digits at a time, as certificates are shown elsewhere. */
const spaced = (hex: string): string => hex.toUpperCase().match(/../g)?.join(':') ?? hex
