export const ProjectHeader = () => null
