import { Center, Loader } from '@mantine/core'

export const Loading = ({ label }: { label: string }) => (
  <Center mih="40vh" role="status" aria-label={label}>
    <Loader />
  </Center>
)
