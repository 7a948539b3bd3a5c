import { Button } from '@mantine/core'
import {
  IconCalendar,
  IconLayoutKanban,
  IconList,
  IconPlus,
  IconSettings,
} from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { Announcer } from '../../ui/announcer'
import { FilterBar } from '../filter/filter-bar'
import { showOverlay } from '../keyboard/overlay'
import { PresentPeople } from '../presence/present-people'
import classes from './project-header.module.css'

const views = [
  { to: '/w/$workspace/p/$project', label: 'Board', Icon: IconLayoutKanban },
  { to: '/w/$workspace/p/$project/list', label: 'List', Icon: IconList },
  { to: '/w/$workspace/p/$project/calendar', label: 'Calendar', Icon: IconCalendar },
  { to: '/w/$workspace/p/$project/settings', label: 'Settings', Icon: IconSettings },
] as const

export function ProjectHeader() {
  const { state } = useProject()
  const { slug, may } = useWorkspace()
  const { project } = state
  const isSettings = useLocation({ select: ({ pathname }) => pathname.endsWith('/settings') })
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <span className={classes.color} style={{ background: project.color }} aria-hidden />
        <h1 className={classes.name} title={project.name}>
          {project.name}
        </h1>
        <span className={classes.key}>{project.key}</span>
        <div className={classes.end}>
          <PresentPeople />
          {may('task:create') && project.status === 'active' && (
            <Button
              size="xs"
              className={classes.add}
              leftSection={<IconPlus size={16} aria-hidden />}
              aria-label="New task"
              onClick={() => showOverlay({ kind: 'new-task', statusId: null })}
            >
              <span className={classes.addText}>New task</span>
            </Button>
          )}
        </div>
      </div>
      <nav className={classes.views} aria-label="Views of the project">
        {views.map(({ to, label, Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ workspace: slug, project: project.key }}
            search={({ task: _, ...filters }) => filters}
            activeOptions={{ exact: true, includeSearch: false }}
            className={classes.view}
          >
            <Icon size={16} stroke={1.7} aria-hidden />
            {label}
          </Link>
        ))}
      </nav>
      {!isSettings && <FilterBar />}
      <Announcer />
    </header>
  )
}
