import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'

/** A task without a column, or with one that is gone, is in the default one. */
export const statusOf = ({ statusId }: TaskCard, statuses: readonly Status[]) =>
  statuses.find((one) => one.id === statusId) ?? statuses.find((one) => one.isDefault)
