import { Modal, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import classes from './attachment.module.css'

type Props = { address: string; fileName: string }

/** Small in the list; a click shows it as large as there is room. */
export function AttachmentPicture({ address, fileName }: Props) {
  const [isOpen, preview] = useDisclosure(false)
  return (
    <>
      <UnstyledButton
        className={classes.picture}
        aria-label={`Show ${fileName}`}
        onClick={preview.open}
      >
        <img src={address} alt="" />
      </UnstyledButton>
      <Modal
        opened={isOpen}
        onClose={preview.close}
        title={fileName}
        size="auto"
        centered
        classNames={{ title: classes.fileName ?? '', body: classes.preview ?? '' }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <img src={address} alt={fileName} />
      </Modal>
    </>
  )
}
