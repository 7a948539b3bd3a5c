import { expect, test } from 'bun:test'
import { useTeam } from '../apps/api/tests/support/test-server'
import { waitUntil } from '../apps/api/tests/support/wait-until'
import { aProject } from './support/a-project'
import { titleOf, twoAtATask, writeDescription } from './support/at-a-task'
import { panelOf } from './support/board-page'
import { see, seeGone } from './support/see'
import { useVisitors } from './support/visitors'

const team = useTeam()
const visit = useVisitors(() => team().ada.url)

const plan = '## Plan\n\n- [ ] chairs\n- [ ] tables\n\nAsk **Grace** first.'

test('a description is written in Markdown, looked at before, saved and seen by the other', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await writeDescription(ada.page, plan)
  await panelOf(ada.page).getByRole('tab', { name: 'Preview' }).first().click()
  await see(panelOf(ada.page).getByRole('heading', { name: 'Plan' }))
  expect(await panelOf(ada.page).getByRole('checkbox', { name: 'chairs' }).isDisabled()).toBe(true)
  expect(await panelOf(linus.page).getByRole('heading', { name: 'Plan' }).count()).toBe(0)
  await panelOf(ada.page).getByRole('button', { name: 'Save', exact: true }).click()
  for (const { page } of [ada, linus]) {
    await see(panelOf(page).getByRole('heading', { name: 'Plan' }))
    await see(panelOf(page).locator('strong', { hasText: 'Grace' }))
  }
  expect([...ada.complaints, ...linus.complaints]).toEqual([])
})

test('boxes ticked one right after the other are both saved, and the other sees them', async () => {
  const { ada: client } = team()
  const { boardAt, tasks } = await aProject(client)
  await client.patch(`/api/tasks/${tasks[0].id}`, { description: plan })
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  const boxOf = (one: typeof ada, name: string) => panelOf(one.page).getByRole('checkbox', { name })
  // Answers come late, as from far away: neither box waits for them.
  await ada.page.route('**/api/tasks/*', async (route) => {
    await Bun.sleep(route.request().method() === 'PATCH' ? 300 : 0)
    await route.continue()
  })
  await boxOf(ada, 'chairs').click()
  await boxOf(ada, 'tables').click()
  for (const name of ['chairs', 'tables']) {
    expect(await boxOf(ada, name).isChecked()).toBe(true)
    await waitUntil(() => boxOf(linus, name).isChecked())
  }
  const { description } = await client.get(`/api/tasks/${tasks[0].id}`)
  expect(description).toBe(plan.replaceAll('[ ]', '[x]'))
  await boxOf(linus, 'tables').click()
  await waitUntil(async () => !(await boxOf(ada, 'tables').isChecked()))
  expect(await ada.page.getByText('Somebody else edited').count()).toBe(0)
})

test('a guest sees the boxes and cannot tick them', async () => {
  const { ada } = team()
  const { boardAt, tasks } = await aProject(ada)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { description: plan })
  const { page } = await visit({ as: 'edsger', at: `${boardAt}?task=${tasks[0].key}` })
  await see(titleOf(page, 'First'))
  await see(panelOf(page).getByRole('checkbox', { name: 'chairs' }))
  expect(await panelOf(page).getByRole('checkbox', { name: 'chairs' }).isDisabled()).toBe(true)
})

test('a description that somebody else changed meanwhile is not written over unasked', async () => {
  const { boardAt, tasks } = await aProject(team().ada)
  const { ada, linus } = await twoAtATask(visit, `${boardAt}?task=${tasks[0].key}`)
  await writeDescription(ada.page, 'Ada’s text')
  await writeDescription(linus.page, 'Linus’ text')
  await panelOf(linus.page).getByRole('button', { name: 'Save', exact: true }).click()
  await see(panelOf(linus.page).getByRole('button', { name: 'Edit description' }))
  await panelOf(ada.page).getByRole('button', { name: 'Save', exact: true }).click()
  await see(panelOf(ada.page).getByText('Somebody else edited the description meanwhile'))
  await see(panelOf(ada.page).getByText('Linus’ text'))
  await panelOf(ada.page).getByRole('button', { name: 'Replace it with mine' }).click()
  await see(panelOf(linus.page).getByText('Ada’s text'))
  await seeGone(panelOf(ada.page).getByText('Somebody else edited the description meanwhile'))
})
