const india = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** 14:05, Indian time: the staff's lists are short of room, and nobody hears them. */
export const shortTime = (iso: string): string => india.format(new Date(iso))
