import { IconLayoutDashboard, IconSearch, IconSettings, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { AccountMenu } from './account-menu'
import { ConnectionPill } from './connection-pill'
import classes from './navigation.module.css'
import { ProjectLinks } from './project-links'
import { WorkspaceSwitcher } from './workspace-switcher'

const places = [
  { to: '/w/$workspace', name: 'Dashboard', icon: IconLayoutDashboard },
  { to: '/w/$workspace/search', name: 'Search', icon: IconSearch },
  { to: '/w/$workspace/members', name: 'Members', icon: IconUsers },
  { to: '/w/$workspace/settings', name: 'Settings', icon: IconSettings },
] as const

/** `onGo`: something was chosen that shows another page. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { slug } = useWorkspace()
  return (
    <nav className={classes.navigation} aria-label="Workspace">
      <div className={classes.top}>
        <WorkspaceSwitcher onGo={onGo} />
      </div>
      <div className={classes.scroll}>
        <ul className={classes.list}>
          {places.map(({ to, name, icon: Icon }) => (
            <li key={name}>
              <Link
                to={to}
                params={{ workspace: slug }}
                activeOptions={{ exact: to === '/w/$workspace', includeSearch: false }}
                className={classes.link}
                onClick={onGo}
              >
                <Icon size={17} stroke={1.7} className={classes.icon} aria-hidden />
                <span className={classes.name}>{name}</span>
              </Link>
            </li>
          ))}
        </ul>
        <ProjectLinks onGo={onGo} />
      </div>
      <div className={classes.bottom}>
        <ConnectionPill />
        <AccountMenu onGo={onGo} />
      </div>
    </nav>
  )
}
