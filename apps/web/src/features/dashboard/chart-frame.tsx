import type { ReactNode } from 'react'
import { Section } from '../../ui/section'

export const chartHeight = 180

type Props = { title: string; label?: string; children: ReactNode }

/** `label` tells who can't see the chart what it shows. */
export const ChartFrame = ({ title, label, children }: Props) => (
  <Section title={title}>
    {label === undefined ? (
      children
    ) : (
      <div role="img" aria-label={label || 'No tasks yet'}>
        {children}
      </div>
    )}
  </Section>
)
