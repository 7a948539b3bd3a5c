import { ActionIcon, Progress } from '@mantine/core'
import { IconRefresh, IconUpload, IconX } from '@tabler/icons-react'
import classes from './attachment.module.css'
import { dropUpload, type Upload } from './uploads'

export function UploadItem({ upload, onRetry }: { upload: Upload; onRetry: () => void }) {
  const { id, file, progress, error } = upload
  return (
    <li className={classes.item}>
      <div className={classes.picture}>
        <IconUpload size={20} stroke={1.5} aria-hidden />
      </div>
      <div className={classes.words}>
        <div className={classes.name} title={file.name}>
          {file.name}
        </div>
        {error === null ? (
          <Progress.Root size="sm" my={6}>
            <Progress.Section value={progress * 100} aria-label={`Uploading ${file.name}`} />
          </Progress.Root>
        ) : (
          <div className={classes.failed} role="alert">
            {error}
          </div>
        )}
      </div>
      <div className={classes.actions}>
        {error !== null && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Try ${file.name} again`}
            onClick={onRetry}
          >
            <IconRefresh size={16} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={error === null ? `Stop uploading ${file.name}` : `Forget ${file.name}`}
          onClick={() => dropUpload(id)}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
    </li>
  )
}
