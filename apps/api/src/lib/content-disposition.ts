/** Types that a browser shows without running anything in them. SVG, HTML and XML can hold scripts. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** RFC 6266: the name in ASCII for the oldest clients, and as it is. */
export function contentDisposition(type: string, fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(fileName).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const kind = shown.has(type) ? 'inline' : 'attachment'
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
