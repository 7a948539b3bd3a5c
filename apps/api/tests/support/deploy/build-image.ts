import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { readDockerIgnore } from './docker-ignore'
import { type Instruction, parseDockerfile } from './dockerfile'

/** What a stage is after its last step. `root` is a folder that stands for "/". */
export type Image = {
  base: string
  root: string
  workdir: string
  user: string
  environment: Record<string, string>
  entrypoint: string[]
}

const noted = ['USER', 'EXPOSE', 'ENTRYPOINT']

/**
 * Does the steps of a Dockerfile in a folder, on this machine: without the base image, and without changing users.
 * Steps that name an absolute path in RUN are refused, as they would leave the folder.
 */
export async function buildImage(dockerfile: string, context: string, into: string) {
  const stages = new Map<string, Image>()
  const isSent = readDockerIgnore(readFileSync(`${dockerfile}.dockerignore`, 'utf8'))
  let image: Image | undefined
  for (const step of parseDockerfile(readFileSync(dockerfile, 'utf8'))) {
    if (step.name === 'FROM') {
      const [base = '', , name = String(stages.size)] = step.text.split(' ')
      const root = path.join(into, name)
      mkdirSync(root, { recursive: true })
      image = { base, root, workdir: '/', user: 'root', environment: {}, entrypoint: [] }
      stages.set(name, image)
    } else if (image) await doStep(step, image, { stages, context, isSent })
  }
  if (!image) throw new Error('The Dockerfile has no stage')
  return { image, stages: [...stages.values()] }
}

type Sources = {
  stages: Map<string, Image>
  context: string
  isSent: (path: string) => boolean
}

async function doStep(step: Instruction, image: Image, sources: Sources): Promise<void> {
  const { name, text } = step
  if (name === 'WORKDIR') {
    image.workdir = path.resolve(image.workdir, text)
    mkdirSync(path.join(image.root, image.workdir), { recursive: true })
  } else if (name === 'ENV') {
    const [key = '', value = ''] = text.split('=')
    image.environment[key] = value
  } else if (name === 'COPY') copy(step, image, sources)
  else if (name === 'RUN') await run(text, image)
  else if (name === 'USER') image.user = text
  else if (name === 'ENTRYPOINT') image.entrypoint = JSON.parse(text)
  else if (!noted.includes(name)) throw new Error(`${name} is not known here`)
}

/** A folder's content, or files, as Docker does. What is not sent to the builder is not there. */
function copy({ options, text }: Instruction, image: Image, { stages, context, isSent }: Sources) {
  const words = text.split(/\s+/)
  const target = words.pop() ?? ''
  const stage = options.from === undefined ? undefined : stages.get(options.from)
  if (options.from !== undefined && !stage) throw new Error(`There is no stage ${options.from}`)
  const folder = path.join(image.root, path.resolve(image.workdir, target))
  for (const word of words) {
    const from = stage
      ? path.join(stage.root, path.resolve(stage.workdir, word))
      : path.join(context, word)
    const isThere = existsSync(from) && (stage !== undefined || isSent(word))
    if (!isThere) throw new Error(`COPY ${text}: ${word} is not there`)
    const isFile = statSync(from).isFile()
    const to =
      isFile && (target.endsWith('/') || words.length > 1)
        ? path.join(folder, path.basename(word))
        : folder
    cpSync(from, to, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (one) => stage !== undefined || isSent(path.relative(context, one)),
    })
  }
}

async function run(command: string, { root, workdir }: Image): Promise<void> {
  if (/(^|[\s=>])\/\w/.test(command)) throw new Error(`RUN ${command}: names an absolute path`)
  const { PATH = '', HOME = '' } = process.env
  const child = Bun.spawn(['sh', '-c', command], {
    cwd: path.join(root, workdir),
    // What npm has fetched before it takes from there: the rest needs the network.
    env: { PATH, HOME, npm_config_prefer_offline: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  if (exitCode !== 0) throw new Error(`RUN ${command} ended with ${exitCode}:\n${output}${errors}`)
}
