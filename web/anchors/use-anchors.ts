import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import {
  AnchorChecked,
  type AnchorKind,
  AnchorSettingsView,
  type SetChain,
  type SetTimestamp,
} from '../../server/anchors/schema.ts'
import { get, post, request } from '../api/request.ts'

/** What changes where anchors or their settings do. */
export const anchorKeys = [['anchors']] as const

/** 外部锚定 as set. */
export const useAnchorSettings = () =>
  useQuery({
    queryKey: ['anchors', 'settings'],
    queryFn: ({ signal }) => get('/api/anchors/settings', AnchorSettingsView, { signal }),
  })

const put = (kind: AnchorKind, body: SetTimestamp | SetChain, intent: string) =>
  request(`/api/anchors/settings/${kind}`, { method: 'PUT', body, schema: AnchorSettingsView, intent })
export const setTimestamp = (body: SetTimestamp, intent: string) => put('timestamp', body, intent)
export const setChain = (body: SetChain, intent: string) => put('chain', body, intent)
export const checkAnchors = (kind: AnchorKind, intent: string) =>
  post(`/api/anchors/settings/${kind}/check`, {}, AnchorChecked, intent)
export const retryAnchor = (id: string, intent: string) =>
  post(`/api/anchors/${encodeURIComponent(id)}/retry`, {}, z.object({ ok: z.literal(true) }), intent)
