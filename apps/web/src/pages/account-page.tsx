import { Stack } from '@mantine/core'
import { AccountHeader } from '../features/account/account-header'
import { ApiTokens } from '../features/account/api-tokens'
import { DeletedWorkspaces } from '../features/account/deleted-workspaces'
import { Profile } from '../features/account/profile'
import { ThemeChoice } from '../features/account/theme-choice'
import { useMe } from '../session/use-me'
import { Page } from '../ui/page'

export function AccountPage() {
  const { data: me } = useMe()
  return (
    <>
      <AccountHeader />
      <main>
        <Page title="Your account" isNarrow>
          <Stack>
            {me && <Profile me={me} />}
            <ThemeChoice />
            <ApiTokens />
            <DeletedWorkspaces />
          </Stack>
        </Page>
      </main>
    </>
  )
}
