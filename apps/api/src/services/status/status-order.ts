/** Room between two columns' sort keys. Columns are few: every change of their order renumbers them all. */
export const statusOrderStep = 1_024
