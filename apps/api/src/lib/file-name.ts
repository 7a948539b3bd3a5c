const maxLength = 255

/** C0 and C1 controls, and the marks that turn text round: "gpj.exe" must not read as "exe.jpg". */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

/** A name to show and to save under: as given, without folders and what can't be seen. */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().normalize('NFC').replace(unwanted, '').split(/[\\/]/).at(-1)
  const name = base?.trim() ?? ''
  return /^\.*$/.test(name) ? 'file' : shorten(name)
}

/** The end stays, where the extension is. */
function shorten(name: string): string {
  if (name.length <= maxLength) return name
  const extension = /\.[^.]{1,20}$/u.exec(name)?.[0] ?? ''
  return name.slice(0, maxLength - extension.length).replace(/[\ud800-\udbff]$/, '') + extension
}
