/** Room between two tasks' sort keys: 16 insertions between the same two before a column is renumbered. */
export const taskOrderStep = 65_536
