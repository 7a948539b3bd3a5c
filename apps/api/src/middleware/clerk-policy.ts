/** Clerk asks with it whether somebody is a program. */
const challenges = 'https://challenges.cloudflare.com'

/** What Clerk's forms need of a page. `origin`: where the project's own Clerk is. */
export const clerkPolicy = (origin: string) => ({
  scriptSrc: ["'self'", origin, challenges],
  frameSrc: ["'self'", challenges],
  workerSrc: ["'self'", 'blob:'],
})
