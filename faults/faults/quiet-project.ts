import type { World } from '../world/world'

const idOf = (answer: unknown): string =>
  typeof answer === 'object' && answer && 'id' in answer ? String(answer.id) : ''

/** A project that no writer and no reader knows. What is done in it goes into the history all the same. */
export async function makeQuietProject({ tenants, instances, workload }: World) {
  const [tenant] = tenants
  const [instance] = instances
  if (!tenant) throw new Error('There is no tenant')
  const own = workload.client(tenant, tenant.owner, instance)
  const { data } = await own.createProject({ body: { name: `${tenant.canary} quiet` } })
  const params = { id: data.id }
  const text = () => `${tenant.canary} ${crypto.randomUUID()}`
  const common = { projectId: data.id }
  return {
    tenant,
    room: `project:${data.id}`,
    head: async () => (await own.getBoard({ params })).data.head,

    async addTask(): Promise<string> {
      const { answer } = await workload.write(instance, tenant, {
        ...common,
        kind: 'createTask',
        send: (client, options) => client.createTask({ params, body: { title: text() } }, options),
      })
      return idOf(answer)
    },

    addComment: (taskId: string, length: number) =>
      workload.write(instance, tenant, {
        ...common,
        kind: 'createComment',
        send: (client, options) => {
          const body = { content: text() + 'x'.repeat(length) }
          return client.createComment({ params: { id: taskId }, body }, options)
        },
      }),
  }
}
