import { fileTypeFromBuffer } from 'file-type'

/** Enough for archives that are told apart by their first entries, such as office documents. */
export const sniffedBytes = 64 * 1024

/** From the content alone: a name or a header can say anything. */
export async function sniffType(start: Uint8Array, isText: boolean): Promise<string> {
  const found = await fileTypeFromBuffer(start)
  return found?.mime ?? (isText ? 'text/plain' : 'application/octet-stream')
}

/** Other than tab, line feed, form feed and carriage return. */
const controls = /(?![\t\n\f\r])\p{Cc}/u

/** Takes a content piece by piece and tells whether it was UTF-8 without control characters. */
export class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })
  private isFine = true

  add(chunk: Uint8Array): void {
    if (this.isFine) this.isFine = this.isTextSoFar(chunk, { stream: true })
  }

  isText(): boolean {
    return this.isFine && this.isTextSoFar(new Uint8Array(), { stream: false })
  }

  private isTextSoFar(chunk: Uint8Array, options: { stream: boolean }): boolean {
    try {
      return !controls.test(this.decoder.decode(chunk, options))
    } catch {
      return false
    }
  }
}
