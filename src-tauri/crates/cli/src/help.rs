//! The help texts. An option belongs to a command when the command's text names it.

use crate::arguments::Topic;
use crate::exit;

const GENERAL: &str = "\
With every command:
  --desk FOLDER    the desk's folder; without it $CIRCUIT_DESK_DATA_DIR, else where the
                   window of the program keeps it
  --sample         the sample project in that folder
  --json           the answer as JSON, errors too
  --lang en|zh     language of sentences and names (en)
  --at INSTANT     as if it were this instant, such as 2026-11-22T14:00:00+08:00
  -h, --help       this text; after a command, that command's
  -V, --version    the version
";

const PROGRAM: &str = "\
circuit-desk-cli reads a desk beside the window that may have it open. It takes no lock,
issues nothing, and writes nothing into the desk's folder.

Usage: circuit-desk-cli COMMAND …

  letter render    a handout's kept bytes into a file
  letter batch     many handouts into a folder, one PDF to print, or a ZIP
  letter verify    check a code, or the codes in a picture or PDF
  circuits list    circuits, a page at a time
  circuits show    one circuit
  check            whether the desk's file is sound
";

const LETTER: &str = "\
Usage: circuit-desk-cli letter COMMAND …

  letter render    a handout's kept bytes into a file
  letter batch     many handouts into a folder, one PDF to print, or a ZIP
  letter verify    check a code, or the codes in a picture or PDF
";

const RENDER: &str = "\
Usage: circuit-desk-cli letter render NUMBER [options]

Writes the bytes that were kept when the handout was issued; their SHA-256 is the one in
the register. A handout that no longer counts is refused, unless one of the last two
options says what to do with it.

  --revision N     which revision (the newest)
  --copy WHOSE     a copy that was fixed at issue: guard, installer, customer or carrier
  --with-official  Alibaba Cloud's own PDF behind it, when it is at hand
  -o, --output FILE
                   where to (its number, in the working folder); - for the standard output
  --force          over a file that is there already
  --stamped        void, expired or superseded: with that word across each page and its
                   codes crossed out; a stamp that the window has not kept yet is made
                   for this file only
  --original       void, expired or superseded: as it was issued all the same

JSON: number, revision, copy, file, bytes, sha256, ended, stamped
";

const BATCH: &str = "\
Usage: circuit-desk-cli letter batch NUMBER … --folder FOLDER [options]
       circuit-desk-cli letter batch --all [--search TEXT] --zip FILE [options]

Writes many handouts at once. A file gets its name when it is whole; a run that is
interrupted leaves nothing else than names ending in .part. At most two documents for each
thread are held, however many there are. Handouts that no longer count stay, unless one of
the last two options says what to do with them.

  --folder FOLDER  a PDF each, in a folder; one with other bytes that is there stays
  --merged FILE    one PDF with all pages, to be printed; each face is in it once
  --zip FILE       a PDF each, in a ZIP file
  --all            every handout of the register, each revision
  --search TEXT    of these only what matches, as in the window's register
  --copy WHOSE     their copies that were fixed at issue: guard, installer, customer or
                   carrier
  --with-official  Alibaba Cloud's own PDF behind each, when it is at hand
  --force          over files that are there
  --threads N      1 to 4 (as many as the machine has processors)
  --stamped        void, expired or superseded: with that word across each page
  --original       void, expired or superseded: as they were issued all the same

JSON: shape, place, done, total, written, same, kilobytes, seconds, leftOut, left: [number,
revision, why, message]. why is void, expired, superseded, noCopy, erased, exists or
unreadable; left names the first 200.
";

const VERIFY: &str = "\
Usage: circuit-desk-cli letter verify CODE [options]
       circuit-desk-cli letter verify --file PICTURE-OR-PDF [options]
       circuit-desk-cli letter verify - [options]

Checks a code with what this desk trusts: its own codes, and what was imported into it.
With - the code is read from the standard input. Whether a pass was used elsewhere cannot
be told here; the gate of the program keeps that list.

  --file FILE      a picture or PDF that shows the codes
  --site NAME      the access point of the check, as the codes call it

JSON: counts, checked: [page, text, counts, reason, sentence, kind, number, revision,
portId, site, company, notBefore, expires, name, lastFour]. reason is a word such as
expired, void, superseded, unknown_key or signature. What a code says is given only when
the code counts.
";

const CIRCUITS: &str = "\
Usage: circuit-desk-cli circuits COMMAND …

  circuits list    circuits, a page at a time
  circuits show    one circuit
";

const LIST: &str = "\
Usage: circuit-desk-cli circuits list [options]

  --search TEXT    any part of a name, id, place, company, tag, engineer …
  --turn WORD      whose turn it is: yours, theirs, done, stop or closed
  --state STATE    circuit:Allocated, loa:Applying, … ; more than one: any of them
  --group NAME     resource group; more than one: any of them
  --tag KEY=VALUE  tag; for each key any of its values
  --limit N        rows of a page, 1 to 200 (50)
  --after PLACE    the next page: the place that the page before named

JSON: circuits: [the rows of the window's table], next: the place for --after, or null
";

const SHOW: &str = "\
Usage: circuit-desk-cli circuits show NAME-OR-ID

Names, instance ids (pc-…) and the desk's own ids are understood. Document numbers and
phones are masked, as they are in the window.

JSON: the circuit's page as the window has it, without entry credentials
";

const CHECK: &str = "\
Usage: circuit-desk-cli check

Walks the chain of events, lets SQLite look at the file, and builds the tables anew in
memory to compare them. Nothing is mended.

JSON: sound, events, chain: {ok, firstBroken}, file: {ok, damage},
projections: {ok, differing}
";

/// What the help says of `topic` alone.
pub fn own(topic: Topic) -> &'static str {
    match topic {
        Topic::Program => PROGRAM,
        Topic::Letter => LETTER,
        Topic::Render => RENDER,
        Topic::Batch => BATCH,
        Topic::Verify => VERIFY,
        Topic::Circuits => CIRCUITS,
        Topic::List => LIST,
        Topic::Show => SHOW,
        Topic::Check => CHECK,
    }
}

/// The help text about `topic`.
pub fn text(topic: Topic) -> String {
    let own = own(topic);
    format!("{own}\n{GENERAL}\nIt ends with:\n{}\n", exit::TABLE)
}
