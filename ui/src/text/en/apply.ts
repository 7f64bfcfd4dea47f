/** Choosing the mode of an application for ports. */
export const apply = {
  title: 'Apply for ports',
  lead: 'How shall the access points be found?',
  modes: {
    highReliability: {
      name: 'High reliability',
      when: 'Take it when traffic must go on while a device or a whole site is down: several ports over one or two access points, ordered as one.',
      facts: '2 to 16 ports · all ports or none · not for CloudBox',
    },
    classic: {
      name: 'Classic',
      when: 'Take it when you know the access point, or for CloudBox: you choose region, provider and access point yourself.',
      facts: '1 port · can back up a circuit that you have',
    },
    recommended: {
      name: 'Recommended',
      when: 'Take it when latency decides: access points are ranked by their latency to the zone of your cloud resources.',
      facts: '1 port · measured or estimated latency',
    },
  },
};
