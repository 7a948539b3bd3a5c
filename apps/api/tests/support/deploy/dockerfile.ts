/** One line of a Dockerfile, with the options before its words. */
export type Instruction = { name: string; options: Record<string, string>; text: string }

export function parseDockerfile(source: string): Instruction[] {
  const lines = source.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  return lines
    .join('\n')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => {
      const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
      const [, flags = '', text = ''] = /^((?:--\S+\s+)*)(.*)$/.exec(rest) ?? []
      const options = [...flags.matchAll(/--([\w-]+)=(\S+)/g)].map(([, key, value]) => [key, value])
      return { name: name.toUpperCase(), options: Object.fromEntries(options), text }
    })
}
