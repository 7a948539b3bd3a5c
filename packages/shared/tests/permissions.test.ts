import { describe, expect, test } from 'bun:test'
import {
  hasAllPermissions,
  hasAnyPermission,
  hasPermission,
  isAtLeast,
  type Permission,
  permission,
  permissions,
  permissionsOf,
  type Role,
  role,
  roles,
} from '@nexa/shared/permissions'

/** Written out, not computed: this is what was promised. */
const table: [Permission, Record<Role, boolean>][] = [
  ['workspace:read', { super_admin: true, pm: true, member: true, guest: true }],
  ['workspace:update', { super_admin: true, pm: false, member: false, guest: false }],
  ['workspace:delete', { super_admin: true, pm: false, member: false, guest: false }],
  ['workspace:invite', { super_admin: true, pm: true, member: false, guest: false }],
  ['project:read', { super_admin: true, pm: true, member: true, guest: true }],
  ['project:create', { super_admin: true, pm: true, member: false, guest: false }],
  ['project:update', { super_admin: true, pm: true, member: false, guest: false }],
  ['project:delete', { super_admin: true, pm: true, member: false, guest: false }],
  ['task:read', { super_admin: true, pm: true, member: true, guest: true }],
  ['task:create', { super_admin: true, pm: true, member: true, guest: false }],
  ['task:update', { super_admin: true, pm: true, member: true, guest: false }],
  ['task:assign', { super_admin: true, pm: true, member: true, guest: false }],
  ['task:delete', { super_admin: true, pm: true, member: false, guest: false }],
  ['comment:read', { super_admin: true, pm: true, member: true, guest: true }],
  ['comment:create', { super_admin: true, pm: true, member: true, guest: false }],
  ['comment:update', { super_admin: true, pm: true, member: true, guest: false }],
  ['comment:delete', { super_admin: true, pm: true, member: false, guest: false }],
]

describe('the table of roles', () => {
  test('names every permission once', () => {
    expect(table.map(([name]) => name)).toEqual([...permissions])
  })

  test.each(table)('%s', (name, expected) => {
    const given = Object.fromEntries(roles.map((one) => [one, hasPermission(one, name)]))
    expect(given).toEqual(expected)
  })

  test.each([...roles])('the permissions of a %s are those of their column, in order', (holder) => {
    const expected = table.filter(([, given]) => given[holder]).map(([name]) => name)
    expect(permissionsOf(holder)).toEqual(expected)
  })

  test('a more powerful role may do all that a less powerful one may', () => {
    expect(hasAllPermissions('super_admin', permissionsOf('pm'))).toBe(true)
    expect(hasAllPermissions('pm', permissionsOf('member'))).toBe(true)
    expect(hasAllPermissions('member', permissionsOf('guest'))).toBe(true)
  })
})

describe('several permissions', () => {
  test('any: one of them is enough', () => {
    expect(hasAnyPermission('guest', ['task:update', 'task:read'])).toBe(true)
    expect(hasAnyPermission('guest', ['task:update', 'task:delete'])).toBe(false)
  })

  test('all: one that is missing is too many', () => {
    expect(hasAllPermissions('member', ['task:read', 'task:update'])).toBe(true)
    expect(hasAllPermissions('member', ['task:update', 'task:delete'])).toBe(false)
  })

  test('an empty list is never partly held, and always whole', () => {
    expect(hasAnyPermission('super_admin', [])).toBe(false)
    expect(hasAllPermissions('guest', [])).toBe(true)
  })
})

describe('who stands above whom', () => {
  test.each<[Role, Role[]]>([
    ['super_admin', ['super_admin', 'pm', 'member', 'guest']],
    ['pm', ['pm', 'member', 'guest']],
    ['member', ['member', 'guest']],
    ['guest', ['guest']],
  ])('a %s is at least %p', (holder, below) => {
    expect(roles.filter((other) => isAtLeast(holder, other))).toEqual(below)
  })
})

test.each(['owner', 'Super_Admin', '', 'toString'])('%p is no role', (name) => {
  expect(role.safeParse(name).success).toBe(false)
})

test.each(['task:*', 'task', '', 'constructor'])('%p is no permission', (name) => {
  expect(permission.safeParse(name).success).toBe(false)
})
