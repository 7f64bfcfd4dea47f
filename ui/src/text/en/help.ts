import type { HelpStateKey } from '../../help/states';

/** Who does something in the process. */
export type HelpActor = 'you' | 'alibaba' | 'carrier' | 'facility';

/** Something that somebody does, and how long it takes where that is known. */
export interface HelpDeed {
  who: HelpActor;
  what: string;
  takes?: string;
}

/** One of the five steps. */
export interface HelpStep {
  title: string;
  lead: string;
  deeds: HelpDeed[];
  notes: string[];
}

/** A thing to look at when something does not work. */
export interface HelpCheck {
  say: string;
  /** Stated by Alibaba Cloud; otherwise it is what network engineers commonly do. */
  stated?: true;
}

/** A fault, how it shows, and what to look at, in order. */
export interface HelpFault {
  title: string;
  signs: string;
  checks: HelpCheck[];
}

/** Where something is found in Alibaba Cloud’s console. */
export interface HelpWhere {
  what: string;
  console: string;
  here: string;
}

export const help = {
  rail: 'Help',
  title: 'Help',
  lead: 'Everything here is on this computer and needs no network.',
  parts: { label: 'Parts of the help', process: 'The process', faults: 'When it does not work', console: 'In Alibaba Cloud’s console', glossary: 'Words' },
  search: 'Search the help',
  searchPlaceholder: 'Word, fault, state',
  found: (n: number) => (n === 1 ? '1 match' : `${n} matches`),
  nothing: (query: string) => `Nothing in the help mentions “${query}”. A shorter word finds more.`,
  clear: 'Clear the search',
  go: 'Open the help',
  keys: 'List of keys',
  actors: { you: 'You', alibaba: 'Alibaba Cloud', carrier: 'Carrier or builder', facility: 'Facility operator' } satisfies Record<HelpActor, string>,
  step: (n: number) => `Step ${n}`,
  takes: 'Takes',
  who: 'Who',
  what: 'What',
  wholeTime: 'From the first application to traffic takes one to three months.',
  processSource: 'After Alibaba Cloud’s guide to dedicated connections. Times are Alibaba Cloud’s own; a holiday or a network freeze lengthens them.',
  stated: 'Alibaba Cloud',
  statedHelp: 'Lines marked “Alibaba Cloud” are stated by Alibaba Cloud. The others are what network engineers commonly do.',
  signs: 'How it shows',
  look: 'Look at, in this order',
  consoleColumns: { what: 'What', console: 'In the console', here: 'Here' },
  consoleSource: 'The console changes: a label may read differently by now. Older pages name the columns in other words.',
  statesTitle: 'What a state is called there and here',
  statesColumns: { console: 'Console', api: 'API', here: 'This desk', turn: 'Next' },
  terms: (n: number) => `${n} terms`,
  termColumns: { zh: '中文', en: 'English', origin: 'Where the word is from' },
  origins: { alibaba: 'Alibaba Cloud', translation: 'Usual translation', usage: 'Common usage' },
  termSource: (date: string) => `From public pages of Alibaba Cloud, as of ${date}.`,

  steps: [
    {
      title: 'Choose an access point',
      lead: 'An access point is the facility in which your line meets Alibaba Cloud’s network. The nearest one that takes your carrier is usually the right one.',
      deeds: [
        { who: 'you', what: 'Compare distance, carriers, port types and fees, and decide how many lines and sites you need.' },
        { who: 'carrier', what: 'Says whether it can reach the facility, and at what price.' },
      ],
      notes: [
        'China Telecom, China Unicom and China Mobile take only their own circuits in their facilities: no other carrier’s, and no dark fibre.',
        'Ports are optical and single-mode: 1, 10, 40 or 100GE. Above 10 Gbit/s the account manager is asked first.',
      ],
    },
    {
      title: 'Apply for a port',
      lead: 'The port is where your line ends on Alibaba Cloud’s device. Several ports of one order stand or fall together.',
      deeds: [
        { who: 'you', what: 'Switch on billing of outbound traffic once, choose high-reliability, classic or recommended mode, and apply.' },
        { who: 'alibaba', what: 'Reviews the application and allocates a port.', takes: 'minutes' },
      ],
      notes: [
        'Two ports at one access point are the default limit; more can be asked for.',
        'Buy your own optics for your side: single-mode, dual-fibre, the same rate, wavelength and reach as Alibaba Cloud’s, which reach 10 km.',
        'The port’s status stays Down until the line is built and the port is paid.',
      ],
    },
    {
      title: 'LOA and access',
      lead: 'The Letter of Authorization lets named engineers into the facility. It is Alibaba Cloud’s document; the handout of this desk is carried beside it.',
      deeds: [
        { who: 'you', what: 'Apply for the LOA with the companies, the visit and every engineer’s ID document.' },
        { who: 'alibaba', what: 'Reviews the LOA; once approved, installs its optical module.', takes: 'up to 2 working days' },
        { who: 'carrier', what: 'In an Alibaba Cloud facility in the mainland: follows the text message, confirms the visit, gets the entry QR code and hands in personal data.' },
        { who: 'you', what: 'Download the LOA, record what it says, issue the handout, give both to the engineers.', takes: 'a day before the visit in a third party’s facility' },
      ],
      notes: [
        'The text message with the entry QR code falls away in third parties’ facilities, in Hong Kong and outside China.',
        'In facilities of the three large carriers in Beijing, Shanghai, Hangzhou and Shenzhen the carrier’s own letter with both companies’ seals is needed as well.',
        'For another visit, an LOA can be applied for again.',
      ],
    },
    {
      title: 'Construction',
      lead: 'The line is surveyed, brought to the facility, and connected inside it up to the cage; Alibaba Cloud does the last few metres.',
      deeds: [
        { who: 'carrier', what: 'Surveys the site, with Alibaba Cloud’s help.', takes: 'up to 2 working days' },
        { who: 'carrier', what: 'Brings the line to the equipment outside Alibaba Cloud’s cage.' },
        { who: 'facility', what: 'Provides the in-building patch cable, which you rent from it.' },
        { who: 'carrier', what: 'Deploys, lays fibre, cross-connects, measures light, tests connectivity, bandwidth and SLA, and hands over a test report.' },
        { who: 'you', what: 'Report completion with the circuit ID and the cable label or panel port.' },
        { who: 'alibaba', what: 'Connects the patch cable to the port.', takes: 'up to 2 working days in the mainland, 3 elsewhere' },
      ],
      notes: [
        'In the mainland the survey team needs access to Alibaba Cloud’s cage. Elsewhere the facility operator’s meet-me room is enough.',
      ],
    },
    {
      title: 'Activate and connect',
      lead: 'Paying for the port brings it up. A virtual border router and an Express Connect Router then lead to your VPCs.',
      deeds: [
        { who: 'you', what: 'Pay the port resource usage fee. The status becomes Available and the port goes Up.' },
        { who: 'you', what: 'Create a VBR for the port, connect it to an ECR, associate the VPC, set up BGP, and test the failover.' },
      ],
      notes: ['A port that is terminated still costs money until it is unsubscribed.'],
    },
  ] as HelpStep[],

  faults: [
    {
      title: 'No light, or the port stays down',
      signs: 'The link lamp is dark on your device; the console shows the port as Down although the pigtail is done.',
      checks: [
        { say: 'Paid? Until the port is paid its status is Down, whatever the fibre does.', stated: true },
        { say: 'Swap the two strands at your end. Transmit to transmit is the most frequent fault of all.' },
        { say: 'Clean and look at both connectors; LC on both ends.', stated: true },
        { say: 'Same optics on both ends: rate, wavelength, reach, single-mode, dual-fibre.', stated: true },
        { say: 'Measure the light at the panel and at your device. Compare with the data sheet of the module: too little is loss or dirt, too much needs an attenuator.' },
        { say: 'Compare panel, port and strands as built with what the LOA says.' },
      ],
    },
    {
      title: 'Strands swapped or mixed up',
      signs: 'One direction has light, the other has none; or another port’s light arrives.',
      checks: [
        { say: 'Send visible light from one end and look where it comes out, strand by strand.' },
        { say: 'Follow the label of the in-building cable from panel to panel; correct the label first, then the cable.' },
        { say: 'Swap the pair at one end only. Swapping at both ends changes nothing.' },
        { say: 'If the fault lies behind Alibaba Cloud’s panel, report it with circuit ID, panel and port; their engineer alone may change it.' },
      ],
    },
    {
      title: 'Link does not come up, or is slow, or drops packets',
      signs: 'Light is right on both sides, but the link flaps, or the interface counts errors.',
      checks: [
        { say: 'Automatic negotiation off; fixed speed and full duplex on your interface.', stated: true },
        { say: 'The module’s rate is the port’s rate: 10GBase-LR for 10GE.', stated: true },
        { say: 'Error counters that rise point to dirt, a bent fibre or a module that is too weak for the distance.' },
        { say: 'Frames of 1500 bytes pass end to end; 8500 only where the VBR is set to it and hangs on an ECR.', stated: true },
        { say: 'Every device of the carrier between both ends carries 802.1Q.', stated: true },
      ],
    },
    {
      title: 'Link is up, but nothing answers: VLAN',
      signs: 'Light and link are right; no ARP entry, no answer to ping from the peer’s address.',
      checks: [
        { say: 'The VLAN of your sub-interface is the VBR’s. 0 means an untagged routed port, with a single VBR on it.', stated: true },
        { say: 'Both addresses lie in one subnet, with the same mask, and not in 100.64.0.0/10.', stated: true },
        { say: 'The carrier passes this VLAN unchanged, or maps it: ask which tag it hands over.' },
        { say: 'The address of your side is not written on Alibaba Cloud’s side, and the other way round.' },
      ],
    },
    {
      title: 'BGP does not come up',
      signs: 'The neighbour stays Idle, Connect or Active instead of Established.',
      checks: [
        { say: 'Ping the peer’s address first. Without it, see VLAN.' },
        { say: 'AS numbers: the VBR’s side is 45104 unless you set another; your own on your side.', stated: true },
        { say: 'The same MD5 key on both sides, or none on either.', stated: true },
        { say: 'TCP port 179 passes every filter between both ends.' },
        { say: 'At most 110 routes per neighbour unless more were granted: summarise what you announce.', stated: true },
        { say: 'With BFD: intervals of 200–1000 ms and a multiplier of 3–10; one hop on a direct fibre.', stated: true },
      ],
    },
    {
      title: 'Some traffic passes, some is lost: asymmetric routing',
      signs: 'Ping works from one side only; long sessions break; a firewall drops packets of unknown sessions.',
      checks: [
        { say: 'Trace the path in both directions. With two circuits, one direction may take the other line.' },
        { say: 'Prefer one line in both directions: AS path or local preference on your side, the priority on Alibaba Cloud’s.' },
        { say: 'Firewalls with state on both lines either share it, or see both directions of each session.' },
        { say: 'Every VPC has a route back to your networks, and your network has one to the VPC, no wider and no narrower.' },
        { say: 'Your gateway answers more than 500 echo requests a second: health checks that are dropped look like a dead line.', stated: true },
      ],
    },
  ] as HelpFault[],

  where: [
    { what: 'Apply for a port', console: 'Express Connect, Physical Connection, Create Physical Connection', here: 'Circuits, Apply for a port' },
    { what: 'See how far a circuit is', console: 'Physical Connection, columns Construction Procedure, LOA Status and Port Status', here: 'The circuit’s page: steps and next action' },
    { what: 'Apply for an LOA', console: 'The port’s row, Apply for LOA', here: 'The circuit’s page, Apply for LOA' },
    { what: 'Download the LOA', console: 'The port’s row, once LOA Status is LOA Approved', here: 'Record the answer, then keep the PDF beside it' },
    { what: 'Get the entry QR code', console: 'Not in the console: the link in the text message opens the entry platform', here: 'The LOA’s entry credentials' },
    { what: 'Report completion', console: 'The port’s row, Confirm Delivery', here: 'The circuit’s page, in the construction step' },
    { what: 'Pay for the port', console: 'The port’s row, once it says Pending Payment', here: 'The circuit’s page, in the activation step' },
    { what: 'Change provider, cable ID or contacts', console: 'The port’s row, Line O&M', here: 'The circuit’s page' },
    { what: 'See address, room and cabinet of the device', console: 'Shown only with the privilege ec_can_get_pconn_address', here: 'What the LOA’s approval recorded' },
    { what: 'Raise a limit', console: 'Quota Center, Express Connect', here: 'Accounts, limits' },
    { what: 'Terminate or delete a port', console: 'The port’s row; first the VBRs and shared ports on it', here: 'The circuit’s page, More' },
  ] as HelpWhere[],

  /** What the console calls a state and what follows, by the keys of `help/states.ts`. */
  states: {
    initial: ['Application in Progress', 'Wait'],
    allocating: ['Approved, Allocating Resources', 'Wait a few minutes'],
    allocated: ['Port Allocated; To Apply for LOA', 'Apply for the LOA'],
    review: ['LOA Being Applied', 'Wait up to 2 working days'],
    rejected: ['Rejected', 'Correct it and apply again'],
    approved: ['LOA Approved', 'Issue the handout, build the line'],
    completing: ['Pigtails Connection; Waiting for Pigtail Installation', 'Wait 2 working days, 3 outside the mainland'],
    payment: ['Pending Payment; Pay Resource Occupation Fees', 'Pay'],
    enabled: ['Available; Active; Port Status Up', 'Create the VBR'],
    terminated: ['Disabled', 'Unsubscribe, then delete'],
  } satisfies Record<string, readonly [console: string, next: string]> as Record<HelpStateKey, readonly [console: string, next: string]>,
};
