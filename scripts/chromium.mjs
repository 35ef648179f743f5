import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']

/** A Chromium that starts, wherever it is installed; CHROMIUM_PATH goes first. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
  const candidates = [process.env.CHROMIUM_PATH ?? '', ...onPath, ...onMac, ...ofPlaywright()]
  // Ubuntu's chromium-browser is a stub that only says where to get one: ask it for its version.
  return candidates.find(path => path !== '' && starts(path))
}

const starts = path => existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

/** Chromium without a window of its own, in which pages are tested faster; undefined where it is not installed. */
export function findHeadlessShell() {
  const onPath = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'chromium-headless-shell'))
  return [process.env.HEADLESS_SHELL_PATH ?? '', ...onPath].find(path => path !== '' && starts(path))
}

/** Installs one, and a font with Chinese characters, where that needs no question: as root on Debian. */
export function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  process.stderr.write('正在安装 Chromium（用于端到端测试） / installing Chromium for the end-to-end tests …\n')
  const apt = args =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  return findChromium()
}

function ofPlaywright() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright')
  if (!existsSync(folder)) return []
  const versions = readdirSync(folder).filter(name => /^chromium-\d+$/.test(name))
  return versions
    .sort()
    .reverse()
    .map(name => join(folder, name, 'chrome-linux/chrome'))
}
