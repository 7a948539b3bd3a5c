import { CheckIcon, ColorSwatch, Group, Input, UnstyledButton } from '@mantine/core'
import { useId } from 'react'

/** Of projects and columns. Named: colours alone tell nothing to who can't see them. */
const colors = [
  ['#64748b', 'Slate'],
  ['#3b82f6', 'Blue'],
  ['#6366f1', 'Indigo'],
  ['#a855f7', 'Purple'],
  ['#ec4899', 'Pink'],
  ['#ef4444', 'Red'],
  ['#f97316', 'Orange'],
  ['#eab308', 'Yellow'],
  ['#22c55e', 'Green'],
  ['#14b8a6', 'Teal'],
] as const

/** One that was chosen elsewhere, as by the API, is shown beside those that can be chosen here. */
const colorsWith = (value: string) =>
  colors.some(([color]) => color === value)
    ? colors
    : [...colors, [value, `Its own, ${value}`] as const]

type Props = { label: string; value: string; onChange: (color: string) => void }

export function ColorChoice({ label, value: given, onChange }: Props) {
  const id = useId()
  const value = given.toLowerCase()
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }}>
      <Group gap={8} mt={6} role="radiogroup" aria-labelledby={id}>
        {colorsWith(value).map(([color, name]) => (
          <UnstyledButton
            key={color}
            type="button"
            role="radio"
            aria-checked={value === color}
            aria-label={name}
            title={name}
            onClick={() => onChange(color)}
          >
            <ColorSwatch color={color} size={24} c="white">
              {value === color && <CheckIcon size={10} />}
            </ColorSwatch>
          </UnstyledButton>
        ))}
      </Group>
    </Input.Wrapper>
  )
}
