import { me, session, signIn, signUp } from './account'
import { operation } from './operation'

export const accountOperations = {
  signUp: operation({
    summary: 'Make an account and sign in',
    access: 'public',
    method: 'post',
    path: '/api/auth/sign-up',
    body: signUp,
    answer: session,
  }),
  signIn: operation({
    summary: 'Sign in with email and password',
    access: 'public',
    method: 'post',
    path: '/api/auth/sign-in',
    body: signIn,
    answer: session,
    status: 200,
  }),
  signOut: operation({
    summary: 'End this session',
    access: 'account',
    method: 'post',
    path: '/api/auth/sign-out',
  }),
  getMe: operation({
    summary: 'Who is signed in, and what they may do in the active workspace',
    access: 'account',
    method: 'get',
    path: '/api/auth/me',
    answer: me,
  }),
}
