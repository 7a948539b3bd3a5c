import type { UseFormReturnType } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { fieldErrors, formError } from './field-errors'

export type FormRequest = {
  submit: (event?: FormEvent<HTMLFormElement>) => void
  isPending: boolean
  problem: string | null
}

/** Sends a form. A refusal is shown at its fields; `problem` is what belongs to none of them. */
export function useFormRequest<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  send: (values: Values) => Promise<unknown>,
): FormRequest {
  const fields = Object.keys(form.values)
  const { mutate, error, isPending } = useMutation({
    mutationFn: send,
    onError: (refusal) => form.setErrors(fieldErrors(refusal, fields)),
  })
  return {
    submit: form.onSubmit((values) => mutate(values)),
    isPending,
    problem: error && formError(error, fields),
  }
}
