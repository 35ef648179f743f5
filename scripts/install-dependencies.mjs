import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}/node_modules/.installed-lock-hash`

/** Installs what package-lock.json says, once per lock file. Prints to stderr only, so that JSON on stdout stays clean. */
export function installDependencies() {
  const hash = createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  process.stderr.write('正在安装依赖（首次约一分钟） / installing dependencies …\n')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--include=dev'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    process.stderr.write(
      '依赖安装失败，请检查网络与 npm 设置后重试。 / npm ci failed; check the network and npm settings, then try again.\n',
    )
    process.exit(1)
  }
  writeFileSync(stamp, hash)
}
