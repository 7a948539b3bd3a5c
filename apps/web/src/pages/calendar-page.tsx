export const CalendarPage = () => null
