import { randomUUID } from 'node:crypto'
import { confirmBackupKey, keyToConfirm } from '../server/backup/backup-key.ts'
import { recoveryCode } from '../server/backup/recovery-code.ts'
import { systemActor } from '../server/context.ts'
import type { Database } from '../server/database/database.ts'
import { folderOwner } from '../server/database/folder-lock.ts'
import { migrate } from '../server/database/migrate.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import type { FileStore } from '../server/files/file-store.ts'
import { type Moved, moveContents, organisationIds } from '../server/files/move-contents.ts'
import { StorageUnreachable } from '../server/files/storage.ts'
import { contextOf } from '../server/http/organisation-context.ts'
import { encipherOld } from '../server/keys/encipher-old.ts'
import { rewrapContents, rotateData, rotateMaster } from '../server/keys/rotate.ts'
import { viewInstallation, viewStorage } from '../server/keys/view-storage.ts'
import { OperatorError } from '../server/operator-error.ts'
import { type CliEnvironment, withDatabase } from './backup.ts'

const usage = () =>
  new OperatorError(
    'settings.wrong',
    '用法：bihuan keys status | rotate-master | rotate-data [组织编号] | backup-code | confirm-backup-code <恢复码>',
    'usage: bihuan keys status | rotate-master | rotate-data [organisation] | backup-code | confirm-backup-code <code>',
  )

/** `bihuan keys …`: one JSON line for each answer. A server on the embedded database is asked over HTTP, by BIHUAN_API_KEY; else the database is opened. */
export async function keysCommand([what = '', ...args]: readonly string[], cli: CliEnvironment): Promise<void> {
  const remote: Readonly<Record<string, readonly [method: string, path: string]>> = {
    status: ['GET', '/api/keys-and-storage'],
    'rotate-master': ['POST', '/api/keys/rotate-master'],
    'rotate-data': ['POST', '/api/keys/rotate-data'],
    'backup-code': ['POST', '/api/backups/key'],
    'confirm-backup-code': ['POST', '/api/backups/key/confirm'],
  }
  const call = Object.hasOwn(remote, what) ? remote[what] : undefined
  if (!call || (what === 'confirm-backup-code' && args.length === 0)) throw usage()
  const owner = cli.env.DATABASE_URL ? undefined : await folderOwner(cli.env.DATA_DIR || 'data')
  if (owner?.url !== undefined)
    return askServer(owner.url, call, what === 'confirm-backup-code' ? { code: args.join('-') } : {}, cli)
  await withDatabase(cli, async (database, files, { backup }) => {
    await migrate(database)
    cli.out(JSON.stringify(await answerTo(what, args, { database, files, cli, backup })))
  })
}

type Here = {
  database: Database
  files: FileStore
  cli: CliEnvironment
  backup: Parameters<typeof viewInstallation>[0]['backup']
}

async function answerTo(what: string, args: readonly string[], { database, files, cli, backup }: Here): Promise<unknown> {
  const deps = { database, files, clock: cli.now, newId: () => randomUUID(), newSalt: () => randomUUID() }
  const inside = <T>(org: string, work: (ctx: Awaited<ReturnType<typeof contextOf>>) => Promise<T>) =>
    inOrganisation(database, org, async tx => work(await contextOf(deps, tx, org, systemActor)))
  switch (what) {
    case 'status': {
      const organisations: Record<string, unknown> = {}
      for (const org of await organisationIds(database)) organisations[org] = await inside(org, ctx => viewStorage(ctx, files))
      return { installation: await viewInstallation({ files, dataDir: files.dataDir, backup }), organisations }
    }
    case 'rotate-master':
      return rotateMaster(database, files.keys, { actor: 'system', now: cli.now(), newId: deps.newId })
    case 'rotate-data': {
      const rotated: Record<string, string> = {}
      for (const org of args.length > 0 ? args : await organisationIds(database))
        rotated[org] = await inside(org, ctx => rotateData(ctx, files.keys))
      const records = await encipherOld(database, cli.now)
      return { rotated, records, wrapped: await rewrapContents(database, files, new AbortController().signal) }
    }
    case 'backup-code': {
      const key = await keyToConfirm(files.dataDir, files.keys.random)
      return key ? { code: recoveryCode(key) } : { confirmed: true }
    }
    default:
      return { confirmed: await confirmBackupKey(files.dataDir, args.join('-'), cli.now()) }
  }
}

async function askServer(
  url: string,
  [method, path]: readonly [string, string],
  body: object,
  { env, out }: CliEnvironment,
): Promise<void> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${env.BIHUAN_API_KEY ?? ''}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok)
    throw new OperatorError(
      'settings.wrong',
      `服务器拒绝：${String(answer.title)}（请设置与服务器相同的 BIHUAN_API_KEY）`,
      `The server refused: ${String(answer.code)} (set the BIHUAN_API_KEY that the server was started with)`,
    )
  out(JSON.stringify(answer))
}

/** `bihuan files move --to s3|folder`: every file into one storage, while servers on PostgreSQL go on; on the embedded database none may run. */
export async function filesMoveCommand(args: readonly string[], cli: CliEnvironment): Promise<void> {
  const to = args[0] === '--to' ? args[1] : undefined
  if (to !== 's3' && to !== 'folder')
    throw new OperatorError('settings.wrong', '用法：bihuan files move --to s3|folder', 'usage: bihuan files move --to s3|folder')
  await withDatabase(cli, async (database, files) => {
    await migrate(database)
    const tell = ({ moved, lost, damaged }: Moved) => {
      if ((moved + lost + damaged) % 100 === 0) cli.out(JSON.stringify({ moved, lost, damaged }))
    }
    try {
      files.of('s3')
      cli.out(JSON.stringify({ done: true, ...(await moveContents({ database, files, to, onProgress: tell })) }))
    } catch (error) {
      if (!(error instanceof StorageUnreachable)) throw error
      throw new OperatorError(
        'settings.wrong',
        `S3 存储无法使用：${error.message}。请检查 FILES_S3_* 设置后再次运行，会从停下的地方继续。`,
        `The S3 storage cannot be used: ${error.message}. Check the FILES_S3_* settings and run it again; it goes on where it stopped.`,
        { cause: error },
      )
    }
  })
}
