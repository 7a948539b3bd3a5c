import { expect, test } from 'bun:test'
import { aReadCompany, aTold, tellNexa } from './support/clerk/tell-nexa'
import { useClerk } from './support/clerk/use-clerk'
import { SocketClient } from './support/socket-client'
import { waitUntil } from './support/wait-until'

const team = useClerk()

/** A company that has invited an address, and what its inviter hears from then on. */
async function anInviter() {
  const company = await aReadCompany(team())
  const { ada, workspace } = company
  const email = `${crypto.randomUUID()}@example.com`
  const { id: invitationId } = await ada.post(`${workspace}/invitations`, { email })
  const socket = await SocketClient.connect(ada)
  await socket.subscribe(`workspace:${ada.workspaceId}`)
  const heard = async (count: number) => {
    await waitUntil(() => socket.events.length >= count)
    return socket.events.splice(0)
  }
  return { company, email, invitationId, heard, socket }
}

test('an invitation that is accepted in Clerk is told to have ended', async () => {
  const { company, email, invitationId, heard, socket } = await anInviter()
  const accepted = {
    id: 'orginv_1',
    email_address: email,
    organization_id: company.organization.id,
  }
  await tellNexa(company, 'organizationInvitation.accepted', accepted)
  // Told again it is no news.
  await tellNexa(company, 'organizationInvitation.accepted', accepted)
  await aTold(company, { email })
  expect(await heard(2)).toMatchObject([
    { type: 'invitation:deleted', data: { invitationId, invitation: null } },
    { type: 'member:created', data: { member: { email } } },
  ])
  socket.close()
})

test('whoever comes in by Clerk ends the invitation of their address by being a member', async () => {
  const { company, email, heard, socket } = await anInviter()
  await aTold(company, { email })
  expect(await heard(1)).toMatchObject([{ type: 'member:created', data: { member: { email } } }])
  socket.close()
})

test("an invitation of an address that became a member's is told to have ended", async () => {
  const { company, email, invitationId, heard, socket } = await anInviter()
  const { clerk } = company
  const { user, key } = await aTold(company)
  await heard(1)
  await tellNexa(company, 'user.updated', await clerk.updateUser(user.id, { email }))
  const membership = await clerk.updateMembership({ ...key, role: 'org:member' })
  await tellNexa(company, 'organizationMembership.updated', membership)
  await waitUntil(() => socket.events.some(({ type }) => type === 'invitation:deleted'))
  expect(socket.events.find(({ type }) => type === 'invitation:deleted')).toMatchObject({
    data: { invitationId, invitation: null },
  })
  socket.close()
})
