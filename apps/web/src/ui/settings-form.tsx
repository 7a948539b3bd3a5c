import { Button, Group, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { FormProblem } from './form-problem'
import { useFormRequest } from './use-form-request'

type Props<Values extends Record<string, unknown>> = {
  form: UseFormReturnType<Values>
  save: (values: Values) => Promise<unknown>
  children: ReactNode
}

/** The fields of something that is there already, saved together. */
export function SettingsForm<Values extends Record<string, unknown>>({
  form,
  save,
  children,
}: Props<Values>) {
  const { submit, isPending, problem } = useFormRequest(form, async (values) => {
    await save(values)
    form.resetDirty()
    notifications.show({ message: 'The settings are saved' })
  })
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormProblem title="Not saved" problem={problem} />
        {children}
        <Group justify="flex-end">
          <Button type="submit" disabled={!form.isDirty()} loading={isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
