/** Everybody may know it: accounts of a demo are not secret. */
export const demoPassword = 'nexa-demo-password'
