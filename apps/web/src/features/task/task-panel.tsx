export const TaskPanel = () => null
