/** Hands a file to the browser's downloads. It is never opened as a page: it would be one of ours. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Not at once: some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
