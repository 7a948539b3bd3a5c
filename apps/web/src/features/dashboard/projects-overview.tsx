import { Progress, Text } from '@mantine/core'
import type { Project } from '@nexa/shared/project'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { Problem } from '../../ui/problem'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import classes from './row.module.css'

export function ProjectsOverview() {
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(projectsQuery(slug))
  return (
    <Section title="Projects">
      {error && !data ? (
        <Problem title="The projects could not be loaded" error={error} onRetry={refetch} />
      ) : data ? (
        <Rows projects={data} slug={slug} />
      ) : (
        <RowSkeletons count={4} />
      )}
    </Section>
  )
}

function Rows({ projects, slug }: { projects: readonly Project[]; slug: string }) {
  if (projects.length === 0) {
    return (
      <Text size="sm" c="dimmed" py="xs">
        There is no project yet.
      </Text>
    )
  }
  return projects.map((project) => <Row key={project.id} project={project} slug={slug} />)
}

function Row({ project, slug }: { project: Project; slug: string }) {
  const { name, key, color, taskCount, openTaskCount } = project
  const done = taskCount - openTaskCount
  return (
    <Link
      className={classes.row}
      to="/w/$workspace/p/$project"
      params={{ workspace: slug, project: key }}
    >
      <span className={classes.dot} style={{ background: color }} />
      <span className={classes.name}>{name}</span>
      <Progress
        w={72}
        size="sm"
        value={taskCount === 0 ? 0 : (done / taskCount) * 100}
        aria-label={`${done} of ${taskCount} done`}
      />
      <span className={classes.count}>{openTaskCount.toLocaleString('en')} open</span>
    </Link>
  )
}
