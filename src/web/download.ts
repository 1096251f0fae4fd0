/** What is for one person's eyes: no cache keeps it. */
export const keptByNobody = { 'cache-control': 'private, no-store' }

/** The headers of a file to keep: never shown in place, never guessed at, never cached by others. @param name already safe. */
export function downloadHeaders(name: string, type: string): Record<string, string> {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
    ...keptByNobody,
    'x-content-type-options': 'nosniff',
  }
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
