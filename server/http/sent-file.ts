import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Refusal, refuse } from '../errors.ts'

/** The file of a multipart body, undefined where none was sent; a body that is no multipart is `request.malformed`, not a fault of ours. */
export async function sentFile(request: FastifyRequest): Promise<MultipartFile | undefined> {
  try {
    return await request.file()
  } catch (error) {
    throw isNamed(error) ? error : unreadable(error)
  }
}

/** For `.catch` while the file is read: what broke off on the way is the sender's, anything else goes on as it is. */
export function brokenOff({ file }: MultipartFile): (error: unknown) => never {
  return error => {
    throw file.errored && !isNamed(error) ? unreadable(error) : error
  }
}

/** A refusal of ours, or an error that handleError knows by its code. */
const isNamed = (error: unknown): boolean =>
  error instanceof Refusal || (error instanceof Error && 'code' in error && String(error.code).startsWith('FST_'))

function unreadable(error: unknown): Refusal {
  const said = error instanceof Error ? error.message : String(error)
  return refuse('request.malformed', {
    detail: { zh: `上传内容不完整或无法读取：${said}`, en: `The upload cannot be read: ${said}` },
  })
}
