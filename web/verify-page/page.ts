import type { Verified } from '../../ledger/bundle.ts'
import { verifyBundle, verifyContent } from '../../ledger/bundle.ts'
import { type Bundle, hashOf } from '../../ledger/bundle-format.ts'
import type { CheckedAnchor } from '../../ledger/verify-anchors.ts'
import type { Fault } from '../../ledger/verify-events.ts'
import { anchorList } from './anchor-list.ts'
import { anchorWords } from './anchor-words.ts'
import { el, quiet } from './elements.ts'
import { faultText } from './fault-text.ts'
import { dutyList, eventList, fileList, paperList, signatureList } from './lists.ts'
import type { AnchorVerifier } from './timestamps.ts'
import { pageWords, say } from './words.ts'

type Language = 'zh' | 'en'

/** The whole page: what was checked on opening, and of an archive that somebody drops. Written without a framework: it is opened alone, years later. */
const embedded = verifyContent(textOf('bundle'), textOf('manifest'))
let dropped: { readonly found: Verified; readonly isThis: boolean } | undefined
let language: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
let isBusy = false
/** Of what is shown; checked before it is drawn. */
let anchors: readonly CheckedAnchor[] = []
let roots: string | undefined
let rootsProblem: 'no-certificate' | undefined

/** What is damaged so that it is no JSON any more is read as it stands, and then found altered. */
function textOf(id: string): string {
  const text = document.getElementById(id)?.textContent ?? ''
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

function draw(): void {
  const t = pageWords[language]
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = `${embedded.bundle?.case.number ?? ''} ${t.title}`
  const shown = shownNow()
  const main = document.getElementById('page')
  main?.replaceChildren(top(), verdict(), facts(shown), ...faults(shown), dropZone(), ...outside(), ...contents(shown), trust())
}

/** What is looked at, and with it what is wrong with timestamps. */
function shownNow(): Verified {
  const found = dropped?.found ?? embedded
  const stamps = anchors.flatMap(({ label, verdict }): Fault[] =>
    verdict === undefined || verdict.ok ? [] : [{ kind: 'timestamp', label, field: verdict.fault }],
  )
  return { ...found, faults: [...found.faults, ...stamps] }
}

/** Checks what stands outside of the checkpoints, where this page and its browser can, and draws. */
async function checkAnchors(): Promise<void> {
  const found = (dropped?.found ?? embedded).bundle?.anchors
  const canCheck = typeof globalThis.crypto?.subtle === 'object' ? globalThis.bihuanVerifyAnchors : undefined
  anchors = Array.isArray(found) ? await (canCheck ?? unchecked)(found, roots).catch(() => []) : []
  draw()
}

/** Named, and said to be unchecked. */
const unchecked: AnchorVerifier = async found =>
  found.map((anchor, at) => ({
    label: `anchors/${at + 1}`,
    anchor,
    digest: hashOf(new TextEncoder().encode(String(anchor.note))),
  }))

function outside(): HTMLElement[] {
  return anchorList(anchors, { language, moment, onRoots: file => void takeRoots(file), problem: rootsProblem })
}

async function takeRoots(file: File): Promise<void> {
  const text = await file.text()
  rootsProblem = text.includes('-----BEGIN CERTIFICATE-----') ? undefined : 'no-certificate'
  roots = rootsProblem === undefined ? text : undefined
  await checkAnchors()
}

function top(): HTMLElement {
  const t = pageWords[language]
  const toggle = el('button', { type: 'button', lang: language === 'zh' ? 'en' : 'zh-CN' }, t.other)
  toggle.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh'
    draw()
  })
  return el('div', { class: 'top' }, el('h1', {}, t.title), toggle)
}

function verdict(): HTMLElement {
  const t = pageWords[language]
  const { faults } = shownNow()
  const isGood = faults.length === 0
  const lines = [isGood ? t.goodText : t.badText]
  if (dropped !== undefined && !dropped.isThis) lines.unshift(t.notThis)
  if (dropped !== undefined && isGood) lines.push(say(t.wholeGood, { files: dropped.found.files + 3 }))
  if (dropped === undefined && (embedded.bundle?.files.length ?? 0) > 0) lines.push(t.filesOpen)
  return el(
    'section',
    { class: `verdict ${isGood ? 'good' : 'bad'}`, role: 'status', 'data-verdict': isGood ? 'good' : 'bad' },
    el('strong', {}, isGood ? t.good : t.bad),
    ...lines.map(line => el('p', {}, line)),
  )
}

function facts({ bundle, manifest, key, counts }: Verified): HTMLElement {
  const t = pageWords[language]
  const rows: readonly (readonly [string, string])[] = [
    [t.case, bundle === undefined ? (manifest?.number ?? '') : `${bundle.case.number} ${bundle.case.title}`],
    [t.company, bundle?.case.company ?? ''],
    [t.taken, bundle === undefined ? '' : `${moment(bundle.taken.at)} ${bundle.taken.by}`],
    [t.reason, bundle?.taken.reason ?? ''],
    [t.origin, manifest?.origin ?? ''],
    [t.checkpoint, bundle === undefined ? '' : pointText(bundle)],
    [t.key, key ?? ''],
    [t.content, say(t.counts, counts)],
    [
      t.anchors,
      bundle === undefined || bundle.anchors.length === 0
        ? t.noAnchors
        : bundle.anchors
            .map(one => `${anchorWords[language][one.kind === 'rfc3161' ? 'stamp' : 'chain']} ${moment(one.at)}`)
            .join('; '),
    ],
  ]
  return el(
    'dl',
    { class: 'facts' },
    ...rows.filter(([, text]) => text !== '').flatMap(([label, text]) => [el('dt', {}, label), el('dd', {}, text)]),
  )
}

function faults({ faults: found }: Verified): HTMLElement[] {
  const t = pageWords[language]
  if (found.length === 0) return []
  return [
    el('h2', {}, `${t.faults} (${found.length})`),
    el(
      'ul',
      { class: 'bad', id: 'faults' },
      ...found.slice(0, 200).map(fault => el('li', {}, faultText(t, fault, anchorWords[language].fault))),
    ),
  ]
}

function dropZone(): HTMLElement {
  const t = pageWords[language]
  const input = el('input', { type: 'file', accept: '.zip', 'aria-label': t.choose })
  input.addEventListener('change', () => void check((input as HTMLInputElement).files?.[0]))
  const zone = el('div', { class: 'drop' }, el('p', {}, isBusy ? t.checking : t.drop), input)
  zone.addEventListener('dragover', event => {
    event.preventDefault()
    zone.classList.add('over')
  })
  zone.addEventListener('dragleave', () => zone.classList.remove('over'))
  zone.addEventListener('drop', event => {
    event.preventDefault()
    void check(event.dataTransfer?.files[0])
  })
  return zone
}

async function check(file: File | undefined): Promise<void> {
  if (file === undefined) return
  isBusy = true
  draw()
  const found = verifyBundle(new Uint8Array(await file.arrayBuffer()))
  const own = embedded.manifest
  dropped = { found, isThis: found.manifest?.number === own?.number && found.manifest?.takenAt === own?.takenAt }
  isBusy = false
  await checkAnchors()
}

function contents({ bundle, faults: found }: Verified): HTMLElement[] {
  if (bundle === undefined) return []
  const t = pageWords[language]
  try {
    return [
      ...eventList(bundle, found, t, language),
      ...dutyList(bundle, t, language, moment),
      ...signatureList(bundle, t, language, moment),
      ...paperList(bundle, t, language),
      ...fileList(bundle, found, dropped !== undefined, t),
    ]
  } catch {
    return [quiet(t.fault['bundle-unreadable'])] // altered beyond what can be shown; the faults above say where
  }
}

function trust(): HTMLElement {
  const t = pageWords[language]
  return el('aside', { class: 'note' }, el('h3', {}, t.trustTitle), el('p', {}, t.trustOne), el('p', {}, t.trustTwo))
}

/** How many entries it counts, and when it was signed, as it says itself. */
function pointText({ checkpoint: { size, note } }: Bundle): string {
  const at = /^time (\S+)$/m.exec(note)?.[1]
  return say(pageWords[language].pointSize, { size }) + (at === undefined ? '' : ` · ${moment(at)}`)
}

/** In the zone of whoever reads; what is no moment stays as it is written. */
function moment(at: string): string {
  const read = Date.parse(at)
  return Number.isNaN(read)
    ? at
    : new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(read)
}

void checkAnchors()
