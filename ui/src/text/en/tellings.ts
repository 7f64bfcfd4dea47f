const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The count in the rail, and notifications of the desktop. */
export const tellings = {
  /** What a screen reader says of the count beside Today. */
  yours: (n: number) => plural(n, 'circuit is your turn', 'circuits are your turn'),
  title: 'Notifications',
  on: 'Tell this desktop what is due',
  what: 'Clocks that run out, steps and visits of the day, maintenance that begins, handouts that lapse, port fees that end within a week, ports that may still cost. Each once, as a count, while this program is open. No names of people, circuits or sites, nothing of the sample project, and nothing leaves this computer.',
  example: '“2 clocks run out today. 1 visit is today. Open Circuit Desk.”',
  from: 'From',
  until: 'Until',
  allDay: 'The same hour twice means all day.',
  tried: 'A notification was shown to try it.',
  failed: 'This system refused the last notification:',
  stands: 'What is due stands on Today all the same.',
};
