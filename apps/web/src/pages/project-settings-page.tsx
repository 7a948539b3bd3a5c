export const ProjectSettingsPage = () => null
