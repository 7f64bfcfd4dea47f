import type { BatchShape, BatchWhy } from '../../ipc/contract';

const plural = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const shape: Record<BatchShape, string> = { folder: 'A PDF each, in a folder', merged: 'One PDF with all pages, to print', zip: 'A PDF each, in a ZIP file' };

const why: Record<BatchWhy, string> = {
  void: 'Void.',
  expired: 'Past its validity.',
  superseded: 'A newer revision has taken its place.',
  noCopy: 'It has no such copy.',
  erased: 'It was erased with a person whom it named.',
  exists: 'Another file of that name is there; it stays.',
  unreadable: 'It cannot be read or put together.',
};

/** Many handouts at once: chosen in the register, written into a folder, one file to print, or a ZIP. */
export const batch = {
  pick: (number: string, revision: number) => `Choose ${number}, revision ${revision}`,
  pickAll: (n: number) => (n === 1 ? 'Choose the one handout that matches' : `Choose all ${n.toLocaleString('en')} handouts that match`),
  picked: (n: number, of: number) => `${n.toLocaleString('en')} of ${plural(of, 'handout', 'handouts')} chosen`,
  begin: 'Write or print together',
  key: 'choose',
  clear: 'Choose none',
  title: (n: number) => `Write ${plural(n, 'handout', 'handouts')} together`,
  running: (done: number, of: number) => `Writing handouts: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`,
  show: 'Show',
  as: 'As',
  shape,
  shapeHelp: {
    folder: 'Each with its exact bytes. A file that is there already stays.',
    merged: 'In the order of their numbers, with an outline. Every page as it was issued; each typeface is in the file once.',
    zip: 'Each with its exact bytes.',
  },
  whose: 'Which document',
  official: (n: number, of: number) => (n === 0 ? 'Append Alibaba Cloud’s own PDFs: none is at hand' : `Append Alibaba Cloud’s own PDFs: ${n.toLocaleString('en')} of ${of.toLocaleString('en')} at hand`),
  ended: (n: number) => `Also the ${plural(n, 'one', 'ones')} that no longer ${n === 1 ? 'counts' : 'count'}, stamped on every page`,
  replace: 'Replace files of the same name that say something else',
  plan: (handouts: number, pages: number, size: string) => `${plural(handouts, 'handout', 'handouts')}, ${plural(pages, 'page', 'pages')}, about ${size}.`,
  noCopy: (n: number) => `${plural(n, 'handout has', 'handouts have')} no such copy and ${n === 1 ? 'stays' : 'stay'} here.`,
  none: 'None of the chosen handouts goes out this way.',
  go: { folder: 'Choose a folder and write', merged: 'Choose a file and write', zip: 'Choose a file and write' },
  asking: 'Waiting for the choice…',
  progress: (done: number, of: number) => `${done.toLocaleString('en')} of ${plural(of, 'handout', 'handouts')}`,
  secondsLeft: (seconds: number) => (seconds < 60 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`),
  stop: 'Cancel the batch',
  stopping: 'Ending…',
  hide: 'Go on in the background',
  size: (kilobytes: number) => (kilobytes < 1000 ? `${kilobytes} kB` : `${(kilobytes / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`),
  done: (written: number, place: string) => `${plural(written, 'handout', 'handouts')} written: ${place}`,
  same: (n: number) => `${plural(n, 'file was', 'files were')} there already, with the same bytes.`,
  cancelledFolder: (written: number, place: string) => `Cancelled. ${plural(written, 'file stands', 'files stand')} in ${place}, each whole.`,
  cancelledFile: 'Cancelled. No file was made.',
  failed: 'The batch stopped.',
  left: (n: number) => `${plural(n, 'handout', 'handouts')} stayed here`,
  moreLeft: (n: number) => `and ${n.toLocaleString('en')} more`,
  why,
  openFolder: 'Open the folder',
  openFile: 'Open the file',
  again: 'Write once more',
};
