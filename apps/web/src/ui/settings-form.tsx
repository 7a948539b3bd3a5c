import { Button, Group } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { RequestForm } from './request-form'
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
  const request = useFormRequest(form, async (values) => {
    await save(values)
    form.resetDirty()
    notifications.show({ message: 'The settings are saved' })
  })
  return (
    <RequestForm request={request} title="Not saved">
      {children}
      <Group justify="flex-end">
        <Button type="submit" disabled={!form.isDirty()} loading={request.isPending}>
          Save
        </Button>
      </Group>
    </RequestForm>
  )
}
