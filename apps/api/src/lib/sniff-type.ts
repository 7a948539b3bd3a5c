/** Enough for archives that are told apart by their first entries, such as office documents. */
export const sniffedBytes = 64 * 1024

/** From the content's start alone: a name or a header can say anything. */
export async function sniffType(start: Uint8Array, isWhole: boolean): Promise<string> {
  // Loaded with the first file.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(start)
  return found?.mime ?? (isText(start, isWhole) ? 'text/plain' : 'application/octet-stream')
}

/** Other than tab, line feed, form feed and carriage return. */
const controls = /(?![\t\n\f\r])\p{Cc}/u

/** UTF-8 without control characters. A start may end within a letter, a whole content may not. */
function isText(start: Uint8Array, isWhole: boolean): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    return !controls.test(decoder.decode(start, { stream: !isWhole }))
  } catch {
    return false
  }
}
