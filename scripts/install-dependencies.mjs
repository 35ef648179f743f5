import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}/node_modules/.installed-lock-hash`

/** Installs what package-lock.json says, once per lock file. Prints to stderr only, so that JSON on stdout stays clean. */
export function installDependencies() {
  // A linked folder belongs to another checkout: installing here would empty it.
  if (lstatSync(`${root}/node_modules`, { throwIfNoEntry: false })?.isSymbolicLink()) return
  const hash = createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  process.stderr.write('正在安装依赖（首次约一分钟） / installing dependencies …\n')
  // `npm ci` refuses where a registry (a company's mirror, often) lacks a package that only another kind of computer needs;
  // `npm install` keeps to the versions of the lock file too, and does without it.
  if (!npm(['ci'], 'pipe') && !npm(['install', '--no-save'], 2)) {
    process.stderr.write(
      '依赖安装失败，请检查网络与 npm 设置后重试。 / The dependencies could not be installed; check the network and the npm settings, then try again.\n',
    )
    process.exit(1)
  }
  writeFileSync(stamp, hash)
}

function npm(command, output) {
  const { status } = spawnSync('npm', [...command, '--no-audit', '--no-fund', '--include=dev'], {
    cwd: root,
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  })
  return status === 0
}
