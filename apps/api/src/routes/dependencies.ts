import { dependencyOperations as operations } from '@nexa/shared/dependency-operations'
import { addDependency } from '../services/dependency/add-dependency'
import { listDependencies } from '../services/dependency/dependency-queries'
import { removeDependency } from '../services/dependency/remove-dependency'
import { memberEndpoint } from './endpoint'

export const dependencyRoutes = [
  memberEndpoint(operations.listDependencies, ({ scope, params }) =>
    listDependencies(scope, params.id),
  ),
  memberEndpoint(operations.addDependency, ({ scope, params, body }) =>
    addDependency(scope, params.id, body),
  ),
  memberEndpoint(operations.removeDependency, ({ scope, params }) =>
    removeDependency(scope, params.id, params.dependsOnId),
  ),
]
