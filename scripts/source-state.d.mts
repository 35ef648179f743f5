/** Whether dist/ has that half as the sources are now. */
export function isBuilt(half: 'server' | 'web'): boolean
