import { ActionIcon, Skeleton, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { messageOf } from '../../query-client'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { Late } from '../../ui/late'
import classes from './navigation.module.css'
import { useOpenTasks } from './use-open-tasks'

const CreateProjectModal = lazy(async () => ({
  default: (await import('../workspace/create-project-modal')).CreateProjectModal,
}))

export function ProjectLinks({ onGo }: { onGo?: (() => void) | undefined }) {
  const { slug, may } = useWorkspace()
  const projects = useQuery(projectsQuery(slug))
  const openTasks = useOpenTasks()
  const [isCreating, modal] = useDisclosure(false)
  return (
    <>
      <div className={classes.heading}>
        <Text component="h2" size="xs" fw={600} c="dimmed" id="projects-heading">
          Projects
        </Text>
        {may('project:create') && (
          <Tooltip label="New project">
            <ActionIcon variant="subtle" color="gray" aria-label="New project" onClick={modal.open}>
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {projects.isPending && <Skeletons />}
      {projects.error && !projects.data && (
        <Text size="xs" c="dimmed" px={10} role="alert">
          {messageOf(projects.error)}
        </Text>
      )}
      {projects.data?.length === 0 && (
        <Text size="xs" c="dimmed" px={10}>
          {may('project:create') ? 'Create your first project with +.' : 'No project yet.'}
        </Text>
      )}
      <ul className={classes.list} aria-labelledby="projects-heading">
        {projects.data?.map(({ id, key, name, color, openTaskCount }) => (
          <li key={id}>
            <Link
              to="/w/$workspace/p/$project"
              params={{ workspace: slug, project: key }}
              activeOptions={{ includeSearch: false }}
              className={classes.link}
              onClick={onGo}
            >
              <span className={classes.dot} style={{ background: color }} aria-hidden />
              <span className={classes.name} title={name}>
                {name}
              </span>
              <OpenCount count={openTasks?.projectId === id ? openTasks.count : openTaskCount} />
            </Link>
          </li>
        ))}
      </ul>
      <Late isWanted={isCreating}>
        <CreateProjectModal opened={isCreating} onClose={modal.close} onCreated={onGo} />
      </Late>
    </>
  )
}

const OpenCount = ({ count }: { count: number }) => (
  <span className={classes.count}>
    {count}
    <VisuallyHidden> open {count === 1 ? 'task' : 'tasks'}</VisuallyHidden>
  </span>
)

const Skeletons = () => (
  <output aria-label="Loading the projects">
    {[60, 80, 50].map((width) => (
      <Skeleton key={width} height={10} width={`${width}%`} mx={10} my={11} />
    ))}
  </output>
)
