import type { StaffPage } from '../../service/contract/index.ts'

/** Every page of the staff's room, by the name of its picture. */
export const staffPages: Record<StaffPage['name'], Record<string, StaffPage>> = {
  badge: {
    'staff-badge': { name: 'badge', problem: null, camera: 'live' },
    'staff-badge-unknown': { name: 'badge', problem: 'unknownBadge', camera: 'live' },
    'staff-badge-noCamera': { name: 'badge', problem: null, camera: 'unavailable' },
  },
  badgeNumber: {
    'staff-badgeNumber': { name: 'badgeNumber', problem: null },
    'staff-badgeNumber-unknown': { name: 'badgeNumber', problem: 'unknownBadge' },
  },
  pin: {
    'staff-pin': { name: 'pin', problem: null, triesLeft: 5, checking: false },
    'staff-pin-wrong': { name: 'pin', problem: 'wrong', triesLeft: 3, checking: false },
    'staff-pin-checking': { name: 'pin', problem: null, triesLeft: 4, checking: true },
  },
  locked: { 'staff-locked': { name: 'locked', minutes: 5 } },
  menu: { 'staff-menu': { name: 'menu', who: 'Hemlata', outOfService: false } },
}
