import { Glob } from 'bun'

/** Whether a path is sent to the builder: the last pattern that fits it, or a folder above it, decides. */
export function readDockerIgnore(source: string): (path: string) => boolean {
  const lines = source.split('\n').map((line) => line.trim())
  const patterns = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), glob: new Glob(line.replace(/^!/, '')) }))
  return (path) => {
    const parts = path.split('/')
    const andAbove = parts.map((_, at) => parts.slice(0, at + 1).join('/'))
    const decisive = patterns.findLast(({ glob }) => andAbove.some((one) => glob.match(one)))
    return decisive?.isKept ?? true
  }
}
