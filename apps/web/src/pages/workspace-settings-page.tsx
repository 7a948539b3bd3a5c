export const WorkspaceSettingsPage = () => null
