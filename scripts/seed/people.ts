/** The first one owns the workspace. `.example` is reserved: nobody gets mail there. */
export const people = [
  { name: 'Maya Okafor', email: 'maya@demo.example' },
  { name: 'Jonas Weber', email: 'jonas@demo.example' },
  { name: 'Lin Chen', email: 'lin@demo.example' },
  { name: 'Sofía Rossi', email: 'sofia@demo.example' },
]

export type FirstName = 'maya' | 'jonas' | 'lin' | 'sofia'
export const emailOf = (name: FirstName) => `${name}@demo.example`
