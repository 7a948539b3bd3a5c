import path from 'node:path'
import { z } from 'zod'
import { markdownTable } from './table'

const frame = z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() })
const profile = z.object({
  nodes: z.array(
    z.object({ id: z.number(), callFrame: frame, children: z.array(z.number()).optional() }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

export type CpuProfile = z.output<typeof profile>
type Frame = z.output<typeof frame>
/** The function that ran comes first, then who called it. */
type Sample = { us: number; stack: Frame[] }

export const readProfile = async (file: string): Promise<CpuProfile> =>
  profile.parse(await Bun.file(file).json())

/** Where most time was spent; the start of the server and the sign-ins are part of it. */
export function describeProfile(read: CpuProfile, top: number): string {
  const samples = busySamples(read)
  return [
    rankingOf('functions by their own time', samples, ([own]) => (own ? [nameOf(own)] : []), top),
    rankingOf('our functions with all they call', samples, (stack) => ourOwn(stack), top),
    rankingOf('folders and packages, with the native code they call', samples, chargedTo, top),
  ].join('\n\n')
}

function busySamples({ nodes, samples, timeDeltas }: CpuProfile): Sample[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((one) => [one, id])),
  )
  return samples.flatMap((id, at) => {
    const stack: Frame[] = []
    for (let one: number | undefined = id; one !== undefined; one = parents.get(one)) {
      const node = byId.get(one)
      if (node) stack.push(node.callFrame)
    }
    const isIdle = stack[0]?.functionName === '(idle)' || stack[0]?.functionName === '(program)'
    return isIdle ? [] : [{ us: timeDeltas[at] ?? 0, stack }]
  })
}

function rankingOf(
  title: string,
  samples: readonly Sample[],
  keysOf: (stack: Frame[]) => string[],
  top: number,
): string {
  const sums = new Map<string, number>()
  let all = 0
  for (const { us, stack } of samples) {
    all += us
    for (const key of new Set(keysOf(stack))) sums.set(key, (sums.get(key) ?? 0) + us)
  }
  const ranked = [...sums].sort(([, a], [, b]) => b - a).slice(0, top)
  return markdownTable(
    [title, '% of busy time'],
    ranked.map(([key, us]) => [key, ((us / all) * 100).toFixed(1)]),
  )
}

const repository = path.join(import.meta.dir, '../..')
const placeOf = ({ url }: Frame) => url.replace('file://', '').replace(`${repository}/`, '')
/** Neither the runtime's own nor compiled in. */
const isFile = (one: Frame) => placeOf(one).includes('/') && !/^(node|internal|bun):/.test(one.url)

const nameOf = (one: Frame) =>
  `${one.functionName || '(anonymous)'}  ${placeOf(one) || '(native)'}${one.lineNumber > 0 ? `:${one.lineNumber + 1}` : ''}`

const ourOwn = (stack: readonly Frame[]) =>
  stack.filter((one) => /^(apps|packages)\//.test(placeOf(one))).map(nameOf)

function chargedTo(stack: readonly Frame[]): string[] {
  const nearest = stack.find(isFile)
  if (!nearest) return ['the runtime by itself']
  const place = placeOf(nearest)
  return [/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place)?.[1] ?? path.dirname(place)]
}
