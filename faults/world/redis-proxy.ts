import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Random } from '../random'
import { RespFrames } from './resp-frames'

/** What happens to messages of channels on their way from Redis to an instance. */
export type Tampering = 'none' | 'drop' | 'double' | 'swap'

const isMessage = (frame: Buffer) => frame.subarray(0, 16).toString('latin1').includes('message\r')
const share = 0.3

const toBytes = (chunk: string | Buffer) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)

/** Stands between one instance and Redis. */
export class RedisProxy {
  tampering: Tampering = 'none'
  /** Messages that were dropped, doubled or overtaken. */
  tampered = 0
  private isHolding = false
  private readonly open = new Set<Socket>()

  private constructor(
    private readonly server: Server,
    private readonly redisPort: number,
    private readonly random: Random,
  ) {}

  static async start(redisPort: number, random: Random): Promise<RedisProxy> {
    const server = createServer()
    const proxy = new RedisProxy(server, redisPort, random)
    server.on('connection', (client) => proxy.join(client))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    const address = this.server.address()
    if (typeof address !== 'object' || !address) throw new Error('The proxy has no port')
    return `redis://127.0.0.1:${address.port}`
  }

  get connections(): number {
    return this.open.size
  }

  /** What the instance says from here on never reaches Redis. */
  hold(): void {
    this.isHolding = true
  }

  /** What was held is lost, and the instance that said it is gone. */
  goOn(): void {
    this.isHolding = false
  }

  stop(): void {
    for (const socket of this.open) socket.destroy()
    this.server.close()
  }

  private join(client: Socket): void {
    const redis = connect(this.redisPort, '127.0.0.1')
    this.open.add(client)
    const end = () => {
      this.open.delete(client)
      client.destroy()
      redis.destroy()
    }
    for (const socket of [client, redis]) socket.on('close', end).on('error', end)
    client.on('data', (chunk) => {
      if (!this.isHolding) redis.write(chunk)
    })
    const frames = new RespFrames()
    const overtaken: Buffer[] = []
    redis.on('data', (chunk) => {
      for (const frame of frames.take(toBytes(chunk))) this.pass(frame, client, overtaken)
    })
  }

  private pass(frame: Buffer, client: Socket, overtaken: Buffer[]): void {
    const isTampered = this.tampering !== 'none' && isMessage(frame) && this.random.next() < share
    if (isTampered) this.tampered += 1
    if (isTampered && this.tampering === 'drop') return
    if (isTampered && this.tampering === 'swap') return void overtaken.push(frame)
    client.write(frame)
    if (isTampered) client.write(frame)
    for (const late of overtaken.splice(0)) client.write(late)
  }
}
