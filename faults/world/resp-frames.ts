const lineEnd = Buffer.from('\r\n')

/** Where the RESP2 value that begins at `start` ends; -1: it has not come in whole yet. */
function endOfValue(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(lineEnd, start)
  if (end === -1) return -1
  const type = String.fromCharCode(bytes[start] ?? 0)
  const next = end + lineEnd.length
  const length = Number(bytes.toString('latin1', start + 1, end))
  if (type === '$') {
    if (length < 0) return next
    const after = next + length + lineEnd.length
    return after > bytes.length ? -1 : after
  }
  if (type !== '*') return next
  let at = next
  for (let item = 0; item < length && at !== -1; item += 1) at = endOfValue(bytes, at)
  return at
}

/** Cuts what Redis sends into whole values. */
export class RespFrames {
  private rest: Buffer = Buffer.alloc(0)

  take(chunk: Buffer): Buffer[] {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const frames: Buffer[] = []
    for (let end = endOfValue(bytes, 0); end !== -1; end = endOfValue(bytes, 0)) {
      frames.push(bytes.subarray(0, end))
      bytes = bytes.subarray(end)
    }
    this.rest = bytes
    return frames
  }
}
