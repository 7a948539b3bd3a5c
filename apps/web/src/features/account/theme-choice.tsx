import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { Section } from '../../ui/section'

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
] as const

export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Section title="Theme" text="On this device">
      <SegmentedControl
        aria-label="Theme"
        data={[...themes]}
        value={colorScheme}
        onChange={setColorScheme}
      />
    </Section>
  )
}
