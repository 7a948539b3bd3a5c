import { lazyRouteComponent } from '@tanstack/react-router'

/**
 * A page whose code comes when it is opened. A failure is left to the error page: the router itself would load
 * everything anew, which without a network leaves nothing on the screen.
 */
export function lazyPage<Name extends string, Component>(
  load: () => Promise<Record<Name, Component>>,
  name: Name,
) {
  const loadOrTell = () =>
    load().catch((cause: unknown) => {
      throw new Error('This page could not be loaded', { cause })
    })
  return lazyRouteComponent(loadOrTell, name)
}
