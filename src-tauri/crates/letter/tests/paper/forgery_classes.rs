//! Fifty thousand forged codes of fifteen classes, and a thousand genuine ones: the figures that say how far a
//! code can be trusted. Chance comes from a fixed seed, so that a failure can be looked at again.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use ciborium::Value;
use desk_letter::{
    codes::{Codes, IssuingKey, PREFIX},
    letter::Letter,
    sample,
    verify::{Refusal, Verified, verify},
};

use crate::made::{letter as handout, trust, visit};

/// Forgeries of each class.
const EACH: usize = 3_400;

/// A number after the other, the same ones in every run (SplitMix64, by Steele, Lea and Flood).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next() as u8).collect()
    }
}

/// The four parts of a signed envelope, to be tampered with.
struct Parts {
    protected: Vec<u8>,
    unprotected: Value,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl Parts {
    fn of(code: &str) -> Self {
        let bytes = base45::decode(&code[PREFIX.len()..]).unwrap();
        let parts: Value = ciborium::from_reader(bytes.as_slice()).unwrap();
        let [protected, unprotected, payload, signature]: [Value; 4] =
            parts.into_array().unwrap().try_into().unwrap();
        Self {
            protected: protected.into_bytes().unwrap(),
            unprotected,
            payload: payload.into_bytes().unwrap(),
            signature: signature.into_bytes().unwrap(),
        }
    }

    fn code(self) -> String {
        let parts = vec![
            Value::Bytes(self.protected),
            self.unprotected,
            Value::Bytes(self.payload),
            Value::Bytes(self.signature),
        ];
        written(&cbor(&Value::Array(parts)))
    }

    fn claims(&self) -> Vec<(Value, Value)> {
        let claims: Value = ciborium::from_reader(self.payload.as_slice()).unwrap();
        claims.into_map().unwrap()
    }

    fn with_claims(self, claims: Vec<(Value, Value)>) -> Self {
        Self {
            payload: cbor(&Value::Map(claims)),
            ..self
        }
    }
}

fn cbor(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn written(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", base45::encode(bytes))
}

/// A genuine code and another one, for a forger to work with.
struct Stolen<'a> {
    code: &'a str,
    other: &'a str,
    seal: &'a str,
    pass: &'a str,
    letter: &'a Letter,
}

type Forge = fn(&Stolen<'_>, &mut Chance) -> String;

const CLASSES: [(&str, Forge); 15] = [
    ("one bit flipped", |stolen, chance| {
        let mut bytes = base45::decode(&stolen.code[PREFIX.len()..]).unwrap();
        let at = chance.below(bytes.len());
        bytes[at] ^= 1 << chance.below(8);
        written(&bytes)
    }),
    ("one character changed", |stolen, chance| {
        let alphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        let mut text = stolen.code.as_bytes().to_vec();
        let at = chance.below(text.len());
        let other = alphabet[chance.below(alphabet.len())];
        text[at] = if text[at] == other { b'!' } else { other };
        String::from_utf8(text).unwrap()
    }),
    ("cut short", |stolen, chance| {
        stolen.code[..chance.below(stolen.code.len())].to_owned()
    }),
    ("something added", |stolen, chance| {
        let length = 1 + chance.below(6);
        let added = base45::encode(chance.bytes(length));
        format!("{}{added}", stolen.code)
    }),
    ("signed with a key of one's own", |stolen, chance| {
        let key = IssuingKey::from_seed(&chance.bytes(32).try_into().unwrap());
        desk_letter::codes::seal(stolen.letter, &key).unwrap()
    }),
    (
        "signed with a key of one's own under our name",
        |stolen, chance| {
            let key = IssuingKey::from_seed(&chance.bytes(32).try_into().unwrap());
            let forged = Parts::of(&desk_letter::codes::seal(stolen.letter, &key).unwrap());
            Parts {
                protected: Parts::of(stolen.code).protected,
                ..forged
            }
            .code()
        },
    ),
    (
        "a claim changed under the old signature",
        |stolen, chance| {
            let parts = Parts::of(stolen.code);
            let mut claims = parts.claims();
            let at = chance.below(claims.len());
            let claim = &mut claims[at].1;
            *claim = match claim.clone() {
                Value::Text(text) => Value::Text(format!("{text}{}", chance.below(10))),
                Value::Bytes(mut bytes) => {
                    let at = chance.below(bytes.len());
                    bytes[at] = bytes[at].wrapping_add(1 + chance.below(255) as u8);
                    Value::Bytes(bytes)
                }
                _ => Value::from(chance.below(1 << 40) as i64),
            };
            parts.with_claims(claims).code()
        },
    ),
    ("another code's signature", |stolen, _| {
        Parts {
            signature: Parts::of(stolen.other).signature,
            ..Parts::of(stolen.code)
        }
        .code()
    }),
    ("another code's claims", |stolen, _| {
        Parts {
            payload: Parts::of(stolen.other).payload,
            ..Parts::of(stolen.code)
        }
        .code()
    }),
    (
        "a pass shown as a seal, a seal as a pass",
        |stolen, chance| {
            let (from, to) = if chance.below(2) == 0 {
                (stolen.pass, stolen.seal)
            } else {
                (stolen.seal, stolen.pass)
            };
            let parts = Parts::of(from);
            let mut claims = parts.claims();
            // the kind of the other one, and what only the other kind says
            let theirs = Parts::of(to).claims();
            claims[0] = theirs[0].clone();
            claims.truncate(8);
            claims.extend_from_slice(&theirs[8..]);
            parts.with_claims(claims).code()
        },
    ),
    ("another algorithm", |stolen, chance| {
        let mut parts = Parts::of(stolen.code);
        // {1: -8, 4: kid}: EdDSA becomes ES256, HMAC, none or anything else
        let others = [-7_i64, -35, 5, 4, 0, -1, -37, 1];
        let headers: Value = ciborium::from_reader(parts.protected.as_slice()).unwrap();
        let mut headers = headers.into_map().unwrap();
        headers[0].1 =
            Value::from(others[chance.below(others.len())] - chance.below(4) as i64 * 64);
        parts.protected = cbor(&Value::Map(headers));
        parts.code()
    }),
    ("headers that are not protected", |stolen, chance| {
        let mut parts = Parts::of(stolen.code);
        let label = 1 + chance.below(64) as i64;
        parts.unprotected = Value::Map(vec![(
            Value::from(label),
            Value::from(chance.below(1 << 30) as i64),
        )]);
        parts.code()
    }),
    (
        "the same content in another form of CBOR",
        |stolen, chance| {
            // an integer in more bytes than it needs, or a length that is left open
            let parts = Parts::of(stolen.code);
            let mut payload = parts.payload.clone();
            let entries = payload[0] & 0x1f;
            if chance.below(2) == 0 {
                payload[0] = 0xBF;
                payload.push(0xFF);
            } else {
                payload.splice(0..1, [0xB8, entries]);
            }
            let at = chance.below(parts.signature.len());
            let mut signature = parts.signature.clone();
            signature[at] ^= (chance.below(2) * 255) as u8;
            Parts {
                payload,
                signature,
                ..parts
            }
            .code()
        },
    ),
    (
        "signatures that weak checks let through",
        |stolen, chance| {
            // zero, small-order points, and s + L, which a check that does not ask for the smallest s accepts
            const ORDER: [u8; 32] = [
                0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9,
                0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
            ];
            let mut parts = Parts::of(stolen.code);
            match chance.below(3) {
                0 => parts.signature = vec![0; 64],
                1 => {
                    parts.signature = vec![0; 64];
                    parts.signature[0] = 1; // the neutral point
                    parts.signature[32] = chance.next() as u8;
                }
                _ => {
                    let mut carry = 0_u16;
                    for (byte, order) in parts.signature[32..].iter_mut().zip(ORDER) {
                        let sum = u16::from(*byte) + u16::from(order) + carry;
                        (*byte, carry) = (sum as u8, sum >> 8);
                    }
                }
            }
            parts.code()
        },
    ),
    ("noise", |_, chance| {
        let length = chance.below(240);
        let bytes = chance.bytes(length);
        if chance.below(4) == 0 {
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            written(&bytes)
        }
    }),
];

fn check(code: &str, letter: &Letter) -> Result<Verified, Refusal> {
    verify(code, &trust(), visit(), Some(letter.site()))
}

/// Handouts that differ in what their codes say.
fn letters(chance: &mut Chance, count: usize) -> Vec<Letter> {
    let companies = [
        "岚合网络工程有限公司",
        "Łódź Fibre & Söhne",
        "龘𰻝施工",
        "A",
    ];
    (0..count)
        .map(|n| {
            let mut letter = handout(
                1 + chance.below(16),
                desk_letter::letter::Paper::A4,
                desk_letter::letter::AccessFlow::SmsQr,
            );
            letter.number = format!("LOA-K7PM-2026-{n:06}");
            letter.revision = 1 + chance.below(9) as u32;
            letter.circuit.instance_id = format!("pc-{:016x}", chance.next());
            letter.parties.construction = companies[chance.below(companies.len())].to_owned();
            letter.window.to += TimeDelta::minutes(chance.below(600) as i64);
            letter
        })
        .collect()
}

fn codes_of(letter: &Letter, chance: &mut Chance) -> Codes {
    let ids: Vec<[u8; 8]> = letter
        .engineers
        .iter()
        .map(|_| chance.next().to_be_bytes())
        .collect();
    Codes::issue(letter, &ids, &sample::key()).unwrap()
}

#[test]
fn forged_codes_are_refused_and_genuine_ones_are_not() {
    let chance = &mut Chance(0x10A);
    let letters = letters(chance, 100);
    let all: Vec<Codes> = letters
        .iter()
        .map(|letter| codes_of(letter, chance))
        .collect();

    let genuine: Vec<(&Letter, &String)> = letters
        .iter()
        .zip(&all)
        .flat_map(|(letter, codes)| {
            std::iter::once(&codes.seal)
                .chain(&codes.passes)
                .map(move |code| (letter, code))
        })
        .cycle()
        .take(1_000)
        .collect();
    let accepted = genuine
        .iter()
        .filter(|(letter, code)| check(code, letter).is_ok())
        .count();
    assert_eq!(accepted, genuine.len(), "every genuine code counts");

    let mut refusals: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let mut forged = 0;
    for (class, forge) in CLASSES {
        for _ in 0..EACH {
            let at = chance.below(all.len());
            let (codes, others) = (
                &all[at],
                &all[(at + 1 + chance.below(all.len() - 1)) % all.len()],
            );
            let seal_or_pass = |codes: &'_ Codes, seal: bool| {
                if seal {
                    codes.seal.clone()
                } else {
                    codes.passes[0].clone()
                }
            };
            let seal = chance.below(2) == 0;
            let (code, other) = (seal_or_pass(codes, seal), seal_or_pass(others, seal));
            let stolen = Stolen {
                code: &code,
                other: &other,
                seal: &codes.seal,
                pass: &codes.passes[0],
                letter: &letters[at],
            };
            let forgery = forge(&stolen, chance);
            assert_ne!(forgery, code, "{class}: nothing was forged");
            // whole claims of another genuine code with its own signature would be that code, not a forgery
            match check(&forgery, &letters[at]) {
                Ok(verified) => panic!("{class}: {forgery} was accepted as {verified:?}"),
                Err(refusal) => {
                    *refusals
                        .entry(class)
                        .or_default()
                        .entry(format!("{refusal:?}"))
                        .or_default() += 1
                }
            }
            forged += 1;
        }
    }
    println!(
        "{accepted} of {} genuine codes accepted; {forged} forgeries of {} classes, 0 accepted:",
        genuine.len(),
        CLASSES.len()
    );
    for (class, reasons) in refusals {
        println!("  {class}: {reasons:?}");
    }
    assert!(forged >= 50_000);
}
